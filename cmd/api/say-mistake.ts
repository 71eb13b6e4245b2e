import type { ErrorObject } from "ajv/dist/2020.js";
import { shortMessage } from "../../runtime/ir/diagnostic.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { nearest } from "../../runtime/ir/near-miss.ts";

const TYPES: { readonly [type: string]: string } = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  null: "null",
};

const FORMATS: { readonly [format: string]: string } = {
  "date-time": 'a time such as "2026-11-21T05:00:00Z"',
};

interface Params {
  readonly additionalProperty?: string;
  readonly missingProperty?: string;
  readonly allowedValues?: readonly Json[];
  readonly type?: string | readonly string[];
  readonly limit?: number;
  readonly format?: string;
}

/** What is wrong with a value of a request, as the end of a sentence that begins with its place. */
export function sayMistake(error: ErrorObject | undefined): string {
  return shortMessage(say(error));
}

function say(error: ErrorObject | undefined): string {
  if (error === undefined) return "is not valid";
  const params = error.params as Params;
  const limit = params.limit ?? 0;
  switch (error.keyword) {
    case "additionalProperties":
      return sayUnknown(params.additionalProperty ?? "", error);
    case "required":
      return sayMissing(params.missingProperty ?? "", error);
    case "enum":
      return `must be one of ${(params.allowedValues ?? []).map((value) => JSON.stringify(value)).join(", ")}`;
    case "type":
      return `must be ${[params.type ?? []]
        .flat()
        .map((type) => TYPES[type] ?? type)
        .join(" or ")}`;
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "minLength":
    case "minItems":
      return limit <= 1 ? "must not be empty" : `must have at least ${limit} entries`;
    case "maxLength":
      return `must have at most ${limit} characters`;
    case "maxItems":
    case "maxProperties":
      return `must have at most ${limit} entries`;
    case "pattern":
      return sayForm(error);
    case "format":
      return `must be ${FORMATS[params.format ?? ""] ?? `a ${params.format ?? "value"}`}`;
    default:
      return error.message ?? "is not valid";
  }
}

/** `x-form` says a pattern in words. */
function sayForm({ parentSchema, message }: ErrorObject): string {
  const form = parentSchema?.["x-form"] as string | undefined;
  return form === undefined ? (message ?? "is not valid") : `must be ${form}`;
}

/** Of a field that is misspelt only this mistake is found: what else stands there may be it. */
function sayMissing(name: string, error: ErrorObject): string {
  const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as JsonObject);
  const unknown = Object.keys((error.data ?? {}) as JsonObject).filter((key) => !known.includes(key));
  const near = nearest(name, unknown);
  return `lacks the field "${name}"${near === undefined ? "" : `; is "${near}" meant to be it?`}`;
}

function sayUnknown(name: string, error: ErrorObject): string {
  const known = Object.keys((error.parentSchema?.["properties"] ?? {}) as JsonObject);
  const near = nearest(name, known);
  return `has an unknown field "${name}"; ${near === undefined ? `allowed: ${known.join(", ")}` : `did you mean "${near}"?`}`;
}
