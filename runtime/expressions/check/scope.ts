import type { Type } from "./type.ts";

/** What a name leads to: a type, or why it cannot be used here; undefined where there is no such name. */
export type Resolution = { readonly type: Type } | { readonly missing: string; readonly hint?: string } | undefined;

/** The names that an expression can use at its place in a document. */
export interface TypeScope {
  /** `inputs`, `run`, `item`, `last`, …; never `steps`. */
  lookup(name: string): Resolution;
  names(): readonly string[];
  /** `steps.<id>`. */
  step(id: string): Resolution;
  stepIds(): readonly string[];
}

/** A scope of fixed types, for tests, tools and places without steps. */
export function makeScope(
  variables: { readonly [name: string]: Type },
  steps: { readonly [id: string]: Type } = {},
): TypeScope {
  const find = (types: { readonly [name: string]: Type }, name: string): Resolution =>
    Object.hasOwn(types, name) ? { type: types[name]! } : undefined;
  return {
    lookup: (name) => find(variables, name),
    names: () => Object.keys(variables),
    step: (id) => find(steps, id),
    stepIds: () => Object.keys(steps),
  };
}
