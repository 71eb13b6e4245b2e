/** Classes of SQLSTATE after which the same statement may succeed: the server, a lock or a limit was in the way. */
const PASSING = ["08", "40", "53", "55", "57", "58"];
/** Ours (migrations/0006): what only a bug of the caller brings about. */
export const CALLED_WRONGLY = "WL";

/**
 * Whether the database was away or busy rather than the statement wrong: worth another try, or a 503. Errors without
 * a SQLSTATE are the connection's own (refused, reset, timed out).
 */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return PASSING.includes(code.slice(0, 2));
  if (error instanceof AggregateError) return error.errors.some(isStoreAway);
  if (typeof code === "string") return /^E[A-Z]+$/.test(code);
  return /connection|timeout|terminat/i.test(error.message);
}
