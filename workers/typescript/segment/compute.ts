import { fail, FailureError } from "../../../runtime/ir/failure.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { ComputeOutcome, ListView } from "../../../runtime/interpreter/effects.ts";
import type { ComputeCall, ComputeReply } from "../workflow/protocol.ts";
import { materialise, type LargeValues } from "./large-values.ts";

/** `wl.compute`: evaluates an expression beside the large values that it reads. */
export async function compute(values: LargeValues, call: ComputeCall): Promise<ComputeReply> {
  return { tenant: call.tenant, ...(await outcomeOf(values, call)) };
}

async function outcomeOf(values: LargeValues, { tenant, closure, view, keep }: ComputeCall): Promise<ComputeOutcome> {
  try {
    const whole = await materialise(values, tenant, await values.evaluate(tenant, closure));
    if (view === undefined) return { status: "done", value: await values.hold(tenant, whole, keep) };
    const { seen, length } = look(whole, view);
    return { status: "done", value: await values.hold(tenant, seen, keep), length };
  } catch (error) {
    if (error instanceof FailureError) return { status: "failed", failure: error.failure };
    throw error;
  }
}

function look(whole: Json, view: ListView): { seen: Json; length: number } {
  if (!Array.isArray(whole)) throw fail("expression.failed", "the value is no list");
  const { length } = whole;
  if ("at" in view) return { seen: whole[view.at] ?? null, length };
  if ("from" in view) return { seen: whole.slice(view.from, view.to), length };
  const flat: Json[] = [];
  for (const part of whole) {
    if (!Array.isArray(part)) throw fail("expression.failed", "the value is no list of lists");
    for (const item of part) flat.push(item);
  }
  return { seen: flat, length: flat.length };
}
