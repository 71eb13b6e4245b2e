import { createHash } from "node:crypto";

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
