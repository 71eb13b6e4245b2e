import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import type { Database } from "./database.ts";
import type { Tx } from "./transaction.ts";

/** How many points of a key were taken in the window that is open, by all processes, and when it ends. */
export interface Count {
  readonly taken: number;
  readonly endsInMs: number;
}

/** Counts in windows that all processes share; while the store is away, each process counts for itself. */
export interface RequestCounter {
  /** Takes `points` more; the first one of a window opens it. Never throws. */
  take(key: string, points: number): Promise<Count>;
}

/** No request waits longer for a count. */
const PATIENCE_MS = 500;
/** After a count that did not come, so long nobody asks. */
const AWAY_MS = 2_000;
/** Who may have how many is the caller's to say: here nothing is ever refused. */
const NO_LIMIT = 2_147_483_647;

/**
 * `windowSeconds`: how long a window lasts. Rows whose key is unlike all others': put what is counted into the key.
 * `patienceMs`: for how long the store is waited for.
 */
export function makeRequestCounter(
  database: Pick<Database, "asCaller">,
  windowSeconds: number,
  patienceMs = PATIENCE_MS,
): RequestCounter {
  let awayUntil = 0;

  const ask = async (text: string, values: (string | number)[]): Promise<{ rows: object[]; rowCount: number }> => {
    if (Date.now() < awayUntil) throw new Error("the store did not answer a moment ago");
    try {
      const rows = await within(
        patienceMs,
        database.asCaller((tx) => tx.query(text, values)),
      );
      return { rows, rowCount: rows.length };
    } catch (error) {
      awayUntil = Date.now() + AWAY_MS;
      throw error;
    }
  };

  const limiter = new RateLimiterPostgres({
    // The library's statements, in a transaction and a role of ours; the table is made by the migrations.
    storeClient: {
      query: ({ text, values }: { text: string; values: (string | number)[] }) => ask(text, values),
    },
    storeType: "client",
    schemaName: "wl",
    tableName: "rate_limits",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: "",
    points: NO_LIMIT,
    duration: windowSeconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: "", points: NO_LIMIT, duration: windowSeconds }),
  });

  return {
    async take(key, points) {
      const { consumedPoints, msBeforeNext } = await limiter.consume(key, points);
      return { taken: consumedPoints, endsInMs: Math.max(1, msBeforeNext) };
    },
  };
}

/** In the system's role: forgets windows that ended an hour ago. */
export async function purgeCounts(tx: Tx, limit = 10_000): Promise<void> {
  await tx.query(
    `delete from wl.rate_limits where key = any(array(
       select key from wl.rate_limits where expire < extract(epoch from clock_timestamp()) * 1000 - 3600000 limit $1))`,
    [limit],
  );
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
