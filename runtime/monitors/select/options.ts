import { nearest } from "../../ir/near-miss.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Compiling } from "./op.ts";

/** The most that any operation gives. */
export const MOST = 10_000;

/** The options as an object with these keys only; a plain string stands for the option `shorthand`. */
export function readOptions(
  options: Json,
  allowed: readonly string[],
  compiling: Compiling,
  shorthand?: string,
): JsonObject {
  if (shorthand !== undefined && typeof options === "string") return { [shorthand]: options };
  // `trim`, `trim:` and `trim: true` are the same.
  if (options === null || options === true) return {};
  if (!isJsonObject(options)) {
    compiling.problem(`Options are ${shorthand === undefined ? "" : "a text or "}an object`);
    return {};
  }
  for (const key of Object.keys(options)) {
    if (allowed.includes(key)) continue;
    const near = nearest(key, allowed);
    const list = allowed.length === 0 ? "it has none" : `its options are ${allowed.join(", ")}`;
    compiling.problem(`"${key}" is no option of it; ${list}`, `/${key}`, near ? `Did you mean "${near}"?` : undefined);
  }
  return options;
}

export function readText(options: JsonObject, key: string, compiling: Compiling): string | undefined {
  const value = options[key];
  if (value === undefined || typeof value === "string") return value;
  compiling.problem(`"${key}" is a text`, `/${key}`);
  return undefined;
}

export function readFlag(options: JsonObject, key: string, compiling: Compiling): boolean {
  const value = options[key] ?? false;
  if (typeof value === "boolean") return value;
  compiling.problem(`"${key}" is true or false`, `/${key}`);
  return false;
}

/** A whole number from 1 to {@link MOST}. */
export function readMax(options: JsonObject, compiling: Compiling): number {
  const value = options["max"] ?? MOST;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST) return value;
  compiling.problem(`"max" is a whole number from 1 to ${MOST}`, "/max");
  return MOST;
}
