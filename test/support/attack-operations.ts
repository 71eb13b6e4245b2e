import { operationsOf, follow, readSpec } from "../../scripts/contract/spec.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";

/** An operation of the contract that takes a body, and what kind of body. */
export interface BodyOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** `json`: an object of its own; `payload`: any JSON; `document`: a document, bare or in an envelope. */
  readonly takes: "json" | "payload" | "document";
  readonly required: boolean;
  /** A field that the contract does not name is refused. */
  readonly isClosed: boolean;
  /** Its body may be larger than others. */
  readonly isLarge: boolean;
  /** What opens it: a key, or a worker's capability. */
  readonly opens: "apiKey" | "capability";
  readonly examples: readonly Json[];
}

/** From the contract, so that a new operation is attacked without an edit. */
export function bodyOperations(): readonly BodyOperation[] {
  const spec = readSpec();
  return operationsOf(spec).flatMap(({ id, method, path, node }) => {
    if (node["requestBody"] === undefined) return [];
    const body = follow(spec, node["requestBody"]);
    const content = (body["content"] as { readonly [type: string]: JsonObject })["application/json"] ?? {};
    const schema = follow(spec, content["schema"]);
    const isPayload = (content["schema"] as JsonObject)["$ref"] === "#/components/schemas/JsonValue";
    const named = Object.values((content["examples"] ?? {}) as JsonObject).map((one) => follow(spec, one)["value"]);
    const examples = content["example"] === undefined ? named : [content["example"], ...named];
    return {
      id,
      method: method.toUpperCase(),
      path,
      takes: body["x-yaml"] === true ? "document" : isPayload ? "payload" : "json",
      required: body["required"] === true,
      isClosed: schema["x-closed"] === true,
      isLarge: body["x-max-bytes"] !== undefined,
      opens:
        (node["security"] as JsonObject[] | undefined)?.[0]?.["capability"] === undefined ? "apiKey" : "capability",
      examples: examples as Json[],
    };
  });
}
