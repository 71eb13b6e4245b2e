import { isStoreAway, resealOlder, type Database, type Sealer } from "../../runtime/store/index.ts";
import type { Logger } from "./logger.ts";

const AGAIN_MS = 5000;

/** What older master keys have sealed is sealed anew beside all else; a store that is away is waited for. */
export async function resealInBackground(
  database: Database,
  sealer: Sealer,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await resealOlder(database, sealer, { log, signal });
      return;
    } catch (error) {
      if (!isStoreAway(error)) {
        log.error({ err: error }, "what older master keys have sealed could not be sealed anew");
        return;
      }
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, AGAIN_MS);
      signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}
