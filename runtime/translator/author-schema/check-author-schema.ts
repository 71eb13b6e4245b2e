import { FORMATS } from "../../../schemas/compile-schema.ts";
import { compilePattern } from "../../expressions/index.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import { appendPointer, pointerTokens } from "../../ir/pointer.ts";
import { checkAgainst } from "../input/check-against.ts";
import { complexityProblem } from "./complexity.ts";
import { FORBIDDEN, formProblem, KEYWORDS, TYPES } from "./keywords.ts";
import type { SchemaCode, SchemaProblem } from "./schema-problem.ts";
import { resolveReference } from "../../ir/schema-references.ts";

const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 16;
const MAX_UNIQUE = 1000;
/** Each is compiled, to be held against its place. */
const MAX_DEFAULTS = 100;

/**
 * What is wrong in a schema of a document (`inputs`, `returns`, `schema`) or manifest. Such schemas are code to a
 * validator: a white list of keywords, 16 KiB, references inside only, RE2 patterns, bounded work. A schema without a
 * problem compiles.
 */
export function checkAuthorSchema(schema: Json): SchemaProblem[] {
  if (!isJsonObject(schema)) return [{ code: "schema.invalid", pointer: "", message: "A schema is a map" }];
  const tooLarge = sizeProblem(schema);
  if (tooLarge !== null) return [tooLarge];
  const problems: SchemaProblem[] = [];
  checkNode({ root: schema, problems }, schema, "", 1);
  if (problems.length > 0) return problems;
  const complexity = complexityProblem(schema);
  if (complexity !== null) return [complexity];
  checkDefaults({ root: schema, problems });
  return problems;
}

/** Of the schema as compact JSON. */
export function sizeProblem(schema: Json): SchemaProblem | null {
  const size = JSON.stringify(schema).length;
  if (size <= MAX_BYTES) return null;
  const message = `The schema has ${size} characters; at most ${MAX_BYTES} are allowed`;
  return { code: "schema.too_large", pointer: "", message };
}

interface Context {
  readonly root: JsonObject;
  readonly problems: SchemaProblem[];
}

function checkNode(context: Context, schema: JsonObject, pointer: string, depth: number): void {
  const { problems } = context;
  if (depth > MAX_DEPTH) {
    problems.push({ code: "schema.too_large", pointer, message: `Schemas stand more than ${MAX_DEPTH} deep here` });
    return;
  }
  for (const [keyword, value] of Object.entries(schema)) {
    const at = appendPointer(pointer, keyword);
    const form = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (form === undefined) {
      problems.push(unknownKeyword(keyword, at));
      continue;
    }
    const wanted = formProblem(form, value);
    if (wanted !== null) {
      const hint = keyword === "type" ? typeHint(value) : undefined;
      const message = `"${keyword}" must be ${wanted}`;
      problems.push({ code: "schema.invalid", pointer: at, message, ...(hint === undefined ? {} : { hint }) });
      continue;
    }
    checkKeyword(context, schema, keyword, value, at);
    for (const [inside, pointerInside] of schemasIn(form, value, at))
      checkNode(context, inside, pointerInside, depth + 1);
  }
}

/** The schemas in a keyword's value, with their pointers; `true` and `false` say nothing more. */
export function* schemasIn(form: string | undefined, value: Json, pointer: string): Generator<[JsonObject, string]> {
  if (form === "schema" && isJsonObject(value)) yield [value, pointer];
  if (form !== "schemas" && form !== "schema map") return;
  for (const [key, entry] of Object.entries(value as JsonObject)) {
    if (isJsonObject(entry)) yield [entry, appendPointer(pointer, key)];
  }
}

function unknownKeyword(keyword: string, pointer: string): SchemaProblem {
  const reason = Object.hasOwn(FORBIDDEN, keyword) ? FORBIDDEN[keyword] : undefined;
  if (reason !== undefined) {
    return {
      code: "schema.forbidden_keyword",
      pointer,
      key: true,
      message: `"${keyword}" is not allowed in schemas of documents: ${reason}`,
    };
  }
  const hint = nearest(keyword, Object.keys(KEYWORDS));
  const message = `"${keyword}" is no keyword of JSON Schema`;
  return { code: "schema.unknown_keyword", pointer, key: true, message, ...(hint === undefined ? {} : { hint }) };
}

