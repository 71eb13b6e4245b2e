import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { follow, operationsOf, type SpecOperation } from "./spec.ts";

/** A value that the contract shows, and the schema that it has to fit. */
export interface SpecExample {
  readonly at: string;
  readonly value: Json;
  readonly schema: Json;
}

/** Examples that do not fit their own schema, in words. */
export function brokenExamples(spec: JsonObject): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...(anchored(spec) as JsonObject), $id: "spec" });
  const examples = operationsOf(spec).flatMap((operation) => [
    ...parameterExamples(spec, operation),
    ...bodyExamples(spec, operation),
    ...answerExamples(spec, operation),
  ]);
  return examples.flatMap(({ at, value, schema }) => {
    const check = ajv.compile(anchored(schema) as JsonObject);
    return check(value) ? [] : [`${at}: the example does not fit: ${ajv.errorsText(check.errors)}`];
  });
}

/** By the example's name; an `example` without one is named "example". */
export function examplesIn(spec: JsonObject, holder: JsonObject): [name: string, value: Json][] {
  const named = Object.entries((holder["examples"] ?? {}) as JsonObject);
  const values = named.map(([name, node]): [string, Json] => [name, follow(spec, node)["value"] as Json]);
  return holder["example"] === undefined ? values : [["example", holder["example"]], ...values];
}

function parameterExamples(spec: JsonObject, { id, parameters }: SpecOperation): SpecExample[] {
  return parameters.flatMap((parameter) =>
    examplesIn(spec, parameter).map(([name, value]) => ({
      at: `${id}/${String(parameter["name"])}/${name}`,
      value,
      schema: parameter["schema"] as Json,
    })),
  );
}

function bodyExamples(spec: JsonObject, { id, node }: SpecOperation): SpecExample[] {
  const content = (follow(spec, node["requestBody"])["content"] ?? {}) as { [type: string]: JsonObject };
  return Object.values(content).flatMap((media) =>
    examplesIn(spec, media)
      // A bare document stands in place of its envelope and has a schema of its own.
      .filter(([, value]) => !(isJsonObject(value) && "watchloom" in value))
      .map(([name, value]) => ({ at: `${id}/body/${name}`, value, schema: media["schema"] as Json })),
  );
}

function answerExamples(spec: JsonObject, { id, node }: SpecOperation): SpecExample[] {
  return Object.entries(node["responses"] as JsonObject).flatMap(([status, response]) => {
    const content = (follow(spec, response)["content"] ?? {}) as { [type: string]: JsonObject };
    return Object.values(content).flatMap((media) =>
      examplesIn(spec, media).map(([name, value]) => ({
        at: `${id}/${status}/${name}`,
        value,
        schema: closed(spec, media["schema"] as Json),
      })),
    );
  });
}

/** An answer's example shows no field that the contract lacks. */
function closed(spec: JsonObject, schema: Json): Json {
  const target = follow(spec, schema);
  const names = target["properties"];
  if (names === undefined || target["additionalProperties"] !== undefined) return schema;
  return { allOf: [schema, { propertyNames: { enum: Object.keys(names as JsonObject) } }] };
}

/** References inside a schema that is taken out of the file still lead into it. */
function anchored(node: Json): Json {
  if (Array.isArray(node)) return node.map(anchored);
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "$ref" && typeof value === "string" && value.startsWith("#") ? `spec${value}` : anchored(value),
    ]),
  );
}
