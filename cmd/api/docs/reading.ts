import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";

export interface ShownOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: JsonObject;
  readonly parameters: readonly JsonObject[];
}

const METHODS = new Set(["get", "put", "post", "patch", "delete"]);

/** The operations of a tag, in the order of the contract. */
export function operationsOf(contract: JsonObject, tag: string): ShownOperation[] {
  return Object.entries(contract["paths"] as JsonObject).flatMap(([path, item]) => {
    const shared = ((item as JsonObject)["parameters"] ?? []) as Json[];
    return Object.entries(item as JsonObject).flatMap(([method, node]) => {
      if (!METHODS.has(method) || !isJsonObject(node) || !(node["tags"] as Json[]).includes(tag)) return [];
      const parameters = [...shared, ...((node["parameters"] ?? []) as Json[])].map((one) => resolve(contract, one));
      return [{ id: node["operationId"] as string, method, path, node, parameters }];
    });
  });
}

/** What a reference leads to; references lead into the same file. */
export function resolve(contract: JsonObject, node: Json | undefined): JsonObject {
  const ref = isJsonObject(node ?? null) ? (node as JsonObject)["$ref"] : undefined;
  if (typeof ref !== "string") return (node ?? {}) as JsonObject;
  let target: Json | undefined = contract;
  for (const part of ref.slice(2).split("/")) target = (target as JsonObject)[part];
  return target as JsonObject;
}

/** The examples of a parameter or of a type of body, by what they show. */
export function examplesOf(contract: JsonObject, holder: JsonObject): [summary: string, value: Json][] {
  if (holder["example"] !== undefined) return [["", holder["example"]]];
  return Object.values((holder["examples"] ?? {}) as JsonObject).map((node) => {
    const example = resolve(contract, node);
    return [typeof example["summary"] === "string" ? example["summary"] : "", example["value"] ?? null];
  });
}
