import { compileSchema } from "../../../schemas/compile-schema.ts";
import { asManyAsMayBeTold, shortMessage } from "../../ir/diagnostic.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { readComplaints } from "../schema-errors/complaints.ts";
import { explain } from "../schema-errors/explain.ts";

/** Why a value does not fit a schema. */
export interface ValueProblem {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  readonly detail: string;
  /** As of diagnostics: `value.missing`, `value.wrong_type`, … */
  readonly code: string;
}

/** Characters of JSON up to which all mistakes are told; of a larger value the first, because ajv joins them at a cost that grows with their square. */
const ALL_UP_TO = 8 * 1024;

/** Holds a value against an author's schema or a manifest's: formats are asserted, patterns are RE2. Empty: it fits. */
export function checkAgainst(schema: JsonSchema, value: Json): ValueProblem[] {
  const compiled = compileSchema(schema);
  const first = compiled.first(value);
  if (first.length === 0) return [];
  const isSmall = JSON.stringify(value).length <= ALL_UP_TO;
  const problems: ValueProblem[] = [];
  explain(readComplaints(isSmall ? compiled.all(value) : first), false, (code, pointer, message, { hint } = {}) => {
    problems.push({ code, pointer, detail: shortMessage(message + mend(code, hint)) });
  });
  return asManyAsMayBeTold(problems, ({ detail }) => detail);
}

function mend(code: string, hint: string | undefined): string {
  if (hint === undefined) return "";
  return code === "value.unknown_key" ? `; did you mean "${hint}"?` : `; try ${hint}`;
}
