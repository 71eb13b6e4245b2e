import type { Database } from "../store/index.ts";

/** The channel on which senders hear that something may be due; without a word they look twice a second. */
export const HINTS = "wl_outbox";

/**
 * Tells every process's sender, after the transaction that wrote, never in it. Nothing is lost where this is: it only
 * comes earlier.
 */
export function hintOutbox(database: Database): void {
  database.notify(HINTS, [""]).catch(() => undefined);
}
