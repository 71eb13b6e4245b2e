import { parseDuration } from "../../ir/durations.ts";
import type { Json } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import { STEP_KINDS } from "../../ir/plan.ts";
import { appendPointer } from "../../ir/pointer.ts";
import type { DiagnosticCode } from "../diagnostic-codes.ts";
import type { Report } from "../diagnostics.ts";
import type { Complaint } from "./complaints.ts";
import { mendText } from "./mend.ts";
import { describeTypes, describeValue, listNames, lowerFirst, quote, withArticle } from "./words.ts";

/**
 * Reports each complaint as one diagnostic in words. `isOurs`: the schema is one of schemas/, whose descriptions say
 * the form of a text in words.
 */
export function explain(complaints: readonly Complaint[], isOurs: boolean, report: Report): void {
  const misspelt = misspeltProperties(complaints);
  for (const complaint of complaints) {
    if (complaint.keyword === "required" && misspelt.has(missingKey(complaint))) continue;
    explainOne(complaint, isOurs, report);
  }
}

function explainOne(complaint: Complaint, isOurs: boolean, report: Report): void {
  switch (complaint.keyword) {
    case "additionalProperties":
      return unknownKey(complaint, report);
    case "required":
      return missing(complaint, report);
    case "exactlyOneKey":
    case "atMostOneKey":
      return notOneKey(complaint, report);
    case "type":
      return wrongType(complaint, isOurs, report);
    case "enum":
    case "const":
      return notAllowed(complaint, report);
    case "pattern":
    case "format":
      return wrongFormat(complaint, isOurs, report);
    case "uniqueItems":
      return duplicate(complaint, report);
    case "anyOf":
    case "oneOf":
      return noAlternative(complaint, report);
    default:
      return outOfRange(complaint, report);
  }
}

const missingKey = ({ pointer, params }: Complaint): string =>
  appendPointer(pointer, String(params["missingProperty"]));

/** Required properties that stand there under a name which is nearly right: one mistake, told once. */
function misspeltProperties(complaints: readonly Complaint[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const complaint of complaints) {
    const unknown = unknownName(complaint);
    const name = unknown === undefined ? undefined : nearest(unknown, freeNames(complaint));
    if (name !== undefined) found.add(appendPointer(complaint.pointer, name));
  }
  return found;
}

function unknownName({ keyword, params }: Complaint): string | undefined {
  return keyword === "additionalProperties" ? String(params["additionalProperty"]) : undefined;
}

/** What the place is called: `a call step`, `the document`. */
function place(schema: Complaint["schema"]): string {
  const title = schema["title"];
  if (typeof title !== "string") return "this map";
  const noun = lowerFirst(title);
  if (noun.endsWith(" document")) return `a ${title}`;
  return noun.startsWith("the ") ? noun : withArticle(noun.replace(/ (?:body|options)$/, ""));
}

const allowedNames = ({ schema }: Complaint): string[] => Object.keys((schema["properties"] ?? {}) as object);

/** Names that the place takes and does not have yet: what a misspelt one may mean. */
function freeNames(complaint: Complaint): string[] {
  const value = complaint.value;
  return allowedNames(complaint).filter((name) => !isJsonObject(value) || !Object.hasOwn(value, name));
}

function unknownKey(complaint: Complaint, report: Report): void {
  const name = unknownName(complaint)!;
  const names = allowedNames(complaint);
  const taken =
    names.length > 0
      ? `; it takes ${listNames(names)}`
      : complaint.keyword === "additionalProperties"
        ? "; it takes none"
        : "";
  const kind = STEP_KINDS.find((kind) => complaint.schema["title"] === stepTitle(kind));
  const message = `"${name}" is no property of ${place(complaint.schema)}${taken}`;
  const hint =
    nearest(name, freeNames(complaint)) ?? (kind === undefined ? undefined : insideOf(name, kind, complaint));
  report("value.unknown_key", appendPointer(complaint.pointer, name), message, { key: true, hint });
}

const stepTitle = (kind: string): string => `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)} step`;

/** `concurrency` beside `map` belongs inside it. */
function insideOf(name: string, kind: string, { schema }: Complaint): string | undefined {
  const body = ((schema["properties"] ?? {}) as { [name: string]: Json | undefined })[kind];
  const inside = isJsonObject(body) ? body["properties"] : undefined;
  return isJsonObject(inside) && Object.hasOwn(inside, name) ? `${kind}: { ${name}: … }` : undefined;
}

