import { createHash } from "node:crypto";
import type { Json } from "../../runtime/ir/json.ts";
import { formsOf, SHORTEST } from "./secret-forms.ts";
import { makeTextSearch, type TextSearch } from "./text-search.ts";

export const REDACTED = "[redacted]";

/** Takes secrets out of what leaves an activity: outputs, failures, deltas, logs, blobs. */
export interface Scrubber {
  text(text: string): string;
  /** Of a text that was cut off: what may be the beginning of a secret goes too. */
  cutText(text: string): string;
  /** In keys and values; the same value where there was nothing to take out. */
  json<T extends Json>(value: T): T;
  /** Whatever is no secret comes out as it went in; the same bytes where there was nothing to take out. */
  bytes(bytes: Uint8Array): Uint8Array;
  /**
   * The next piece of a text that comes in pieces: `out` may be shown; `held` may be the beginning of a secret and is
   * given with the next call.
   */
  piece(held: string, more: string): { readonly out: string; readonly held: string };
}

const NOTHING: Scrubber = {
  text: (text) => text,
  cutText: (text) => text,
  json: (value) => value,
  bytes: (bytes) => bytes,
  piece: (held, more) => ({ out: held + more, held: "" }),
};
/** Holding back ends here: a text that is all secrets, one in the next, shows as what it is. */
const MAX_HELD = 256 * 1024;

/** Finds the values of 6 characters and more, in every form that {@link formsOf} names. */
export function makeScrubber(values: Iterable<string>): Scrubber {
  const kept = [...values].filter((value) => value.length >= SHORTEST);
  if (kept.length === 0) return NOTHING;
  const find = lazily("text", kept, textsOf);
  const findBytes = lazily("bytes", kept, byteTextsOf);
  const numeric = kept.some((value) => /\d/.test(value) && !Number.isNaN(Number(value)));

  const text = (input: string): string => without(input, find(input).ranges);
  const json = (value: Json): Json => {
    if (typeof value === "string") return text(value);
    if (typeof value === "number") return numeric && find(String(value)).ranges.length > 0 ? REDACTED : value;
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) {
      const list = value.map(json);
      return list.every((one, index) => one === value[index]) ? value : list;
    }
    const entries = Object.entries(value);
    const clean = entries.map(([key, one]): [string, Json] => [text(key), json(one)]);
    const same = clean.every(([key, one], index) => key === entries[index]?.[0] && one === entries[index]?.[1]);
    return same ? value : Object.fromEntries(clean);
  };
  return {
    text,
    cutText(input) {
      const { ranges, open } = find(input);
      const end = input.length - open;
      return without(input.slice(0, end), clip(ranges, end));
    },
    json: (value) => json(value) as typeof value,
    bytes(bytes) {
      // Byte by byte as characters.
      const read = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
      const { ranges } = findBytes(read);
      return ranges.length === 0 ? bytes : Buffer.from(without(read, ranges), "latin1");
    },
    piece(held, more) {
      const input = held + more;
      const { ranges, open } = find(input);
      let end = input.length - open;
      const last = ranges.at(-1);
      // An occurrence stays whole: what follows may belong to a longer one.
      if (last !== undefined && last[1] > end) end = Math.min(end, last[0]);
      if (input.length - end > MAX_HELD) end = input.length;
      return { out: without(input.slice(0, end), clip(ranges, end)), held: input.slice(end) };
    },
  };
}

type Ranges = readonly (readonly [from: number, to: number])[];

function without(text: string, ranges: Ranges): string {
  if (ranges.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(at, from), REDACTED);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

function clip(ranges: Ranges, end: number): Ranges {
  return ranges.filter(([from]) => from < end).map(([from, to]) => [from, Math.min(to, end)]);
}

function textsOf(value: string): string[] {
  return [...formsOf(value)];
}

/** As they look in bytes that are read as characters: in UTF-8, and the value itself in UTF-16. */
function byteTextsOf(value: string): string[] {
  const utf8 = textsOf(value).map((form) => Buffer.from(form, "utf8").toString("latin1"));
  const wide = Buffer.from(value, "utf16le");
  return [...utf8, value, wide.toString("latin1"), wide.swap16().toString("latin1")];
}

/** Many attempts show nothing in which to search; and the next call needs the same search again. */
function lazily(
  kind: "text" | "bytes",
  values: readonly string[],
  textsOfOne: (value: string) => string[],
): TextSearch["find"] {
  let made: TextSearch | undefined;
  return (text) => {
    made ??= remembered(`${kind} ${JSON.stringify(values)}`, () => makeTextSearch(values.flatMap(textsOfOne)));
    return made.find(text);
  };
}

const searches = new Map<string, TextSearch>();
/** Of what is searched for, in characters. */
const REMEMBERED = 1_000_000;

/** The least recently used is forgotten first; the key is a digest, so that no value is kept for its sake. */
function remembered(what: string, make: () => TextSearch): TextSearch {
  const key = createHash("sha256").update(what).digest("base64");
  const search = searches.get(key) ?? make();
  searches.delete(key);
  searches.set(key, search);
  let size = [...searches.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [oldest, one] of searches) {
    if (size <= REMEMBERED) break;
    searches.delete(oldest);
    size -= one.size;
  }
  return search;
}
