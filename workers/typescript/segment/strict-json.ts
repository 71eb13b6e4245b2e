import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";

/** Deeper than any document may be, and shallow enough for every reader's stack. */
const MAX_DEPTH = 256;

/**
 * Why a value is no JSON, or null. JSON.stringify would change it in silence (NaN to null, undefined to nothing), and
 * another language's reader of a history would stumble over it for ever.
 */
export function jsonProblem(value: unknown, path = "", depth = 0): string | null {
  if (value === null || typeof value === "boolean" || typeof value === "string") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : `${at(path)} is ${value}`;
  if (depth >= MAX_DEPTH) return `${at(path)} is nested more than ${MAX_DEPTH} deep`;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const problem = jsonProblem(value[index], `${path}/${index}`, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  if (!isJsonObject(value) || !isPlain(value))
    return `${at(path)} is ${typeof value === "object" ? "an object of a class" : `a ${typeof value}`}`;
  for (const [key, item] of Object.entries(value)) {
    const problem = jsonProblem(item, `${path}/${key}`, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const at = (path: string): string => (path === "" ? "the value" : `"${path}"`);

/** Text that fits into an event and a history. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`;
}

/** JSON that is at most so large; else what says so. */
export function cutJson(value: Json, bytes: number): Json {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) <= bytes ? value : { truncated: true, text: cut(text, Math.min(4096, bytes)) };
}