function missing({ pointer, params, schema }: Complaint, report: Report): void {
  const name = String(params["missingProperty"]);
  const property = ((schema["properties"] ?? {}) as { [name: string]: { examples?: Json[] } | undefined })[name];
  const example = property?.examples?.[0];
  const hint =
    example === undefined || JSON.stringify(example).length > MAX_EXAMPLE
      ? undefined
      : `${name}: ${JSON.stringify(example)}`;
  report("value.missing", pointer, `"${name}" is missing in ${place(schema)}`, { key: true, hint });
}
const MAX_EXAMPLE = 80;

function notOneKey({ pointer, value, params }: Complaint, report: Report): void {
  const keys = params["keys"] as string[];
  const map = isJsonObject(value) ? value : {};
  const found = keys.filter((key) => Object.hasOwn(map, key));
  const isStep = keys.includes("call") && keys.includes("set");
  if (found.length > 1) {
    const code: DiagnosticCode = isStep ? "step.two_kinds" : "value.not_one_of";
    const message = `${isStep ? "A step has exactly one kind" : "Exactly one of these may stand here"}; this one has ${listNames(found)}`;
    return report(code, appendPointer(pointer, found[1]!), message, { key: true });
  }
  const names = Object.keys(map);
  for (const name of names) {
    const hint = nearest(name, keys);
    if (hint === undefined || name === "id") continue;
    const what = isStep
      ? `"${name}" is no kind of step; the kinds are ${listNames(keys)}`
      : `"${name}" is not allowed here; one of ${listNames(keys)} is`;
    return report(isStep ? "step.no_kind" : "value.not_one_of", appendPointer(pointer, name), what, {
      key: true,
      hint,
    });
  }
  if (isStep) report("step.no_kind", pointer, `The step has no kind; it needs one of ${listNames(keys)}`);
  else report("value.not_one_of", pointer, `Exactly one of ${listNames(keys, "or")} must stand here`, { key: true });
}

function wrongType({ pointer, value, params, schema }: Complaint, isOurs: boolean, report: Report): void {
  const types = params["type"];
  const pattern = isOurs ? schema["pattern"] : undefined;
  const form = typeof pattern === "string" ? ` (${formInWords(schema)})` : "";
  const message = `Expected ${describeTypes(types)}${form}, found ${describeValue(value)}`;
  report("value.wrong_type", pointer, message, { hint: mendType(value, types, schema) });
}

/** The same value in a type that is wanted, as it would be written. */
function mendType(value: Json, types: unknown, schema: Complaint["schema"]): string | undefined {
  const wantsText = types === "string" || (Array.isArray(types) && types.includes("string"));
  if (!wantsText) return unquoted(value, types);
  const { pattern, examples } = schema;
  const mended = typeof pattern === "string" ? mendText(value, pattern) : undefined;
  if (mended !== undefined) return JSON.stringify(mended);
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  // `wait: 5`: a number where a duration stands is one of seconds.
  if (typeof value === "number" && typeof example === "string" && parseDuration(example) !== null)
    return JSON.stringify(`${value}s`);
  return typeof value === "number" || typeof value === "boolean" ? JSON.stringify(String(value)) : undefined;
}

/** `"3"` where a number is wanted. */
function unquoted(value: Json, types: unknown): string | undefined {
  const wanted = (Array.isArray(types) ? types : [types]) as string[];
  const [key] = isJsonObject(value) ? Object.keys(value) : [];
  // `-id: a` in YAML is a map with the key `-id`.
  if (wanted.includes("array") && key?.startsWith("-") === true) return `- ${key.slice(1)}`;
  if (wanted.includes("array") && value !== null && !Array.isArray(value) && JSON.stringify(value) !== "{}") {
    const text = JSON.stringify([value]);
    return text.length <= MAX_EXAMPLE ? text : undefined;
  }
  if (typeof value !== "string") return undefined;
  if (wanted.includes("boolean") && /^(?:true|false)$/i.test(value)) return value.toLowerCase();
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (wanted.includes("integer") ? Number.isSafeInteger(number) : wanted.includes("number") && Number.isFinite(number))
    return String(number);
  return undefined;
}

