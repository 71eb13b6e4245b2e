import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import { FORBIDDEN_KEYS } from "../parse/problems.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const WORDS = ["in", "true", "false", "null"];
/** Every variable of DOCUMENTS (expressions); those of Monitors may be ids, as Workflows do not know them. */
export const VARIABLES = ["inputs", "steps", "run", "item", "index", "last", "error", "output", "payload"] as const;
/** The grammar allows them, and no expression reads a field of these names: `steps.constructor` (docs/decisions/0022). */
const UNREADABLE = [...FORBIDDEN_KEYS];
const RESERVED: ReadonlySet<string> = new Set([...WORDS, ...VARIABLES, ...UNREADABLE]);

/** An id is "not `in`, `true`, `false`, `null` or a variable's name"; nor is the name that `as` gives. */
export const noReservedIds: Rule = ({ outline, report }) => {
  const check = (name: Json | undefined, pointer: string, what: string, usual?: string): void => {
    if (typeof name !== "string" || !RESERVED.has(name) || name === usual) return;
    const why = WORDS.includes(name)
      ? "a word of the expression language"
      : UNREADABLE.includes(name)
        ? "refused as a key everywhere"
        : "the name of a variable";
    report("step.reserved_id", pointer, `"${name}" cannot be ${what}: it is ${why}`, { hint: `${name}1` });
  };
  for (const step of outline.all) {
    check(step.raw["id"], join(step.pointer, "id"), "a step's id");
    const map = step.kind === "map" ? step.raw["map"] : undefined;
    if (isJsonObject(map)) check(map["as"], join(step.pointer, "map", "as"), "the name of the item", "item");
    for (const list of step.lists) {
      if (list.role !== "catch" || list.entry === null) continue;
      check(list.entry.value["as"], join(list.entry.pointer, "as"), "the name of the error", "error");
    }
  }
};
