import type { Json } from "../../runtime/ir/json.ts";
import type { Plan } from "../../runtime/ir/plan.ts";
import { prepareInput } from "../../runtime/translator/input/index.ts";
import { ApiError } from "./problems.ts";

/** The input with its defaults. @throws ApiError `invalid-payload`, with pointers into the body's `input` */
export function demandInput(plan: Plan, input: Json): Json {
  const prepared = prepareInput(plan, input);
  if (prepared.ok) return prepared.value;
  const errors = prepared.errors.map((error) => ({ ...error, pointer: `/input${error.pointer}` }));
  throw new ApiError("invalid-payload", errors[0]?.detail ?? "the input does not fit", { members: { errors } });
}
