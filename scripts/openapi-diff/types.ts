import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { namesOf, type Change, type Direction } from "./change.ts";

/** What a value may be. */
export function brokenTypes(base: JsonObject, head: JsonObject, direction: Direction, at: string): Change[] {
  const [was, is] = [typesOf(base), typesOf(head)];
  if (direction === "request") {
    const refused = was.filter((type) => !accepts(is, type));
    return refused.length === 0 ? [] : [{ at, text: `no longer takes ${words(refused)}, only ${words(is)}` }];
  }
  const unexpected = is.filter((type) => !accepts(was, type));
  return unexpected.length === 0 ? [] : [{ at, text: `can now be ${words(unexpected)}, and was ${words(was)}` }];
}

/** Values by name: an enum that is closed, one that grows, a constant. */
export function brokenValues(base: JsonObject, head: JsonObject, direction: Direction, at: string): Change[] {
  const changes: Change[] = [];
  if (base["const"] !== undefined && head["const"] !== base["const"]) {
    changes.push({ at, text: `was always ${quote(base["const"])}, and is ${quote(head["const"] ?? "no constant")}` });
  }
  const [was, is] = [valuesOf(base), valuesOf(head)];
  if (was === undefined && is !== undefined && direction === "request" && head["enum"] !== undefined) {
    return [...changes, { at, text: `takes only ${words(is)} now, and took any value` }];
  }
  if (was === undefined || is === undefined) return changes;
  const { gone, new: added } = namesOf(was, is);
  if (gone.length > 0) changes.push({ at, text: `lost the value ${words(gone)}` });
  // One that grows was announced to grow.
  if (added.length > 0 && direction === "answer" && base["enum"] !== undefined) {
    changes.push({ at, text: `can now be ${words(added)}, which clients that were generated do not know` });
  }
  return changes;
}

function typesOf(schema: JsonObject): string[] {
  const type = schema["type"];
  if (type === undefined) return ["any"];
  return Array.isArray(type) ? (type as string[]) : [type as string];
}

function accepts(types: readonly string[], type: string): boolean {
  return types.includes("any") || types.includes(type) || (type === "integer" && types.includes("number"));
}

function valuesOf(schema: JsonObject): string[] | undefined {
  const values = (schema["enum"] ?? schema["x-extensible-enum"]) as Json[] | undefined;
  return values?.map(String);
}

function words(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

function quote(value: Json): string {
  return JSON.stringify(value);
}
