import { typeFromSchema, typeToText } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { pointerTokens } from "../../ir/pointer.ts";
import { definitionsOf, resolveSchema } from "./schema-references.ts";
import type { Typed } from "./typed.ts";

/** What is being held against a schema. */
export interface Subject {
  /** Of the value as a whole. */
  readonly pointer: string;
  /** What takes it, in quotes: `"http.request"`, `"child"`; "" where that is plain. */
  readonly of: string;
}

/** `"url" of "http.request"`, `Item 2 of "accept"`, `The input of "child"`. */
export function subject(typed: Typed, at: Subject): string {
  if (typed.pointer === at.pointer) return at.of === "" ? "This" : `The input of ${at.of}`;
  const tokens = pointerTokens(typed.pointer);
  const last = tokens.at(-1) ?? "";
  const isItem = /^\d+$/.test(last);
  if (isItem) return `Item ${Number(last) + 1} of "${tokens.at(-2) ?? ""}"`;
  return at.of === "" ? `"${last}"` : `"${last}" of ${at.of}`;
}

/** `in "auth" of "http.request"`; as it completes a sentence about a member. */
export function inside(typed: Typed, at: Subject): string {
  if (typed.pointer === at.pointer) return at.of === "" ? "" : ` by ${at.of}`;
  return ` in ${subject(typed, at).replace(/^Item/, "item")}`;
}

export function nameOf(typed: Typed): string {
  if (typed.shape === "map") return "a map";
  if (typed.shape === "list") return "a list";
  if (typed.shape === "secret") return "a secret";
  return inWords(typeToText(typed.type));
}

const WORDS: Readonly<Record<string, string>> = {
  bool: "true or false",
  number: "a number",
  string: "a string",
  list: "a list",
  map: "a map",
};

export function inWords(type: string): string {
  return type
    .split(" | ")
    .map((one) => WORDS[one] ?? one)
    .join(" or ");
}

export function describe(written: Json, root: JsonSchema): string {
  const schema = resolveSchema(written, root);
  if (schema === null) return "nothing";
  if (schema["const"] !== undefined) return canonicalJson(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map((one) => canonicalJson(one)).join(" or ");
  return inWords(typeToText(typeFromSchema({ ...schema, ...definitionsOf(root) })));
}

export function quoted(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
}
