import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";

export const ROOT = join(import.meta.dirname, "..", "..");
export const SPEC_FILE = join(ROOT, "openapi", "openapi.yaml");

/** One operation of the contract. */
export interface SpecOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly node: JsonObject;
  /** Parameters of its path and of its own, references followed. */
  readonly parameters: readonly JsonObject[];
  /** Its success is an event stream, which no generator reads as it comes. */
  readonly isStream: boolean;
}

export const METHODS = ["get", "put", "post", "delete", "patch"] as const;

export function readSpec(file = SPEC_FILE): JsonObject {
  return parse(readFileSync(file, "utf8")) as JsonObject;
}

/** In the order of the file. */
export function operationsOf(spec: JsonObject): SpecOperation[] {
  const operations: SpecOperation[] = [];
  for (const [path, item] of Object.entries(spec["paths"] as JsonObject)) {
    if (!isJsonObject(item)) continue;
    for (const method of METHODS) {
      const node = item[method];
      if (node === undefined || !isJsonObject(node)) continue;
      const parameters = [...list(item["parameters"]), ...list(node["parameters"])].map((one) => follow(spec, one));
      const id = String(node["operationId"] ?? `${method} ${path}`);
      operations.push({ id, method, path, node, parameters, isStream: isStream(spec, node) });
    }
  }
  return operations;
}

/** What a reference leads to; anything else is given back. References lead into the same file. */
export function follow(spec: JsonObject, node: Json | undefined): JsonObject {
  let current: Json | undefined = node;
  while (isJsonObject(current ?? null) && typeof (current as JsonObject)["$ref"] === "string") {
    const pointer = (current as JsonObject)["$ref"] as string;
    current = spec;
    for (const part of pointer.slice(2).split("/")) {
      current = (current as JsonObject | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
    }
    if (current === undefined) throw new Error(`the reference "${pointer}" leads nowhere`);
  }
  return (current ?? {}) as JsonObject;
}

/** The contract without its streams: generated code would wait for an end that does not come. */
export function withoutStreams(spec: JsonObject): JsonObject {
  const copy = structuredClone(spec) as JsonObject;
  const paths = copy["paths"] as { [path: string]: JsonObject };
  for (const { path, method, isStream: streams } of operationsOf(spec)) {
    const item = paths[path];
    if (!streams || item === undefined) continue;
    delete item[method];
    if (!METHODS.some((left) => left in item)) delete paths[path];
  }
  return copy;
}

function isStream(spec: JsonObject, operation: JsonObject): boolean {
  return Object.values((operation["responses"] ?? {}) as JsonObject).some(
    (response) => "text/event-stream" in ((follow(spec, response)["content"] ?? {}) as JsonObject),
  );
}

function list(node: Json | undefined): readonly Json[] {
  return Array.isArray(node) ? node : [];
}