function typeHint(value: Json): string | undefined {
  const given = Array.isArray(value)
    ? value.find((entry) => typeof entry !== "string" || !TYPES.includes(entry))
    : value;
  if (given === null) return '"null"';
  if (typeof given !== "string") return undefined;
  const others: { readonly [word: string]: string } = {
    int: "integer",
    float: "number",
    double: "number",
    bool: "boolean",
    text: "string",
    str: "string",
    list: "array",
    map: "object",
    dict: "object",
  };
  return others[given.toLowerCase()] ?? nearest(given, TYPES);
}

function checkKeyword(
  { root, problems }: Context,
  schema: JsonObject,
  keyword: string,
  value: Json,
  pointer: string,
): void {
  const add = (code: SchemaCode, message: string, hint?: string, at = pointer): void => {
    problems.push({ code, pointer: at, message, ...(hint === undefined ? {} : { hint }) });
  };
  switch (keyword) {
    case "$ref": {
      const reference = String(value);
      if (resolveReference(root, reference) !== undefined) return;
      const names = Object.keys((root["$defs"] ?? {}) as JsonObject).map((name) => `#/$defs/${name}`);
      const where = reference.startsWith("#")
        ? "leads nowhere"
        : "reaches outside; a reference stays inside its schema";
      return add("schema.bad_reference", `"${reference}" ${where}`, nearest(reference, names) ?? names[0]);
    }
    case "pattern":
      return checkPattern(String(value), pointer, problems);
    case "patternProperties":
      for (const pattern of Object.keys(value as JsonObject))
        checkPattern(pattern, appendPointer(pointer, pattern), problems, true);
      return;
    case "format":
      if (FORMATS.includes(String(value))) return;
      return add(
        "schema.unknown_format",
        `"${String(value)}" is no format that is checked; those are ${FORMATS.map((name) => `"${name}"`).join(", ")}`,
        nearest(String(value), FORMATS),
      );
    case "uniqueItems": {
      const { maxItems } = schema;
      if (value === false || (typeof maxItems === "number" && maxItems <= MAX_UNIQUE)) return;
      return add(
        "schema.unbounded_unique",
        `"uniqueItems" needs "maxItems" beside it, of at most ${MAX_UNIQUE}`,
        `maxItems: ${MAX_UNIQUE}`,
      );
    }
    case "$schema":
      if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(String(value))) return;
      return add(
        "schema.invalid",
        `Schemas of documents are JSON Schema 2020-12, not "${String(value)}"`,
        "https://json-schema.org/draft/2020-12/schema",
      );
    default:
  }
}

function checkPattern(pattern: string, pointer: string, problems: SchemaProblem[], key = false): void {
  const compiled = compilePattern(pattern);
  if (compiled.ok) return;
  problems.push({
    code: "schema.bad_pattern",
    pointer,
    message: `A pattern must be RE2: ${compiled.message}`,
    ...(key ? { key: true } : {}),
  });
}

/** "Defaults are filled in": so each must be what its schema says. All are held against their places at once. */
function checkDefaults({ root, problems }: Context): void {
  const defaults = [...defaultsIn(root, "")];
  if (defaults.length === 0) return;
  if (defaults.length > MAX_DEFAULTS) {
    const message = `The schema has ${defaults.length} defaults; at most ${MAX_DEFAULTS} are allowed`;
    problems.push({ code: "schema.too_large", pointer: "", message });
    return;
  }
  const { $schema: _, ...rest } = root;
  const places = defaults.map(([pointer], index): [string, Json] => [
    `${index}`,
    { $ref: `root#${encodeURI(pointer)}` },
  ]);
  // An address of its own keeps the references inside the schema what they are.
  const schema = { $defs: { root: { $id: "root", ...rest } }, properties: Object.fromEntries(places) };
  const told = new Set<number>();
  for (const { pointer, detail } of checkAgainst(
    schema,
    Object.fromEntries(defaults.map(([, value], index) => [`${index}`, value])),
  )) {
    const [index = "", ...inside] = pointerTokens(pointer);
    if (told.has(Number(index))) continue;
    told.add(Number(index));
    const place = inside.length === 0 ? "" : ` at "/${inside.join("/")}"`;
    const at = appendPointer(defaults[Number(index)]![0], "default");
    problems.push({
      code: "schema.bad_default",
      pointer: at,
      message: `The default does not fit its own schema${place}: ${detail}`,
    });
  }
}

function* defaultsIn(schema: JsonObject, pointer: string): Generator<[string, Json]> {
  if (schema["default"] !== undefined) yield [pointer, schema["default"]];
  for (const [keyword, inside] of Object.entries(schema)) {
    for (const [node, at] of schemasIn(KEYWORDS[keyword], inside, appendPointer(pointer, keyword)))
      yield* defaultsIn(node, at);
  }
}
