import { evaluateTemplate, makeBudget, openTemplate } from "../../runtime/expressions/evaluate/index.ts";
import { FailureError, type Failure } from "../../runtime/ir/failure.ts";
import { invariant } from "../../runtime/ir/invariant.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Closure } from "../../runtime/ir/plan.ts";
import { isRef } from "../../runtime/ir/value.ts";

/** What a run left to evaluate beside its large values; `values` are their JSON texts, by digest. Pure. */
export function evaluateClosure(
  { template, exprs, bindings }: Closure,
  values: ReadonlyMap<string, Uint8Array>,
): { readonly v: Json } | { readonly failure: Failure } {
  const read = new Map<string, Json>();
  const lookUp = (name: string): Json | undefined => {
    const bound = bindings[name];
    if (bound === undefined || !isRef(bound)) return bound?.v;
    const known = read.get(name);
    if (known !== undefined) return known;
    const text = values.get(bound.r.digest);
    invariant(text !== undefined, `the value of "${name}" was not given`);
    const value = JSON.parse(new TextDecoder().decode(text)) as Json;
    read.set(name, value);
    return value;
  };
  try {
    return { v: openTemplate(evaluateTemplate(template, exprs, lookUp, makeBudget())) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { failure: error.failure };
  }
}
