import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { follow, operationsOf } from "./spec.ts";

/** A schema where it stands. */
export interface PlacedSchema {
  readonly at: string;
  /** A boolean where somebody wrote one. */
  readonly node: Json;
  /** Part of what the service answers: what is added there later must not break those who read it. */
  readonly isAnswer: boolean;
  /** It is the property of an object. */
  readonly isProperty: boolean;
}

/** Every schema of the contract, those inside others among them; a component stands once. */
export function schemasOf(spec: JsonObject): PlacedSchema[] {
  const placed: PlacedSchema[] = [];
  const answers = answerComponents(spec);
  const components = (spec["components"] ?? {}) as { [kind: string]: JsonObject };
  for (const [name, node] of Object.entries(components["schemas"] ?? {})) {
    placed.push(...within(`schemas/${name}`, node, answers.has(name), false));
  }
  for (const { id, node, parameters } of operationsOf(spec)) {
    for (const parameter of parameters) {
      placed.push(...within(`${id}/${String(parameter["name"])}`, parameter["schema"] ?? null, false, false));
    }
    const body = follow(spec, node["requestBody"]);
    placed.push(...contents(`${id}/body`, body, false));
    for (const [status, response] of Object.entries((node["responses"] ?? {}) as JsonObject)) {
      placed.push(...contents(`${id}/${status}`, follow(spec, response), true));
    }
  }
  return placed;
}

function contents(at: string, holder: JsonObject, isAnswer: boolean): PlacedSchema[] {
  return Object.entries((holder["content"] ?? {}) as JsonObject).flatMap(([type, media]) =>
    within(`${at}/${type}`, (media as JsonObject)["schema"] ?? null, isAnswer, false),
  );
}

function within(at: string, node: Json, isAnswer: boolean, isProperty: boolean): PlacedSchema[] {
  const placed: PlacedSchema[] = [{ at, node, isAnswer, isProperty }];
  if (!isJsonObject(node)) return placed;
  for (const [name, value] of Object.entries((node["properties"] ?? {}) as JsonObject)) {
    placed.push(...within(`${at}/${name}`, value, isAnswer, true));
  }
  if (node["items"] !== undefined) placed.push(...within(`${at}/items`, node["items"], isAnswer, false));
  const more = node["additionalProperties"];
  if (more !== undefined && typeof more !== "boolean") placed.push(...within(`${at}/*`, more, isAnswer, false));
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    for (const [index, value] of ((node[key] ?? []) as Json[]).entries()) {
      placed.push(...within(`${at}/${key}/${index}`, value, isAnswer, false));
    }
  }
  return placed;
}

/** Names of the component schemas that an answer reaches. */
function answerComponents(spec: JsonObject): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "$ref" || typeof value !== "string") {
        visit(value);
        continue;
      }
      const name = /^#\/components\/schemas\/(.+)$/.exec(value)?.[1];
      if (name !== undefined && seen.has(name)) continue;
      if (name !== undefined) seen.add(name);
      visit(follow(spec, { $ref: value }));
    }
  };
  for (const { node } of operationsOf(spec)) visit(node["responses"]);
  return seen;
}
