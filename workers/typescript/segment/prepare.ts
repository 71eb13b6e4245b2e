import { FailureError } from "../../../runtime/ir/failure.ts";
import { closedInputs, fillDefaults } from "../../../runtime/ir/input-defaults.ts";
import type { PrepareCall, PrepareReply } from "../workflow/protocol.ts";
import type { LargeValues } from "./large-values.ts";
import type { SchemaCheck } from "./schema-check.ts";

/** `wl.prepare`: a child's input as the API would have accepted it: defaults filled in, then held against `inputs`. */
export async function prepare(
  { values, schemas }: { readonly values: LargeValues; readonly schemas: SchemaCheck },
  { tenant, inputs, input }: PrepareCall,
): Promise<PrepareReply> {
  const schema = closedInputs(inputs);
  const filled = fillDefaults(schema, await values.open(tenant, input));
  const problem = schemas.problem(schema, filled);
  if (problem !== null) return { tenant, status: "unfit", problem };
  try {
    return { tenant, status: "ready", input: await values.hold(tenant, filled) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { tenant, status: "unfit", problem: error.failure.message };
  }
}
