import type { Closure, Template } from "../ir/plan.ts";
import type { CallRequest, CallResult } from "./effects.ts";

/**
 * The call with what the calls before it in its segment gave: each `steps.<id>` bound, and `late` evaluated into `with`.
 * `evaluate` is the host's, beside the large values. @throws FailureError where the evaluation fails
 */
export function withResults(
  call: CallRequest,
  results: readonly CallResult[],
  evaluate: (closure: Closure) => Template,
): CallRequest {
  const bound = bindResults(call, results);
  return bound.late === undefined ? bound : { ...bound, with: evaluate(bound.late) };
}

/** The same for a host that evaluates by itself. */
export function bindResults(call: CallRequest, results: readonly CallResult[]): CallRequest {
  if (results.length === 0) return call;
  const bindings = Object.fromEntries(results.map(({ path, output }) => [`steps.${idOf(path)}`, output]));
  const bind = (closure: Closure): Closure => {
    const reads = closure.exprs.flatMap((expr) => expr.reads).filter((name) => Object.hasOwn(bindings, name));
    const added = Object.fromEntries(reads.map((name) => [name, bindings[name]!]));
    return { ...closure, bindings: { ...added, ...closure.bindings } };
  };
  return {
    ...call,
    ...(call.late === undefined ? {} : { late: bind(call.late) }),
    ...(call.output === undefined ? {} : { output: bind(call.output) }),
    ...(call.undo === undefined ? {} : { undo: bind(call.undo) }),
  };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
