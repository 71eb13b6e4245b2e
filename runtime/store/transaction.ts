import type pg from "pg";

/** The role that a transaction takes; see migrations/0001-roles.sql. */
export type Role = "watchloom_api" | "watchloom_system" | "watchloom_worker";

/** A value as a statement takes it. Objects are sent as JSON. */
export type Parameter =
  string | number | bigint | boolean | null | Uint8Array | Date | readonly string[] | readonly number[];

/** An open transaction. Statements run one after another; an error in one ends the transaction. */
export interface Tx {
  readonly role: Role;
  /** Null in the transactions of the system and the worker. */
  readonly tenant: string | null;
  /** Rows as objects; `int8` comes as a number, times as RFC 3339 text in UTC with milliseconds, `jsonb` parsed. */
  query<Row extends object>(text: string, values?: readonly Parameter[]): Promise<Row[]>;
}

/** The application's transactions hold locks that others wait for; none may take longer (EXECUTION: the streams). */
export const STATEMENT_TIMEOUT_MS = 5_000;

/** Counts what was sent, so that tests and metrics can say what a follower costs. */
export interface StatementCounter {
  transactions: number;
  statements: number;
}

/**
 * Runs `body` in one transaction under `role`. Role, tenant and time limits are local to the transaction: nothing
 * stays on the connection, and a pooler in transaction mode may stand between.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  counter: StatementCounter,
  role: Role,
  tenant: string | null,
  body: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens only while a connection is idle; unheard, an error on one in use would end the process.
  const onError = (error: Error): void => void (broken = error);
  client.on("error", onError);
  try {
    counter.transactions += 1;
    await client.query(opening(client, role, tenant));
    const result = await body({
      role,
      tenant,
      async query<Row extends object>(text: string, values: readonly Parameter[] = []): Promise<Row[]> {
        counter.statements += 1;
        return (await client.query<Row & pg.QueryResultRow>(text, values as unknown[])).rows;
      },
    });
    const { command } = await client.query("commit");
    // Postgres answers so, and without an error, where a statement failed and the body went on.
    if (command === "ROLLBACK") throw new Error("the transaction was rolled back: a statement in it had failed");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    // A connection that cannot even roll back is not given to the next.
    client.off("error", onError);
    client.release(broken);
  }
}

/** One round trip for all of it. */
function opening(client: pg.PoolClient, role: Role, tenant: string | null): string {
  const settings = {
    role,
    "app.tenant": tenant ?? "",
    statement_timeout: String(STATEMENT_TIMEOUT_MS),
    idle_in_transaction_session_timeout: String(STATEMENT_TIMEOUT_MS),
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${client.escapeLiteral(name)}, ${client.escapeLiteral(value)}, true)`,
  );
  return `begin isolation level read committed; select ${calls.join(", ")}`;
}
