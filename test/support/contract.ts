import assert from "node:assert/strict";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { readContractFile } from "../../cmd/api/contract.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";

/** One request and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly requestType?: string | undefined;
  readonly requestBody?: string | undefined;
  readonly status: number;
  readonly responseType: string | null;
  /** Text of the answer; undefined for a stream, whose frames are checked one by one with `checkEvent`. */
  readonly responseBody?: string | undefined;
}

export interface ContractChecker {
  /** Fails the test where request or answer break openapi/openapi.yaml. */
  check(exchange: Exchange): void;
  checkEvent(event: Json): void;
  readonly operations: readonly { readonly id: string; readonly method: string; readonly path: string }[];
  /** Ids of the operations that were answered with success at least once. */
  readonly seen: ReadonlySet<string>;
}

const STREAM_STATUSES_UNDECLARED = new Set(["204 streamRun"]);

/** Checks against the file itself, with code of its own: the service's reading of the contract is not trusted here. */
export function makeContractChecker(): ContractChecker {
  const document = readContractFile();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...(prepare(document) as JsonObject), $id: "contract" });
  const compiled = new Map<string, ValidateFunction>();
  const validate = (pointer: string, value: Json, what: string): void => {
    let check = compiled.get(pointer);
    if (check === undefined) compiled.set(pointer, (check = ajv.compile({ $ref: `contract#${pointer}` })));
    assert.ok(
      check(value),
      `${what} breaks the contract: ${ajv.errorsText(check.errors, { separator: "\n" })}\n${JSON.stringify(value).slice(0, 2000)}`,
    );
  };

  const operations = Object.entries(document["paths"] as JsonObject).flatMap(([path, item]) =>
    Object.entries(item as JsonObject)
      .filter(([, operation]) => isJsonObject(operation) && operation["operationId"] !== undefined)
      .map(([method, operation]) => ({
        id: (operation as JsonObject)["operationId"] as string,
        method,
        path,
        operation: operation as JsonObject,
        pointer: `/paths/${escape(path)}/${method}`,
        pattern: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+")}$`),
      })),
  );
  const literalFirst = operations.toSorted((a, b) => a.path.split("{").length - b.path.split("{").length);
  const seen = new Set<string>();

  return {
    operations,
    seen,
    checkEvent: (event) => validate("/components/schemas/RunEvent", event, "an event"),
    check(exchange) {
      const [bare = "", query = ""] = exchange.path.split("?");
      const found = literalFirst.find(
        (candidate) => candidate.method === exchange.method.toLowerCase() && candidate.pattern.test(bare),
      );
      const problem = exchange.status >= 400;
      if (found === undefined) {
        assert.ok(problem, `${exchange.method} ${bare} was answered ${exchange.status} and is not in the contract`);
      }
      if (problem) {
        assert.match(
          exchange.responseType ?? "",
          /^application\/problem\+json/,
          `${exchange.method} ${bare}: a refusal is problem+json`,
        );
        const body = JSON.parse(exchange.responseBody ?? "") as JsonObject;
        validate("/components/schemas/Problem", body, "a problem");
        assert.equal(body["status"], exchange.status);
        assert.doesNotMatch(exchange.responseBody ?? "", /\.ts:\d+|node_modules|    at /, "a problem shows no stack");
        return;
      }
      if (found === undefined) return;
      const { operation, pointer } = found;
      for (const name of new URLSearchParams(query).keys()) {
        const shared = ((document["paths"] as JsonObject)[found.path] as JsonObject)["parameters"] as
          JsonObject[] | undefined;
        const names = [...(shared ?? []), ...((operation["parameters"] ?? []) as JsonObject[])].map(
          (parameter) => deref(document, parameter)["name"],
        );
        assert.ok(names.includes(name), `${found.id}: the query parameter "${name}" is not in the contract`);
      }
      if (exchange.requestBody !== undefined) {
        const node = operation["requestBody"] as JsonObject;
        assert.ok(node !== undefined, `${found.id} takes no body`);
        const body = deref(document, node);
        const content = body["content"] as JsonObject;
        const type = (exchange.requestType ?? "").split(";")[0] as string;
        // `x-yaml`: the same shapes are also taken as YAML, which one of the client generators cannot be told.
        const declared = type === "application/yaml" && body["x-yaml"] === true ? "application/json" : type;
        assert.ok(content[declared] !== undefined, `${found.id}: the request's type "${type}" is not in the contract`);
        const at = typeof node["$ref"] === "string" ? node["$ref"].slice(1) : `${pointer}/requestBody`;
        const value = readRequest(type, exchange.requestBody);
        // What is no object is no envelope: a document as it was sent, be it valid or not.
        const isEnvelope = isJsonObject(value ?? null) && !("watchloom" in (value as JsonObject));
        if (isEnvelope) validate(`${at}/content/${escape(declared)}/schema`, value as Json, `${found.id}'s request`);
      }
      if (exchange.status === 304 || STREAM_STATUSES_UNDECLARED.has(`${exchange.status} ${found.id}`)) return;
      const response = (operation["responses"] as JsonObject)[String(exchange.status)] as JsonObject | undefined;
      assert.ok(response !== undefined, `${found.id}: the status ${exchange.status} is not in the contract`);
      seen.add(found.id);
      const content = response["content"] as JsonObject | undefined;
      if (content === undefined)
        return assert.equal(exchange.responseBody ?? "", "", `${found.id}: ${exchange.status} has no body`);
      const type = (exchange.responseType ?? "").split(";")[0] as string;
      if (content["application/octet-stream"] !== undefined) return;
      assert.ok(content[type] !== undefined, `${found.id}: the answer's type "${type}" is not in the contract`);
      if (exchange.responseBody === undefined || !type.endsWith("json")) return;
      const at = `${pointer}/responses/${exchange.status}/content/${escape(type)}/schema`;
      validate(at, JSON.parse(exchange.responseBody) as Json, `${found.id}'s answer`);
    },
  };
}

function readRequest(type: string, body: string): Json | undefined {
  try {
    return (type.endsWith("yaml") ? parse(body) : JSON.parse(body)) as Json;
  } catch {
    return undefined;
  }
}

function escape(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D");
}

function deref(document: JsonObject, node: JsonObject): JsonObject {
  const ref = node["$ref"];
  if (typeof ref !== "string") return node;
  let target: Json | undefined = document;
  for (const part of ref.slice(2).split("/")) target = (target as JsonObject)[part];
  return target as JsonObject;
}

/** Objects that name their fields have no others: a field that the contract forgot is a failed test. */
function prepare(node: Json): Json {
  if (Array.isArray(node)) return node.map(prepare);
  if (!isJsonObject(node)) return node;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    copy[key] = key === "$ref" && typeof value === "string" ? `contract${value}` : prepare(value);
  }
  const isShape = node["type"] === "object" && isJsonObject(node["properties"] ?? null);
  return isShape && node["additionalProperties"] === undefined ? { ...copy, additionalProperties: false } : copy;
}
