import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import type { Json, JsonObject, JsonSchema } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { invariant } from "../../runtime/ir/invariant.ts";
import { nearest } from "../../runtime/ir/near-miss.ts";
import { MAX_BODY_BYTES } from "./config.ts";
import { ApiError, type FieldError } from "./problems.ts";
import { sayMistake } from "./say-mistake.ts";

/** A query parameter of an operation, ready to read. */
interface QueryParameter {
  readonly name: string;
  readonly kind: "integer" | "string" | "list";
  readonly fallback: Json | undefined;
  readonly check: () => ValidateFunction;
}

/** Compiled when it is first asked for: most of a start would go by with shapes that nobody sends. */
function lazily(ajv: Ajv2020, schema: JsonSchema): () => ValidateFunction {
  let compiled: ValidateFunction | undefined;
  return () => (compiled ??= ajv.compile(closed(schema) as JsonObject));
}

export type Query = { readonly [name: string]: string | number | readonly string[] };

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** As the contract writes it: `/runs/{run_id}`. */
  readonly path: string;
  /** Of its query, by name. */
  readonly parameters: readonly string[];
  /** Reads, converts and checks the query; throws `invalid-request`. */
  readQuery(search: URLSearchParams): Query;
  /** Null: the operation takes no body. */
  readonly body: { readonly required: boolean; readonly maxBytes: number; check(value: Json): void } | null;
}

/** openapi/openapi.yaml as the service uses it: what it promises is what is checked. */
export interface Contract {
  /** The file as JSON, for `/openapi.json`. */
  readonly document: JsonObject;
  readonly operations: ReadonlyMap<string, Operation>;
}

const METHODS = ["get", "put", "post", "delete", "patch"] as const;

const FILE = new URL("../../openapi/openapi.yaml", import.meta.url);
let document: JsonObject | undefined;

/** The file as it is; read once a process. */
export function readContractFile(): JsonObject {
  document ??= parse(readFileSync(FILE, "utf8")) as JsonObject;
  return document;
}

export function readContract(document = readContractFile()): Contract {
  const ajv = new Ajv2020({ strict: false, verbose: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...(closed(document) as JsonObject), $id: "openapi" });
  const operations = new Map<string, Operation>();
  for (const [path, item] of Object.entries(document["paths"] as JsonObject)) {
    for (const method of METHODS) {
      const operation = (item as JsonObject)[method] as JsonObject | undefined;
      if (operation !== undefined) add(operations, readOperation(document, ajv, path, item as JsonObject, method));
    }
  }
  return { document, operations };
}

function add(operations: Map<string, Operation>, operation: Operation): void {
  invariant(!operations.has(operation.id), `the operation "${operation.id}" stands twice in the contract`);
  operations.set(operation.id, operation);
}

function readOperation(document: JsonObject, ajv: Ajv2020, path: string, item: JsonObject, method: string): Operation {
  const operation = item[method] as JsonObject;
  const id = operation["operationId"] as string;
  const parameters = [...((item["parameters"] ?? []) as Json[]), ...((operation["parameters"] ?? []) as Json[])]
    .map((parameter) => resolve(document, parameter as JsonObject))
    .filter((parameter) => parameter["in"] === "query")
    .map((parameter) => readParameter(ajv, parameter));
  return {
    id,
    method,
    path,
    parameters: parameters.map(({ name }) => name),
    readQuery: (search) => readQuery(parameters, search),
    body: readBody(document, ajv, operation["requestBody"] as JsonObject | undefined),
  };
}

function resolve(document: JsonObject, node: JsonObject): JsonObject {
  const ref = node["$ref"];
  if (typeof ref !== "string") return node;
  let target: Json | undefined = document;
  for (const part of ref.slice(2).split("/")) target = (target as JsonObject)[part];
  return target as JsonObject;
}

/** `x-closed` is the server's own strictness: generated clients see open objects, a misspelt field is refused. */
function closed(node: Json): Json {
  if (Array.isArray(node)) return node.map(closed);
  if (!isJsonObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] = key === "$ref" && typeof value === "string" ? `openapi${value}` : closed(value);
  }
  return node["x-closed"] === true ? { ...copy, additionalProperties: false } : copy;
}

function readParameter(ajv: Ajv2020, parameter: JsonObject): QueryParameter {
  const schema = parameter["schema"] as JsonSchema;
  const kind = schema["type"] === "array" ? "list" : schema["type"] === "integer" ? "integer" : "string";
  return {
    name: parameter["name"] as string,
    kind,
    fallback: schema["default"],
    check: lazily(ajv, schema),
  };
}

function readQuery(parameters: readonly QueryParameter[], search: URLSearchParams): Query {
  const query: { [name: string]: string | number | readonly string[] } = {};
  for (const name of new Set(search.keys())) {
    if (parameters.some((parameter) => parameter.name === name)) continue;
    const names = parameters.map((parameter) => parameter.name);
    const near = nearest(name, names);
    const allowed = names.length === 0 ? "this address takes none" : `allowed: ${names.join(", ")}`;
    const hint = near === undefined ? allowed : `did you mean "${near}"?`;
    throw new ApiError("invalid-request", `unknown query parameter "${name}"; ${hint}`);
  }
  for (const { name, kind, fallback, check: compiled } of parameters) {
    const values = search.getAll(name);
    if (values.length === 0) {
      if (fallback !== undefined) query[name] = fallback as string | number;
      continue;
    }
    if (kind !== "list" && values.length > 1) {
      throw new ApiError("invalid-request", `the query parameter "${name}" stands more than once`);
    }
    const text = values[0] as string;
    const value = kind === "list" ? values : kind === "integer" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
    const check = compiled();
    if (!check(value)) {
      if (name === "after") {
        throw new ApiError(
          "invalid-cursor",
          `the cursor "${text}" is no event number: send the \`seq\` of an event, or 0`,
        );
      }
      throw new ApiError("invalid-request", `the query parameter "${name}" ${sayMistake(check.errors?.[0])}`);
    }
    query[name] = value;
  }
  return query;
}

function readBody(document: JsonObject, ajv: Ajv2020, node: JsonObject | undefined): Operation["body"] {
  if (node === undefined) return null;
  const body = resolve(document, node);
  const content = body["content"] as { [type: string]: JsonObject };
  const schema = content["application/json"]?.["schema"] as JsonSchema;
  const compiled = lazily(ajv, schema);
  return {
    required: body["required"] === true,
    maxBytes: typeof body["x-max-bytes"] === "number" ? body["x-max-bytes"] : MAX_BODY_BYTES,
    check(value) {
      const check = compiled();
      if (check(value)) return;
      const errors = (check.errors ?? []).map(fieldError);
      const first = errors[0] as FieldError;
      const place = first.pointer === "" ? "the body" : `"${first.pointer}" in the body`;
      throw new ApiError("invalid-request", `${place} ${first.detail}`, { members: { errors } });
    },
  };
}

function fieldError(error: ErrorObject): FieldError {
  return { pointer: error.instancePath, detail: sayMistake(error), code: error.keyword };
}
