import type { Value } from "../ir/value.ts";
import type { Outputs } from "./frames.ts";

/** What an expression can see, from the inside outwards. */
export interface Scope {
  /** Before the id in a path: `pages[3].`. */
  readonly prefix: string;
  readonly outputs: Outputs;
  readonly variables: { readonly [name: string]: Value };
  readonly parent?: Scope;
}

const NULL: Value = { v: null };

/** A name as a `CheckedExpr` reads it. A step that has no output here was skipped or has not finished: null. */
export function lookUp(scope: Scope, name: string): Value | undefined {
  if (name.startsWith("steps.")) {
    const id = name.slice("steps.".length);
    for (let level: Scope | undefined = scope; level; level = level.parent) {
      if (Object.hasOwn(level.outputs, id)) return level.outputs[id];
    }
    return NULL;
  }
  for (let level: Scope | undefined = scope; level; level = level.parent) {
    if (Object.hasOwn(level.variables, name)) return level.variables[name];
  }
  return undefined;
}

/** The same level and place, with more variables: a catch's error, a loop's `last`. */
export function withVariables(scope: Scope, variables: { readonly [name: string]: Value }): Scope {
  return { prefix: scope.prefix, outputs: scope.outputs, variables, parent: scope };
}

/** A level of its own beneath `scope`. */
export function innerScope(
  scope: Scope,
  outputs: Outputs,
  prefix: string = scope.prefix,
  variables: { readonly [name: string]: Value } = {},
): Scope {
  return { prefix, outputs, variables, parent: scope };
}
