import { closedInputs, fillDefaults } from "../../ir/input-defaults.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Plan } from "../../ir/plan.ts";
import { checkAgainst } from "./check-against.ts";
import type { ValueProblem } from "./check-against.ts";

export type PreparedInput =
  { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly errors: readonly ValueProblem[] };

/**
 * A run's input as the run will see it: defaults filled in at every depth, then held against the document's `inputs`.
 * A property that `inputs` does not name is refused unless it says `additionalProperties`; without `inputs` only an
 * empty input is accepted.
 */
export function prepareInput(plan: Pick<Plan, "inputs">, input: Json): PreparedInput {
  if (!isJsonObject(input)) {
    const detail = "An input is a map of the document's inputs";
    return { ok: false, errors: [{ pointer: "", detail, code: "value.wrong_type" }] };
  }
  const schema = closedInputs(plan.inputs ?? {});
  const value = fillDefaults(schema, input) as JsonObject;
  const errors = checkAgainst(schema, value);
  return errors.length === 0 ? { ok: true, value } : { ok: false, errors };
}
