import type { Json } from "../ir/json.ts";
import { isJsonObject } from "../ir/json.ts";
import { FILLED, type ActivityManifest, type ActivityRole } from "../ir/manifest.ts";
import { SELECT_OPERATIONS } from "../ir/monitor.ts";
import { CHANNELS } from "../ir/notification.ts";
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
  errors.push(...roleProblems(manifest));
  return errors.length === 0 ? { ok: true, manifest } : { ok: false, errors };
}

const BUILT_IN: { readonly [role in ActivityRole]: readonly string[] } = {
  select: SELECT_OPERATIONS,
  channel: CHANNELS,
};

/** What a role asks of a manifest: a name that is free, a queue, and the property that Watchloom fills. */
function roleProblems({ name, role, queue, input }: ActivityManifest): ValueProblem[] {
  if (role === undefined) {
    if (name.includes(".")) return [];
    const detail = `"${name}" is no name that \`call\` takes: write \`area.verb\`, or give the manifest a \`role\``;
    return [{ code: "value.wrong_format", pointer: "/name", detail }];
  }
  const problems: ValueProblem[] = [];
  if (BUILT_IN[role].includes(name)) {
    const what = role === "channel" ? "a channel" : "an operation of `select`";
    const detail = `"${name}" is ${what} of Watchloom's own, and stays it; name yours after your team or your system`;
    problems.push({ code: "value.not_allowed", pointer: "/name", detail });
  }
  if (queue === undefined) {
    const detail = "a document does not say where the workers take it, so with a `role` the manifest does";
    problems.push({ code: "value.missing", pointer: "/queue", detail });
  }
  const filled = FILLED[role];
  if (!isJsonObject(input["properties"]) || !Object.hasOwn(input["properties"], filled)) {
    const detail = `lacks the property "${filled}", which is filled for a ${role === "channel" ? "channel" : "select operation"}`;
    problems.push({ code: "value.missing", pointer: "/input/properties", detail });
  }
  return problems;
}
