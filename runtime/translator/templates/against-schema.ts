import { fits, typeFromSchema, typeToText } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Report } from "../diagnostics.ts";
import { definitionsOf, resolveSchema } from "./schema-references.ts";
import { compilePattern, FORMATS } from "./text-forms.ts";
import { constantOf } from "./typed.ts";
import type { Typed } from "./typed.ts";
import { describe, inside, inWords, nameOf, quoted, subject } from "./value-words.ts";
import type { Subject } from "./value-words.ts";

interface Holding extends Subject {
  readonly root: JsonSchema;
  readonly report: Report;
}

/**
 * Holds a value with expressions against a JSON Schema, each part at its own place: constants by what the schema says
 * of values, expressions by their types. Says what is certainly wrong, and nothing of what may be right.
 */
export function holdAgainst(typed: Typed, schema: JsonSchema, report: Report, of = ""): void {
  hold(typed, schema, { root: schema, report, pointer: typed.pointer, of });
}

function hold(typed: Typed, written: Json | undefined, holding: Holding): void {
  const schema = resolveSchema(written, holding.root);
  if (schema === null) return;
  if (typed.shape === "expression") return holdExpression(typed, schema, holding);
  for (const part of listOf(schema["allOf"])) hold(typed, part, holding);
  const alternatives = [...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])];
  if (alternatives.length > 0) holdAgainstOne(typed, alternatives, holding);

  switch (typed.shape) {
    case "constant":
      if (!allows(schema, typeOf(typed.value))) return wrongType(typed, schema, holding);
      holdScalar(typed, typed.value, schema, holding);
      return;
    case "text":
      if (!allows(schema, "string")) wrongType(typed, schema, holding);
      return;
    case "secret":
      holdSecret(typed, schema, holding);
      return;
    case "list":
      if (!allows(schema, "array")) return wrongType(typed, schema, holding);
      holdValue(typed, schema, holding);
      holdList(typed, schema, holding);
      return;
    case "map":
      if (!allows(schema, "object")) return wrongType(typed, schema, holding);
      holdValue(typed, schema, holding);
      holdMap(typed, schema, holding);
      return;
  }
}

type Of<S extends Typed["shape"]> = Extract<Typed, { shape: S }>;

function holdMap(typed: Of<"map">, schema: JsonSchema, holding: Holding): void {
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  for (const name of listOf(schema["required"])) {
    if (typeof name !== "string" || typed.entries.has(name)) continue;
    const stray = [...typed.entries.keys()].filter((key) => !Object.hasOwn(properties, key));
    const meant = nearest(name, stray);
    holding.report(
      "value.missing",
      typed.pointer,
      `"${name}" is required${inside(typed, holding)}`,
      meant === undefined ? {} : { hint: `"${meant}" may be a misspelt "${name}"` },
    );
  }
  for (const [key, member] of typed.entries) {
    if (Object.hasOwn(properties, key)) hold(member, properties[key], holding);
    else holdExtra(key, typed, schema, properties, holding);
  }
  holdCount(typed, typed.entries.size, schema["minProperties"], schema["maxProperties"], ENTRIES, holding);
}

function holdExtra(key: string, typed: Of<"map">, schema: JsonSchema, properties: JsonSchema, holding: Holding): void {
  const member = typed.entries.get(key)!;
  const patterns = isJsonObject(schema["patternProperties"]);
  const extra = schema["additionalProperties"] ?? schema["unevaluatedProperties"];
  if (extra === false && !patterns) {
    const hint = nearest(key, Object.keys(properties));
    holding.report(
      "value.unknown_key",
      member.pointer,
      `"${key}" is not known${inside(typed, holding)}; allowed are ${quoted(Object.keys(properties))}`,
      { key: true, ...(hint === undefined ? {} : { hint }) },
    );
  } else if (isJsonObject(extra)) hold(member, extra, holding);
}

function holdList(typed: Of<"list">, schema: JsonSchema, holding: Holding): void {
  const heads = listOf(schema["prefixItems"]);
  for (const [index, item] of typed.items.entries()) hold(item, heads[index] ?? schema["items"], holding);
  holdCount(typed, typed.items.length, schema["minItems"], schema["maxItems"], ITEMS, holding);
}

/** One of the alternatives must fit. Where only one takes such a value at all, its own complaints say most. */
function holdAgainstOne(typed: Typed, alternatives: readonly Json[], holding: Holding): void {
  const complaints: { readonly say: () => void; readonly kind: boolean }[] = [];
  for (const alternative of alternatives) {
    const said: Parameters<Report>[] = [];
    hold(typed, alternative, { ...holding, report: (...args) => said.push(args) });
    if (said.length === 0) return;
    const ofKind = !said.some(([code, pointer]) => code === "value.wrong_type" && pointer === typed.pointer);
    complaints.push({ kind: ofKind, say: () => said.forEach((args) => holding.report(...args)) });
  }
  const near = complaints.filter((complaint) => complaint.kind);
  const chosen = near.length > 0 ? bestOf(typed, near, alternatives, holding.root) : complaints;
  if (chosen.length === 1) return chosen[0]!.say();
  const shapes = [...new Set(alternatives.map((one) => describe(one, holding.root)))];
  holding.report("value.wrong_type", typed.pointer, `${subject(typed, holding)} must be ${shapes.join(" or ")}`);
}

