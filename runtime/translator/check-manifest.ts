import type { Json } from "../ir/json.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import { checkAuthorSchema } from "./author-schema/index.ts";
import { validate } from "./generated/manifest.cjs";
import type { ValueProblem } from "./input/index.ts";
import { readComplaints } from "./schema-errors/complaints.ts";
import { explain } from "./schema-errors/explain.ts";

export type CheckedManifest =
  | { readonly ok: true; readonly manifest: ActivityManifest }
  | { readonly ok: false; readonly errors: readonly ValueProblem[] };

/** Holds a manifest against its schema, and the two schemas in it against what authors' schemas may be. */
export function checkManifest(value: Json): CheckedManifest {
  const errors: ValueProblem[] = [];
  if (!validate(value)) {
    explain(readComplaints(validate.errors ?? []), true, (code, pointer, message, { hint } = {}) => {
      errors.push({ code, pointer, detail: hint === undefined ? message : `${message} (${hint})` });
    });
    return { ok: false, errors };
  }
  const manifest = value as unknown as ActivityManifest;
  for (const side of ["input", "output"] as const) {
    for (const { code, pointer, message } of checkAuthorSchema(manifest[side])) {
      errors.push({ code, pointer: `/${side}${pointer}`, detail: message });
    }
  }
  return errors.length === 0 ? { ok: true, manifest } : { ok: false, errors };
}
