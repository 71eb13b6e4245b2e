import { Pool } from "pg";
import { invariant } from "../ir/invariant.ts";
import { makeListener, type Listener } from "./listener.ts";
import { migrate } from "./migrate.ts";
import { rowTypes } from "./row-types.ts";
import { inTransaction, type StatementCounter, type Tx } from "./transaction.ts";

export interface DatabaseOptions {
  readonly url: string;
  /** Beside a pooler: for LISTEN and migrations. Default: `url`. */
  readonly directUrl?: string;
  /** Connections at most; default 10. */
  readonly max?: number;
  /** Told of a connection that broke while nobody used it. */
  readonly onError?: (error: Error) => void;
}

export interface Database {
  /** As a request handler: sees and writes the rows of this tenant only. */
  withTenant<T>(tenant: string, body: (tx: Tx) => Promise<T>): Promise<T>;
  /** As a request handler that does not know its tenant yet: sees no row, and can look a key up. */
  asCaller<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** Across tenants; never from a request handler. */
  asSystem<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** As a worker: append_events, get_checkpoint, put_checkpoint and nothing else. */
  asWorker<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** Applies what is missing of runtime/store/migrations; the login must own the database. */
  migrate(): Promise<string[]>;
  /** Calls back for each notification, and each time it listens (again). */
  listen(channel: string, onNotify: (payload: string) => void, onConnected?: () => void): Listener;
  /** In a transaction of its own: a notification inside a writing one costs it 8 to 21 times its time. */
  notify(channel: string, payloads: readonly string[]): Promise<void>;
  readonly counter: Readonly<StatementCounter>;
  /** Waits for the transactions that are open. */
  close(): Promise<void>;
}

export function makeDatabase(options: DatabaseOptions): Database {
  const directUrl = options.directUrl ?? options.url;
  const counter: StatementCounter = { transactions: 0, statements: 0 };
  const listeners = new Set<Listener>();
  const pool = new Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // A server that vanished without a word must not hold a caller for ever; above the statement timeout.
    query_timeout: 8_000,
    keepAlive: true,
    application_name: "watchloom",
    types: rowTypes,
  });
  // Without a listener, an idle connection that breaks would end the process.
  pool.on("error", (error) => options.onError?.(error));

  return {
    withTenant(tenant, body) {
      invariant(tenant !== "", "a tenant's transaction needs a tenant");
      return inTransaction(pool, counter, "watchloom_api", tenant, body);
    },
    asCaller: (body) => inTransaction(pool, counter, "watchloom_api", null, body),
    asSystem: (body) => inTransaction(pool, counter, "watchloom_system", null, body),
    asWorker: (body) => inTransaction(pool, counter, "watchloom_worker", null, body),
    migrate: () => migrate(directUrl),
    listen(channel, onNotify, onConnected) {
      const listener = makeListener({ url: directUrl, channel, onNotify, ...(onConnected ? { onConnected } : {}) });
      listeners.add(listener);
      return {
        async close() {
          listeners.delete(listener);
          await listener.close();
        },
      };
    },
    async notify(channel, payloads) {
      await inTransaction(pool, counter, "watchloom_worker", null, (tx) =>
        tx.query("select pg_notify($1, p) from unnest($2::text[]) p", [channel, payloads]),
      );
    },
    counter,
    async close() {
      await Promise.all([...listeners].map((listener) => listener.close()));
      await pool.end();
    },
  };
}
