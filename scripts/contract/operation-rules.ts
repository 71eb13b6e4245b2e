import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { follow, type SpecOperation } from "./spec.ts";

const PROBLEM = "#/components/responses/Problem";
/** Other types of a request are left out by one generator. YAML is said by `x-yaml`. */
const READ_TYPES = /^application\/(json|[\w.-]+\+json|octet-stream|x-www-form-urlencoded)$|^multipart\/form-data$/;

/** Fifteen digits, which every client's number holds. */
const MAX_INTEGER = 999_999_999_999_999;

export function brokenOperation(spec: JsonObject, { id, node, parameters, isStream }: SpecOperation): string[] {
  const found: string[] = [];
  if (!/^[a-z][A-Za-z0-9]*$/.test(id)) found.push("it has no operationId in camelCase");
  for (const key of ["summary", "description"]) {
    if (typeof node[key] !== "string") found.push(`it has no ${key}`);
  }
  const tags = (node["tags"] ?? []) as Json[];
  const known = ((spec["tags"] ?? []) as JsonObject[]).map((tag) => tag["name"] as Json);
  if (tags.length !== 1 || !known.includes(tags[0] as Json)) found.push("it has to have one tag, of those declared");
  const responses = (node["responses"] ?? {}) as { [status: string]: JsonObject };
  for (const status of ["4XX", "default"]) {
    if (responses[status]?.["$ref"] !== PROBLEM) found.push(`its response "${status}" has to be the Problem`);
  }
  for (const parameter of parameters) found.push(...brokenParameter(parameter));
  const body = follow(spec, node["requestBody"]);
  for (const [type, media] of Object.entries((body["content"] ?? {}) as JsonObject)) {
    if (!READ_TYPES.test(type))
      found.push(`the body's type "${type}" is not read by every generator; YAML: "x-yaml: true"`);
    if (!hasExample(media as JsonObject)) found.push(`the body "${type}" has no example`);
  }
  found.push(...brokenAnswers(spec, responses, isStream));
  return found;
}

function brokenParameter(parameter: JsonObject): string[] {
  const name = `the parameter "${String(parameter["name"])}"`;
  const found: string[] = [];
  if (typeof parameter["description"] !== "string") found.push(`${name} has no description`);
  if (!hasExample(parameter)) found.push(`${name} has no example`);
  const schema = (parameter["schema"] ?? {}) as JsonObject;
  if (schema["type"] === "array" && !(parameter["style"] === "form" && parameter["explode"] === true)) {
    found.push(`${name} is a list: write "style": form and "explode": true`);
  }
  if (schema["type"] === "integer" && !(Number(schema["maximum"]) <= MAX_INTEGER)) {
    found.push(`${name} needs a "maximum" of ${MAX_INTEGER} or less: more digits are not read`);
  }
  return found;
}

/** One type of body for all that goes well, since a generated method gives one. */
function brokenAnswers(spec: JsonObject, responses: { [status: string]: JsonObject }, isStream: boolean): string[] {
  const found: string[] = [];
  const bodies = new Set<string>();
  const successes = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  if (successes.length === 0) found.push("it has no success");
  for (const [status, response] of successes) {
    const answer = follow(spec, response);
    if (typeof answer["description"] !== "string") found.push(`its response ${status} has no description`);
    for (const [type, media] of Object.entries((answer["content"] ?? {}) as JsonObject)) {
      bodies.add(`${type} ${JSON.stringify((media as JsonObject)["schema"])}`);
      if (!hasExample(media as JsonObject)) found.push(`its response ${status} has no example`);
    }
  }
  if (bodies.size > 1) found.push(`its successes have ${bodies.size} types of body`);
  if (isStream && "204" in responses) found.push("a stream's 204 is not declared: one generator then gives no events");
  return found;
}

function hasExample(holder: JsonObject): boolean {
  return "example" in holder || "examples" in holder;
}
