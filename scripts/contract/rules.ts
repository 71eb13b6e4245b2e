import type { JsonObject } from "../../runtime/ir/json.ts";
import { brokenExamples } from "./examples.ts";
import { brokenOperation } from "./operation-rules.ts";
import { brokenSchema } from "./schema-rules.ts";
import { schemasOf } from "./schemas.ts";
import { follow, operationsOf } from "./spec.ts";

/**
 * How the contract is written, so that every generator reads all of it: each rule stands for something that one of
 * them drops, refuses or misreads. Gives what breaks a rule, in words; nothing: all is well.
 */
export function brokenRules(spec: JsonObject): string[] {
  const found: string[] = [];
  if (spec["openapi"] !== "3.1.0") found.push(`"openapi" is "${String(spec["openapi"])}", not "3.1.0"`);
  const operations = operationsOf(spec);
  const ids = new Set<string>();
  for (const operation of operations) {
    if (ids.has(operation.id)) found.push(`the operationId "${operation.id}" stands twice`);
    ids.add(operation.id);
    found.push(...brokenOperation(spec, operation).map((line) => `${operation.id}: ${line}`));
  }
  for (const schema of schemasOf(spec))
    found.push(...brokenSchema(spec, schema).map((line) => `${schema.at}: ${line}`));
  found.push(...deadReferences(spec, spec, "#"));
  // An example is read by its schema: that has to stand first.
  return found.length > 0 ? found : brokenExamples(spec);
}

/** Components stand at the top level only: `#/components/<kind>/<name>`. */
function deadReferences(spec: JsonObject, node: unknown, at: string): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${at}/${key}`;
    if (key === "example" || key === "value" || (key === "examples" && Array.isArray(value))) return [];
    if (key !== "$ref" || typeof value !== "string") return deadReferences(spec, value, here);
    if (!/^#\/components\/\w+\/[\w.-]+$/.test(value)) return [`${here}: "${value}" leads to no component`];
    try {
      follow(spec, { $ref: value });
      return [];
    } catch (error) {
      return [`${here}: ${(error as Error).message}`];
    }
  });
}