/** Alternatives with properties are told apart by the keys that they share with the value. */
function bestOf<T>(typed: Typed, near: readonly T[], alternatives: readonly Json[], root: JsonSchema): readonly T[] {
  if (typed.shape !== "map" || near.length !== alternatives.length) return near;
  const shared = alternatives.map((one) => {
    const properties = resolveSchema(one, root)?.["properties"];
    return isJsonObject(properties)
      ? [...typed.entries.keys()].filter((key) => Object.hasOwn(properties, key)).length
      : 0;
  });
  const most = Math.max(...shared);
  return most === 0 ? near : near.filter((_, index) => shared[index] === most);
}

/** What an expression gives is known by its type alone, so it is held against all that the schema says of types. */
function holdExpression(typed: Of<"expression">, schema: JsonSchema, holding: Holding): void {
  const wanted = typeFromSchema({ ...schema, ...definitionsOf(holding.root) });
  const fit = fits(typed.type, wanted);
  if (fit === "no") return wrongType(typed, schema, holding);
  const must = `${subject(typed, holding)} must be ${describe(schema, holding.root)}`;
  if (fit === "null") {
    holding.report("expr.maybe_missing", typed.pointer, `${must}, and may be null or absent in part here`, {
      hint: "use default(value, other), or an `if`",
    });
  } else if (fit === "maybe") {
    holding.report("type.maybe_mismatch", typed.pointer, `${must}, and may be ${inWords(typeToText(typed.type))} here`);
  }
}

function typeOf(value: null | boolean | number | string): string {
  if (value === null) return "null";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

function holdSecret(typed: Of<"secret">, schema: JsonSchema, holding: Holding): void {
  const marked = isJsonObject(schema["properties"]) && Object.hasOwn(schema["properties"], "$secret");
  if (!marked && !allows(schema, "string")) wrongType(typed, schema, holding);
}

function holdScalar(typed: Typed, value: null | boolean | number | string, schema: JsonSchema, holding: Holding): void {
  holdValue(typed, schema, holding);
  if (typeof value === "number") {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    if (typeof minimum === "number" && value < minimum) outOfRange(typed, `at least ${minimum}`, holding);
    if (typeof maximum === "number" && value > maximum) outOfRange(typed, `at most ${maximum}`, holding);
    if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) {
      outOfRange(typed, `more than ${exclusiveMinimum}`, holding);
    }
    if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) {
      outOfRange(typed, `less than ${exclusiveMaximum}`, holding);
    }
  }
  if (typeof value === "string") {
    holdCount(typed, characters(value), schema["minLength"], schema["maxLength"], CHARACTERS, holding);
    holdFormat(typed, value, schema["format"], holding);
    holdPattern(typed, value, schema["pattern"], holding);
  }
}

/** As JSON Schema counts: code points. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** `enum` and `const`. */
function holdValue(typed: Typed, schema: JsonSchema, holding: Holding): void {
  const allowed = schema["const"] === undefined ? schema["enum"] : [schema["const"]];
  const value = constantOf(typed);
  if (!Array.isArray(allowed) || value === undefined) return;
  const text = canonicalJson(value);
  if (allowed.some((one) => canonicalJson(one) === text)) return;
  const words = allowed.filter((one) => typeof one === "string");
  const hint = typeof value === "string" ? nearest(value, words) : undefined;
  holding.report(
    "value.not_allowed",
    typed.pointer,
    `${subject(typed, holding)} cannot be ${text}; allowed ${allowed.length === 1 ? "is" : "are"} ${allowed.map((one) => canonicalJson(one)).join(", ")}`,
    hint === undefined ? {} : { hint },
  );
}

const CHARACTERS = { one: "character", many: "characters" };
const ENTRIES = { one: "entry", many: "entries" };
const ITEMS = { one: "item", many: "items" };

function holdCount(
  typed: Typed,
  count: number,
  least: Json | undefined,
  most: Json | undefined,
  what: { readonly one: string; readonly many: string },
  holding: Holding,
): void {
  const say = (limit: string, number: number): void =>
    outOfRange(typed, `${limit} ${number} ${number === 1 ? what.one : what.many} long`, holding);
  if (typeof least === "number" && count < least) say("at least", least);
  if (typeof most === "number" && count > most) say("at most", most);
}

function holdFormat(typed: Typed, value: string, format: Json | undefined, holding: Holding): void {
  const fits = typeof format === "string" ? FORMATS[format] : undefined;
  if (fits === undefined || fits.test(value)) return;
  holding.report(
    "value.wrong_format",
    typed.pointer,
    `${subject(typed, holding)} must be ${fits.name}, and is "${value}"`,
  );
}

function holdPattern(typed: Typed, value: string, pattern: Json | undefined, holding: Holding): void {
  if (typeof pattern !== "string") return;
  const compiled = compilePattern(pattern);
  if (compiled === null || compiled.matcher(value).find()) return;
  holding.report(
    "value.wrong_format",
    typed.pointer,
    `${subject(typed, holding)} must match ${pattern}, and is "${value}"`,
  );
}

function outOfRange(typed: Typed, allowed: string, holding: Holding): void {
  holding.report("value.out_of_range", typed.pointer, `${subject(typed, holding)} must be ${allowed}`);
}

function wrongType(typed: Typed, schema: JsonSchema, holding: Holding): void {
  const expected = describe(schema, holding.root);
  holding.report(
    "value.wrong_type",
    typed.pointer,
    `${subject(typed, holding)} must be ${expected}, and is ${nameOf(typed)}`,
  );
}

function allows(schema: JsonSchema, type: string): boolean {
  const { type: written } = schema;
  if (written === undefined) return true;
  const types = Array.isArray(written) ? written : [written];
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
