import { gzipSync } from "node:zlib";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";

/** A piece of a body in a corpus file, so that the file stays small. */
export type Piece =
  | string
  /** So many copies; `{n}` is the number of each, from 0. */
  | { readonly repeat: string; readonly times: number }
  | { readonly base64: string }
  /** Little-endian, without a mark. */
  | { readonly utf16: string }
  | { readonly gzip: Piece };

export type Form = string | readonly Piece[];

export function makeBytes(form: Form): Buffer {
  return Buffer.concat((typeof form === "string" ? [form] : form).map(bytesOf));
}

function bytesOf(piece: Piece): Buffer {
  if (typeof piece === "string") return Buffer.from(piece, "utf8");
  if ("repeat" in piece) return Buffer.from(copies(piece.repeat, piece.times), "utf8");
  if ("base64" in piece) return Buffer.from(piece.base64, "base64");
  if ("utf16" in piece) return Buffer.from(piece.utf16, "utf16le");
  return gzipSync(bytesOf(piece.gzip));
}

function copies(text: string, times: number): string {
  if (!text.includes("{n}")) return text.repeat(times);
  return Array.from({ length: times }, (_, n) => text.replaceAll("{n}", String(n))).join("");
}

/**
 * A JSON value in a corpus file, written out from the innermost generator to the outermost:
 * - `{"$repeat": text, "times": n}` and `{"$join": [text…]}` are texts;
 * - `{"$list": value, "times": n}` is a list of copies in whose texts `{n}` is the number of the copy, `{next}` one more;
 * - `{"$keys": value, "times": n, "as": "k{n}"}` is a map of such copies, and `last` its last value where it has one;
 * - `{"$nest": value, "times": n, "core": value}` is a value in which the text `{inner}` stands for the next level.
 */
export function makeValue(form: Json): Json {
  if (Array.isArray(form)) return form.map(makeValue);
  if (!isJsonObject(form)) return form;
  const made: JsonObject = Object.fromEntries(Object.entries(form).map(([key, value]) => [key, makeValue(value)]));
  const times = Number(made["times"] ?? 0);
  if ("$repeat" in made) return copies(made["$repeat"] as string, times);
  if ("$join" in made) return (made["$join"] as string[]).join("");
  if ("$list" in made) return Array.from({ length: times }, (_, n) => number(made["$list"] as Json, n));
  if ("$keys" in made) {
    const name = (n: number): string => (made["as"] as string).replaceAll("{n}", String(n));
    const entries = Array.from({ length: times }, (_, n): [string, Json] => [
      name(n),
      number(made["$keys"] as Json, n),
    ]);
    return Object.fromEntries("last" in made ? [...entries, [name(times), made["last"] as Json]] : entries);
  }
  if ("$nest" in made) {
    let inner = made["core"] as Json;
    for (let n = 0; n < times; n += 1) inner = number(fill(made["$nest"] as Json, inner), n);
    return inner;
  }
  return made;
}

function number(value: Json, n: number): Json {
  return map(value, (text) => text.replaceAll("{n}", String(n)).replaceAll("{next}", String(n + 1)));
}

function fill(value: Json, inner: Json): Json {
  return map(value, (text) => (text === "{inner}" ? inner : text));
}

function map(value: Json, change: (text: string) => Json): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => map(item, change));
  if (!isJsonObject(value)) return value;
  const renamed = (key: string): string => String(change(key));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [renamed(key), map(item, change)]));
}
