import type { Plan, Template } from "./plan.ts";

/** What documents may name, and nothing else: `secretName` in schemas/common.schema.json. */
export const SECRET_NAME = /^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$/;

const known = new WeakMap<Plan, readonly string[]>();

/**
 * The secrets that a plan names, sorted: what its calls give is searched for all of them, since a server may tell in
 * the answer to one call what another one sent.
 */
export function secretNames(plan: Plan): readonly string[] {
  let names = known.get(plan);
  if (names === undefined) {
    const found = new Set<string>();
    collect(plan.body, found);
    names = [...found].sort();
    known.set(plan, names);
  }
  return names;
}

/** The secrets that stand in a call's `with`, sorted. */
export function secretsIn(input: Template): readonly string[] {
  const found = new Set<string>();
  collect(input, found);
  return [...found].sort();
}

/** By form, wherever templates stand; data of that form only makes a search for what nobody sent. */
function collect(node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
    return;
  }
  const { s: name } = node as { s?: unknown };
  if (typeof name === "string") found.add(name);
  for (const item of Object.values(node)) collect(item, found);
}
