import type { JsonSchema } from "../ir/json.ts";
import type { ChildOp, Op, Plan } from "../ir/plan.ts";

/** Every op of a plan's own tree, containers before what they hold; the plans of children are runs of their own. */
export function* walkOps(ops: readonly Op[]): Generator<Op> {
  for (const op of ops) {
    yield op;
    for (const list of listsOf(op)) yield* walkOps(list);
  }
}

function listsOf(op: Op): readonly (readonly Op[])[] {
  switch (op.op) {
    case "branch":
      return op.arms.map((arm) => arm.body);
    case "fork":
      return op.branches.map((branch) => branch.body);
    case "each":
    case "loop":
      return [op.body];
    case "guard":
      return [op.body, ...op.catches.map((entry) => entry.body), op.finally];
    case "let":
    case "segment":
    case "sleep":
    case "receive":
    case "child":
    case "emit":
    case "end":
      return [];
    default:
      return op satisfies never;
  }
}

/** The signals that a plan listens to, each with the schemas of its `listen` steps; null: one of them takes anything. */
export function signalsOf(plan: Plan): ReadonlyMap<string, readonly JsonSchema[] | null> {
  const signals = new Map<string, readonly JsonSchema[] | null>();
  for (const op of walkOps(plan.body)) {
    if (op.op !== "receive" || !("signal" in op.wants)) continue;
    const { signal, schema } = op.wants;
    const known = signals.get(signal);
    if (schema === undefined || known === null) signals.set(signal, null);
    else signals.set(signal, [...(known ?? []), schema]);
  }
  return signals;
}

/** The `run` step of this id, where the plan has one. */
export function childOpOf(plan: Plan, path: string): ChildOp | undefined {
  const id = path.slice(path.lastIndexOf(".") + 1);
  for (const op of walkOps(plan.body)) if (op.op === "child" && op.id === id) return op;
  return undefined;
}
