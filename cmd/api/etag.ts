import { createHash } from "node:crypto";
import { ApiError } from "./problems.ts";

/** A strong validator of a state. */
export function etagOf(state: string): string {
  return `"${createHash("sha256").update(state).digest("base64url").slice(0, 22)}"`;
}

/** Whether `If-None-Match` names this state; weak validators compare as strong ones here (RFC 9110). */
export function isUnchanged(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((part) => {
    const given = part.trim();
    return given === "*" || given.replace(/^W\//, "") === etag;
  });
}

/** What an edit is held against. */
export interface Edited {
  /** For a message: "the monitor". */
  readonly what: string;
  /** Null: there is none yet. */
  readonly etag: string | null;
}

/** `If-Match`: an edit says what it is an edit of. @throws ApiError 412 */
export function checkMatch(header: string | undefined, { what, etag }: Edited): void {
  if (header === undefined) return;
  const given = header.split(",").map((part) => part.trim());
  if (etag !== null && (given.includes("*") || given.includes(etag))) return;
  const why = etag === null ? `${what} does not exist` : `${what} was changed since you have read it; read it again`;
  throw new ApiError("version-mismatch", why, etag === null ? {} : { headers: { etag } });
}

/** As {@link checkMatch}, where an edit has to say it. @throws ApiError 428, 412 */
export function demandMatch(header: string | undefined, edited: Edited): void {
  if (header === undefined) {
    const detail = `send \`If-Match\` with the \`ETag\` of ${edited.what} that you have read`;
    throw new ApiError("precondition-required", detail);
  }
  checkMatch(header, edited);
}

/** `If-None-Match` of an edit, most often `*`: only where there is none yet. @throws ApiError 412 */
export function checkNoneMatch(header: string | undefined, { what, etag }: Edited): void {
  if (etag === null || !isUnchanged(header, etag)) return;
  throw new ApiError("version-mismatch", `${what} exists already`, { headers: { etag } });
}
