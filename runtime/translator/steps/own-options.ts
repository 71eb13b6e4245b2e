import { makeScope } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { FILLED, type ActivityManifest, type ActivityRole } from "../../ir/manifest.ts";
import type { Template } from "../../ir/plan.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { compileTemplate } from "../templates/compile.ts";
import type { Typed } from "../templates/typed.ts";

/**
 * What a document writes under the name of an operation or a channel of its own workers, held against the manifest's
 * `input` but for the property that Watchloom fills, and lowered to the members of that input. Literal, with secrets.
 */
export function compileOwnOptions(
  job: Job,
  role: ActivityRole,
  manifest: ActivityManifest,
  written: Json,
  pointer: string,
): [name: string, value: Template][] {
  const { [FILLED[role]]: _, ...own } = isJsonObject(written) ? written : {};
  if (isJsonObject(written)) refuseFilled(job, role, manifest, Object.keys(written), pointer);
  // Expressions have no place here, which is told by whoever knows the places; of them nothing more is said.
  const report: Job["report"] = (code, at, ...rest) => {
    if (code.startsWith("secret.")) job.report(code, at, ...rest);
  };
  const position = { endOf: job.outline.root } as const;
  const typed = compileTemplate({ ...job, report }, own, pointer, { position, scope: NO_NAMES, secrets: true });
  holdOwnOptions(job, role, manifest, typed);
  return typed.shape === "map" ? [...typed.entries].map(([name, { template }]) => [name, template]) : [];
}

const NO_NAMES = makeScope({});

/** What stands under the name, with expressions where those have a place, against the manifest. */
export function holdOwnOptions(job: Job, role: ActivityRole, manifest: ActivityManifest, typed: Typed): void {
  holdAgainst(typed, withoutFilled(manifest.input, FILLED[role]), job.report, `"${manifest.name}"`);
}

/** Nobody but Watchloom fills it. */
export function refuseFilled(
  job: Job,
  role: ActivityRole,
  { name }: ActivityManifest,
  written: readonly string[],
  pointer: string,
): void {
  const filled = FILLED[role];
  if (!written.includes(filled)) return;
  const what = role === "channel" ? "what is told" : "what stands before it";
  job.report("value.unknown_key", join(pointer, filled), `"${filled}" of "${name}" is ${what}: it is filled`, {
    key: true,
  });
}

function withoutFilled(input: JsonSchema, filled: string): JsonSchema {
  const properties = isJsonObject(input["properties"]) ? input["properties"] : {};
  const { [filled]: _, ...kept } = properties;
  const required = Array.isArray(input["required"]) ? input["required"].filter((name) => name !== filled) : [];
  return { ...input, properties: kept, required };
}
