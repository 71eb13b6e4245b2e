import { listensOf, receptionOf } from "../../ir/listens.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Plan } from "../../ir/plan.ts";
import type { DryRunRequest } from "./request.ts";

type Signal = NonNullable<DryRunRequest["signals"]>[number];

/** As the API would: the ids of the `listen` steps that the payload does not fit. Null: it is refused, and a note says why. */
export function admit(signal: Signal, plan: Plan, { check }: DryRunRequest, notes: string[]): readonly string[] | null {
  const { at, name, payload = null } = signal;
  const problems: string[] = [];
  const { listens, unfit } = receptionOf(plan, name, (schema) => {
    const problem = check?.(schema, payload) ?? null;
    if (problem !== null) problems.push(problem);
    return problem === null;
  });
  if (listens.length > 0 && unfit.length < listens.length) return unfit;
  if (listens.length > 0) notes.push(`the signal "${name}" at ${at} is refused: ${problems[0] ?? "it does not fit"}`);
  else notes.push(`the document listens to no signal "${name}" (at ${at}); ${nearOf(name, plan)}`);
  return null;
}

function nearOf(name: string, plan: Plan): string {
  const names = [...new Set(listensOf(plan).map(({ signal }) => signal))];
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean "${near}"?`;
  return names.length === 0 ? "it listens to none" : `it listens to ${names.map((one) => `"${one}"`).join(", ")}`;
}
