import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { follow, operationsOf, type SpecOperation } from "../contract/spec.ts";
import { namesOf, type Change } from "./change.ts";
import { brokenSchema, type Both } from "./schema.ts";

/** Every change from one contract to another that breaks a client, in the order of the first. */
export function breakingChanges(base: JsonObject, head: JsonObject): Change[] {
  const both: Both = { base, head, seen: new Set() };
  const now = new Map(operationsOf(head).map((operation) => [`${operation.method} ${operation.path}`, operation]));
  return operationsOf(base).flatMap((was) => {
    const is = now.get(`${was.method} ${was.path}`);
    if (is === undefined) return [{ at: was.id, text: `${was.method.toUpperCase()} ${was.path} was removed` }];
    return brokenOperation(both, was, is);
  });
}

function brokenOperation(both: Both, was: SpecOperation, is: SpecOperation): Change[] {
  const changes: Change[] = [];
  // Both name the method that a generator makes.
  if (was.id !== is.id) changes.push({ at: was.id, text: `is called "${is.id}" now` });
  const [tag, tagNow] = [was, is].map(({ node }) => (node["tags"] as Json[] | undefined)?.[0]);
  if (tag !== tagNow)
    changes.push({ at: was.id, text: `has the tag "${String(tagNow)}" now, and had "${String(tag)}"` });
  if (isPublic(both.base, was) && !isPublic(both.head, is)) changes.push({ at: was.id, text: "asks for a key now" });
  changes.push(...brokenParameters(both, was, is), ...brokenBody(both, was, is), ...brokenAnswers(both, was, is));
  return changes;
}

function brokenParameters(both: Both, was: SpecOperation, is: SpecOperation): Change[] {
  const key = (parameter: JsonObject): string => `${String(parameter["in"])} ${String(parameter["name"])}`;
  const before = new Map(was.parameters.map((parameter) => [key(parameter), parameter]));
  const after = new Map(is.parameters.map((parameter) => [key(parameter), parameter]));
  const changes: Change[] = [];
  for (const [name, parameter] of before) {
    const at = `${was.id}.${String(parameter["name"])}`;
    const now = after.get(name);
    if (now === undefined) {
      changes.push({ at, text: "was removed" });
      continue;
    }
    if (now["required"] === true && parameter["required"] !== true) changes.push({ at, text: "is required now" });
    for (const style of ["style", "explode"]) {
      if (now[style] !== parameter[style]) changes.push({ at, text: `is written another way: "${style}" changed` });
    }
    changes.push(...brokenSchema(both, parameter["schema"] ?? {}, now["schema"] ?? {}, "request", at));
  }
  for (const [name, parameter] of after) {
    if (before.has(name) || parameter["required"] !== true) continue;
    changes.push({ at: `${was.id}.${String(parameter["name"])}`, text: "is new and required" });
  }
  return changes;
}

function brokenBody(both: Both, was: SpecOperation, is: SpecOperation): Change[] {
  const at = `${was.id}.body`;
  const [before, after] = [follow(both.base, was.node["requestBody"]), follow(both.head, is.node["requestBody"])];
  const changes: Change[] = [];
  if (after["required"] === true && before["required"] !== true) changes.push({ at, text: "is required now" });
  if (before["x-yaml"] === true && after["x-yaml"] !== true) changes.push({ at, text: "is no longer taken as YAML" });
  return [...changes, ...brokenContent(both, before, after, "request", at)];
}

function brokenAnswers(both: Both, was: SpecOperation, is: SpecOperation): Change[] {
  const [before, after] = [was.node["responses"] as JsonObject, is.node["responses"] as JsonObject];
  const { gone } = namesOf(Object.keys(before), Object.keys(after));
  const changes = gone.map((status) => ({ at: `${was.id}.${status}`, text: "is no longer answered" }));
  for (const [status, response] of Object.entries(before)) {
    if (after[status] === undefined) continue;
    const at = `${was.id}.${status}`;
    const [old, now] = [follow(both.base, response), follow(both.head, after[status])];
    const headers = namesOf(
      Object.keys((old["headers"] ?? {}) as object),
      Object.keys((now["headers"] ?? {}) as object),
    );
    changes.push(...headers.gone.map((name) => ({ at: `${at}.${name}`, text: "the header was removed" })));
    changes.push(...brokenContent(both, old, now, "answer", at));
  }
  return changes;
}

function brokenContent(
  both: Both,
  before: JsonObject,
  after: JsonObject,
  direction: "request" | "answer",
  at: string,
): Change[] {
  const [was, is] = [before, after].map((holder) => (holder["content"] ?? {}) as { [type: string]: JsonObject });
  const yaml = after["x-yaml"] === true ? ["application/yaml"] : [];
  const { gone } = namesOf(Object.keys(was ?? {}), [...Object.keys(is ?? {}), ...yaml]);
  const changes = gone.map((type) => ({ at, text: `the type "${type}" was removed` }));
  for (const [type, media] of Object.entries(was ?? {})) {
    const now = is?.[type];
    if (now !== undefined)
      changes.push(...brokenSchema(both, media["schema"] ?? {}, now["schema"] ?? {}, direction, at));
  }
  return changes;
}

function isPublic(spec: JsonObject, { node }: SpecOperation): boolean {
  return ((node["security"] ?? spec["security"] ?? []) as Json[]).length === 0;
}
