import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** `run_` and 26 characters: 48 bits of time, so that ids sort by age, and 80 random bits. */
export function makeRunId(now = Date.now()): string {
  return makeId("run", now);
}

export function makeMonitorId(now = Date.now()): string {
  return makeId("mon", now);
}

function makeId(kind: string, now: number): string {
  let bits = (BigInt(now) << 80n) | BigInt(`0x${randomBytes(10).toString("hex")}`);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = (ALPHABET[Number(bits & 31n)] as string) + text;
    bits >>= 5n;
  }
  return `${kind}_${text}`;
}
