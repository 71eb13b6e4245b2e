import { createHash, randomBytes } from "node:crypto";
import { countStreamsElsewhere, tellStreams, type Database } from "../../runtime/store/index.ts";

/** How many streams of a tenant other processes have open: what they said last, seconds old at most. */
export interface StreamCensus {
  elsewhere(tenant: string): Promise<number>;
  /** Tells the others how many are open here now. */
  tell(tenant: string, open: number): void;
  stop(): Promise<void>;
}

/** What was told or heard so long ago is told or asked again. */
const FRESH_MS = 1_000;
const AGAIN_MS = 5_000;
/** What a process says counts for so long; one that died has no streams after that. */
const GOOD_MS = 15_000;

export function makeStreamCensus(database: Pick<Database, "asCaller">): StreamCensus {
  const process = randomBytes(9).toString("base64url");
  const open = new Map<string, number>();
  const changed = new Set<string>();
  const heard = new Map<string, { readonly at: number; readonly open: Promise<number>; readonly last: number }>();
  let toldAt = 0;
  let telling: Promise<void> = Promise.resolve();

  const tellAll = async (): Promise<void> => {
    const isDue = Date.now() - toldAt > AGAIN_MS;
    const news = new Map((isDue ? [...open.keys()] : [...changed]).map((whose) => [whose, open.get(whose) ?? 0]));
    if (news.size === 0) return;
    for (const whose of news.keys()) changed.delete(whose);
    try {
      await database.asCaller((tx) => tellStreams(tx, process, news, GOOD_MS));
      if (isDue) toldAt = Date.now();
      for (const [whose, n] of news) if (n === 0 && open.get(whose) === 0) open.delete(whose);
    } catch {
      // Away: told again at the next turn; until then each process counts what it knows.
      for (const whose of news.keys()) changed.add(whose);
    }
  };
  const timer = setInterval(() => void (telling = telling.then(tellAll)), FRESH_MS);
  timer.unref();

  return {
    elsewhere(tenant) {
      const whose = digestOf(tenant);
      const before = heard.get(whose);
      if (before !== undefined && Date.now() - before.at < FRESH_MS) return before.open;
      if (heard.size > 10_000) heard.clear();
      const last = before?.last ?? 0;
      const asked = database
        .asCaller((tx) => countStreamsElsewhere(tx, process, whose))
        .then((n) => {
          heard.set(whose, { at: Date.now(), open: Promise.resolve(n), last: n });
          return n;
        })
        .catch(() => last);
      heard.set(whose, { at: Date.now(), open: asked, last });
      return asked;
    },
    tell(tenant, n) {
      const whose = digestOf(tenant);
      open.set(whose, n);
      changed.add(whose);
    },
    async stop() {
      clearInterval(timer);
      for (const whose of open.keys()) {
        open.set(whose, 0);
        changed.add(whose);
      }
      telling = telling.then(tellAll);
      await telling;
    },
  };
}

function digestOf(tenant: string): string {
  return createHash("sha256").update(tenant).digest("base64url").slice(0, 22);
}
