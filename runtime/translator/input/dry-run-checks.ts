import type { Json, JsonSchema } from "../../ir/json.ts";
import type { Plan } from "../../ir/plan.ts";
import { checkAgainst } from "./check-against.ts";
import { prepareInput } from "./prepare-input.ts";

/** What a dry run holds mocks, outputs and the inputs of children against: the interpreter has no validator. */
export const dryRunChecks = {
  /** Why the value does not fit the schema, or null. */
  check: (schema: JsonSchema, value: Json): string | null => checkAgainst(schema, value)[0]?.detail ?? null,
  /** A child's input with its defaults, or why it does not fit. */
  prepare(plan: Plan, input: Json): { readonly value: Json } | { readonly problem: string } {
    const prepared = prepareInput(plan, input);
    return prepared.ok
      ? { value: prepared.value }
      : { problem: prepared.errors[0]?.detail ?? "the input does not fit" };
  },
};
