import type { Json } from "../../runtime/ir/json.ts";

/** Shorter ones would take common words out of everything that a run says. */
const SHORTEST = 6;
export const REDACTED = "[redacted]";

/** Takes secrets out of what leaves an activity: outputs, failures, deltas, logs. */
export interface Scrubber {
  text(text: string): string;
  /** In keys and values; the same value where there was nothing to take out. */
  json<T extends Json>(value: T): T;
}

/**
 * Finds the values of 6 characters and more in each form in which they tend to come back: raw, base64 (also in the
 * middle of a longer text, where the same bytes look different at each of three offsets), base64url, URL-encoded,
 * JSON-escaped.
 */
export function makeScrubber(values: Iterable<string>): Scrubber {
  const forms = new Set<string>();
  for (const value of values) {
    if (value.length < SHORTEST) continue;
    for (const form of formsOf(value)) if (form.length >= SHORTEST) forms.add(form);
  }
  if (forms.size === 0) return { text: (text) => text, json: (value) => value };
  // The longest first: a form may hold another.
  const pattern = new RegExp(
    [...forms]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("|"),
    "g",
  );
  const text = (input: string): string => input.replace(pattern, REDACTED);
  const json = (value: Json): Json => {
    if (typeof value === "string") return text(value);
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(json);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [text(key), json(one)]));
  };
  return {
    text,
    // The walk copies; most values hold no secret, and their text tells so at once.
    json: (value) => (isFree(value, pattern) ? value : (json(value) as typeof value)),
  };
}

function isFree(value: Json, pattern: RegExp): boolean {
  if (typeof value === "string") return value.search(pattern) === -1;
  if (value === null || typeof value !== "object") return true;
  if (Array.isArray(value)) return value.every((one) => isFree(one, pattern));
  return Object.entries(value).every(([key, one]) => key.search(pattern) === -1 && isFree(one, pattern));
}

function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const component = encodeURIComponent(value.toWellFormed());
  const strict = component.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const escaped = JSON.stringify(value).slice(1, -1);
  const plain = [
    value,
    component,
    strict,
    component.toLowerCase(),
    component.replaceAll("%20", "+"),
    strict.replaceAll("%20", "+"),
    new URLSearchParams({ v: value }).toString().slice(2),
    escaped,
    escaped.replaceAll("/", "\\/"),
    escaped.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`),
    bytes.toString("hex"),
  ];
  return [...plain, ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset))];
}

/** The characters of a base64 text that the bytes alone decide, where `offset` bytes stand before them. */
function base64At(bytes: Buffer, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const whole = (offset + bytes.length) % 3 === 0 ? encoded : encoded.slice(0, -1);
  const own = whole.slice([0, 2, 3][offset]);
  const url = own.replaceAll("+", "-").replaceAll("/", "_");
  return [own, url];
}
