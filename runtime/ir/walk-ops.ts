import type { Op } from "./plan.ts";

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
