import { Client } from "pg";

export interface Listener {
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly url: string;
  readonly channel: string;
  readonly onNotify: (payload: string) => void;
  /** Each time it listens (again): what was notified before that was not heard. */
  readonly onConnected?: () => void;
}

const RETRY_MS = { first: 100, most: 5_000 };
/** A connection that died without a word is noticed by this question. */
const PROBE_MS = 5_000;

/** Listens on its own direct connection, and connects again whenever that breaks. */
export function makeListener(options: ListenOptions): Listener {
  let closed = false;
  let current: Client | undefined;
  let wake: (() => void) | undefined;
  const finished = listen();

  async function listen(): Promise<void> {
    let delay = RETRY_MS.first;
    // oxlint-disable-next-line no-unmodified-loop-condition -- close() changes it
    while (!closed) {
      const client = new Client({
        connectionString: options.url,
        connectionTimeoutMillis: 5_000,
        query_timeout: 5_000,
        keepAlive: true,
        application_name: "watchloom-listen",
      });
      const broken = new Promise<void>((done) => {
        client.on("error", () => done());
        client.on("end", () => done());
      });
      client.on("notification", (message) => options.onNotify(message.payload ?? ""));
      try {
        await client.connect();
        current = client;
        await client.query(`listen ${client.escapeIdentifier(options.channel)}`);
        options.onConnected?.();
        delay = RETRY_MS.first;
        await probeUntil(client, broken);
      } catch {
        // Connected again below; those who follow go on by their fallback.
      }
      current = undefined;
      await client.end().catch(() => undefined);
      if (closed) return;
      await pause(delay);
      delay = Math.min(delay * 2, RETRY_MS.most);
    }
  }

  async function probeUntil(client: Client, broken: Promise<void>): Promise<void> {
    // oxlint-disable-next-line no-unmodified-loop-condition -- close() changes it
    while (!closed) {
      const gone = await Promise.race([broken.then(() => true), pause(PROBE_MS).then(() => false)]);
      wake?.();
      if (gone) return;
      await client.query("select 1");
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  return {
    async close() {
      closed = true;
      wake?.();
      await current?.end().catch(() => undefined);
      await finished;
    },
  };
}
