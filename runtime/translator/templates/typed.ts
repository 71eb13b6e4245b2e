import type { Json } from "../../ir/json.ts";
import type { Template } from "../../ir/plan.ts";
import type { Type } from "../../expressions/index.ts";

/**
 * A JSON value with expressions in it, checked: what it is at each place, the type it will have, and the template it
 * lowers to. Containers keep their members, so that each can be held against a schema at its own place.
 */
export type Typed = {
  readonly pointer: string;
  readonly type: Type;
  readonly template: Template;
  /** Variables whose text may flow into it, `steps.<id>` each by itself: numbers and truth values carry none. */
  readonly flows: ReadonlySet<string>;
} & (
  | { readonly shape: "constant"; readonly value: null | boolean | number | string }
  | { readonly shape: "expression" }
  | { readonly shape: "text" }
  | { readonly shape: "secret" }
  | { readonly shape: "list"; readonly items: readonly Typed[] }
  | { readonly shape: "map"; readonly entries: ReadonlyMap<string, Typed> }
);

/** The value where it has no expression and no secret in it, else undefined. */
export function constantOf(typed: Typed): Json | undefined {
  return "v" in typed.template ? typed.template.v : undefined;
}
