import { fail } from "../../ir/failure.ts";
import type { EachOp } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import { kindOf } from "../evaluation.ts";
import { NULL } from "../run.ts";
import type { StepPlace } from "../run.ts";

/** The list that a map goes over; a large one is read in pages and never whole. */
export interface ItemsState {
  over: Value;
  count: number;
}

export interface Items {
  readonly count: number;
  at(index: number): Promise<Value>;
}

const PAGE = 32;

export async function openItems(op: EachOp, state: { items?: ItemsState }, step: StepPlace): Promise<Items> {
  state.items ??= await measure(op, step);
  const { over, count } = state.items;
  if (!isRef(over)) {
    const list = Array.isArray(over.v) ? over.v : [];
    return { count, at: async (index) => ({ v: list[index] ?? null }) };
  }
  const page = makePager(over, step);
  return { count, at: page };
}

async function measure(op: EachOp, step: StepPlace): Promise<ItemsState> {
  const { run, scope } = step;
  const over = await run.evaluation.value(op.over, scope);
  if (!isRef(over) && !Array.isArray(over.v))
    throw fail("expression.failed", `"over" must be a list, not ${kindOf(over.v)}`);
  const count = isRef(over) ? await lengthOf(over, step) : (over.v as unknown[]).length;
  if (count > op.max) {
    throw fail("map.too_many", `"over" holds ${count} items; "max" allows ${op.max}`, { items: count, max: op.max });
  }
  return { over: isRef(over) ? over : await run.values.hold(over), count };
}

async function lengthOf(over: Value, { run }: StepPlace): Promise<number> {
  const { length } = await run.compute(closed(over), { view: { from: 0, to: 0 } });
  if (length === undefined) throw fail("expression.failed", `"over" must be a list`);
  return length;
}

/** Items are asked for in order; a page whose items together are large is read one by one. */
function makePager(over: Value, { run }: StepPlace): (index: number) => Promise<Value> {
  let from = 0;
  let page: readonly Value[] = [];
  let single = 0;
  return async (index) => {
    if (index >= from && index < from + page.length) return page[index - from] ?? NULL;
    if (index >= single) {
      const { value } = await run.compute(closed(over), { view: { from: index, to: index + PAGE } });
      if (!isRef(value) && Array.isArray(value.v)) {
        from = index;
        page = value.v.map((item) => ({ v: item }));
        return page[0] ?? NULL;
      }
      single = index + PAGE;
    }
    const { value } = await run.compute(closed(over), { view: { at: index } });
    return value;
  };
}

function closed(value: Value) {
  return { template: value, exprs: [], bindings: {} };
}