function notAllowed({ keyword, pointer, value, params }: Complaint, report: Report): void {
  // Schemas of authors may list values of any type.
  const values = (keyword === "const" ? [params["allowedValue"]] : params["allowedValues"]) as Json[];
  const allowed = values.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const names = pointer === "/kind" ? ["Workflow", "Monitor"] : allowed;
  const message = `Expected ${listNames(names, "or")}, found ${describeValue(value)}`;
  const near = typeof value === "string" ? nearest(value, names) : undefined;
  report("value.not_allowed", pointer, message, { hint: near ?? only(values) });
}

/** The one value that may stand there, as it is written: `"1"`, and not the number. */
function only(values: readonly Json[]): string | undefined {
  const [value] = values;
  if (values.length !== 1 || value === undefined) return undefined;
  return typeof value === "string" && !/^(?:[-+.]?\d.*|true|false|null|)$/i.test(value) ? value : JSON.stringify(value);
}

function wrongFormat(
  { pointer, value, params, schema, propertyName }: Complaint,
  isOurs: boolean,
  report: Report,
): void {
  const text = propertyName ?? value;
  const { pattern, format } = params;
  const shown = typeof text === "string" ? quote(text) : describeValue(text);
  const words = isOurs
    ? ` the form of ${formInWords(schema)}`
    : format === undefined
      ? ` the form ${quote(String(pattern))}`
      : ` the format "${String(format)}"`;
  const hint = isOurs && typeof pattern === "string" ? mendText(text, pattern) : undefined;
  const at = propertyName === undefined ? pointer : appendPointer(pointer, propertyName);
  report("value.wrong_format", at, `${shown} does not have${words}`, { hint, key: propertyName !== undefined });
}

/** The first sentence of the description: `a duration: 500ms, 30s, …`. */
function formInWords(schema: Complaint["schema"]): string {
  return lowerFirst(String(schema["description"])).replace(/\.(?: .*)?$/s, "");
}

function noAlternative({ pointer, keyword, value, params, types }: Complaint, report: Report): void {
  if (keyword === "oneOf" && Array.isArray(params["passingSchemas"])) {
    return report(
      "value.not_allowed",
      pointer,
      "The value fits more than one of the alternatives of this place; it must fit one",
    );
  }
  const message =
    types.length === 0
      ? "The value fits none of the alternatives of this place"
      : `Expected ${describeTypes(types)}, found ${describeValue(value)}`;
  report(types.length === 0 ? "value.not_allowed" : "value.wrong_type", pointer, message);
}

function duplicate({ pointer, value, params }: Complaint, report: Report): void {
  // ajv names the later one `i`.
  const index = Math.max(Number(params["i"]), Number(params["j"]));
  const entry = (value as Json[])[index]!;
  report("value.duplicate", appendPointer(pointer, index), `${describeValue(entry)} stands here a second time`);
}

const BOUNDS: { readonly [keyword: string]: (limit: number, value: Json) => string } = {
  minimum: (limit, value) => `${describeNumber(value)} is too small; at least ${limit} is needed`,
  maximum: (limit, value) => `${describeNumber(value)} is too large; at most ${limit} is allowed`,
  minLength: (limit) => (limit === 1 ? "The text is empty" : `The text is too short; it needs ${limit} characters`),
  maxLength: (limit, value) => `The text has ${String(value).length} characters; at most ${limit} are allowed`,
  minItems: (limit) =>
    limit === 1 ? "The list is empty; it needs an entry" : `The list is too short; it needs ${limit} entries`,
  maxItems: (limit, value) => `The list has ${(value as Json[]).length} entries; at most ${limit} are allowed`,
  minProperties: (limit) =>
    limit === 1 ? "The map is empty; it needs an entry" : `The map is too small; it needs ${limit} entries`,
  maxProperties: (limit, value) =>
    `The map has ${Object.keys(value as object).length} entries; at most ${limit} are allowed`,
};

const describeNumber = (value: Json): string => String(value);

function outOfRange({ keyword, pointer, value, params }: Complaint, report: Report): void {
  const limit = Number(params["limit"]);
  const words = BOUNDS[keyword];
  if (words === undefined)
    return report("value.not_allowed", pointer, `The value breaks the rule "${keyword}" of this place`);
  const isNumber = keyword === "minimum" || keyword === "maximum";
  report("value.out_of_range", pointer, words(limit, value), { hint: isNumber ? String(limit) : undefined });
}
