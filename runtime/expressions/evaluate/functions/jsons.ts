import { canonicalJson } from "../../../ir/canonical-json.ts";
import type { Json } from "../../../ir/json.ts";
import { sha256Hex } from "../../../ir/sha256.ts";
import { FORBIDDEN_KEYS, MAX_VALUE_DEPTH } from "../../limits.ts";
import { beforeText, failAt, made, sizeOf, tick, type Context } from "../context.ts";
import type { ExprTree } from "../../../ir/plan.ts";
import { toJson } from "../result.ts";
import { text, type LanguageFunction } from "./function.ts";
import type { Value } from "../value.ts";

/** The JSON text of a value, after its size was held against the budget. */
export function jsonText(context: Context, node: ExprTree, value: Value): string {
  beforeText(context, sizeOf(context, value));
  const written = JSON.stringify(toJson(context, node, value));
  beforeText(context, written.length);
  return written;
}

const parseJson: LanguageFunction = (context, node, args) => {
  const source = text(context, node, args, 0);
  beforeText(context, source.length);
  tick(context, source.length >> 3);
  const depth = depthOf(source);
  if (depth > MAX_VALUE_DEPTH) throw failAt(context, node, `the JSON nests more than ${MAX_VALUE_DEPTH} levels deep`);
  let value: Json;
  try {
    value = JSON.parse(source) as Json;
  } catch {
    throw failAt(context, node, "the text is not JSON");
  }
  const refused = refusedPart(value);
  if (refused !== undefined) throw failAt(context, node, refused);
  return made(context, value, source.length);
};

/** Levels of nesting, braces in strings not counted: known before JSON.parse recurses into them. */
function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '"') {
      for (i++; i < source.length && source[i] !== '"'; i++) if (source[i] === "\\") i++;
    } else if (character === "[" || character === "{") {
      deepest = Math.max(deepest, ++depth);
    } else if (character === "]" || character === "}") {
      depth--;
    }
  }
  return deepest;
}

/** What JSON.parse takes and no value may have: a forbidden key, or a number that became Infinity. */
function refusedPart(value: Json): string | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : "the JSON holds a number that is not finite";
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return firstRefused(value);
  const key = Object.keys(value).find((name) => FORBIDDEN_KEYS.has(name));
  return key === undefined ? firstRefused(Object.values(value)) : `the key "${key}" is refused`;
}

function firstRefused(values: readonly Json[]): string | undefined {
  for (const value of values) {
    const found = refusedPart(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** SHA-256 of the RFC 8785 form, in hex: equal values have equal hashes, whatever the order of their keys. */
const hash: LanguageFunction = (context, node, args) => {
  const value = args[0] ?? null;
  const size = sizeOf(context, value);
  beforeText(context, size);
  tick(context, size >> 3);
  return sha256Hex(canonicalJson(toJson(context, node, value)));
};

export const JSON_FUNCTIONS: { readonly [name: string]: LanguageFunction } = {
  json: (context, node, args) => jsonText(context, node, args[0] ?? null),
  parseJson,
  hash,
};
