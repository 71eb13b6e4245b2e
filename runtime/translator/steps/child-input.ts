import type { Json, JsonSchema } from "../../ir/json.ts";
import type { Job } from "../job.ts";
import type { Child } from "../resolve/children.ts";
import { inputSchema } from "../resolve/input-schema.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import type { Typed } from "../templates/typed.ts";

/** Checks the input of a child run against the child's own `inputs`, and lowers it. */
export function compileChildInput(
  job: Job,
  child: Child | undefined,
  written: Json | undefined,
  pointer: string,
  template: (value: Json, pointer: string) => Typed,
): Typed {
  const typed = template(written ?? {}, pointer);
  if (child !== undefined) {
    const schema: JsonSchema = inputSchema(child.plan.inputs);
    holdAgainst(typed, schema, job.report, `"${child.plan.name}"`);
  }
  return typed;
}
