import { DateTime } from "luxon";

const UTC = { zone: "utc" } as const;

/** A date of a feed, of whatever make, as RFC 3339 in UTC; null where it is none. One without a zone is in UTC. */
export function plainDate(text: unknown): string | null {
  const written = typeof text === "string" ? text.trim() : "";
  if (written === "") return null;
  const tries = [DateTime.fromISO(written, UTC), DateTime.fromRFC2822(written, UTC), DateTime.fromHTTP(written, UTC)];
  const parsed = tries.find((one) => one.isValid)?.toMillis() ?? loose(written);
  const date = new Date(parsed);
  // Years beyond four digits are no RFC 3339.
  if (Number.isNaN(parsed) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) return null;
  return date.toISOString().replace(/\.000Z$/, "Z");
}

/** By the engine's own reading, in UTC where the text names no zone, so that no machine's zone decides. */
function loose(text: string): number {
  const inUtc = Date.parse(`${text} UTC`);
  return Number.isNaN(inUtc) ? Date.parse(text) : inUtc;
}
