import { evaluateTemplate, makeBudget, openTemplate } from "../../expressions/evaluate/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Json } from "../../ir/json.ts";
import type { Program } from "../../ir/monitor.ts";
import type { Ignore } from "./ignore.ts";

/** @throws FailureError `expression.failed`, `budget.exceeded` */
export function runProgram(program: Program, variables: { readonly [name: string]: Json }): Json {
  const lookUp = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return openTemplate(evaluateTemplate(program.template, program.exprs, lookUp, makeBudget()));
}

/** An item of a list with what tells it from the others, and the text of all of it that counts. */
export interface Keyed {
  readonly key: string;
  readonly form: string;
  readonly item: Json;
}

/**
 * The items by `identity`; without one an item is its own key. A key that comes again is told apart by which time it is,
 * so that nothing is lost.
 */
export function keyItems(items: readonly Json[], identity: Program | null, ignore: Ignore): Keyed[] {
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const form = canonicalJson(ignore.json(item));
    const own = identity === null ? form : keyText(runProgram(identity, { item, index }));
    const times = (seen.get(own) ?? 0) + 1;
    seen.set(own, times);
    return { key: times === 1 ? own : `${own} (${times})`, form, item };
  });
}

function keyText(key: Json): string {
  return typeof key === "string" ? key : canonicalJson(key);
}
