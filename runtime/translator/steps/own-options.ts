import { makeScope } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { FILLED, type ActivityManifest, type ActivityRole } from "../../ir/manifest.ts";
import type { Template } from "../../ir/plan.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { compileTemplate } from "../templates/compile.ts";

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
  const filled = FILLED[role];
  const options = isJsonObject(written) ? written : {};
  if (Object.hasOwn(options, filled)) {
    const what = role === "channel" ? "what is told" : "what stands before it";
    job.report(
      "value.unknown_key",
      join(pointer, filled),
      `"${filled}" of "${manifest.name}" is ${what}: it is filled`,
      {
        key: true,
      },
    );
  }
  const { [filled]: _, ...own } = options;
  // Expressions have no place here, which is told by whoever knows the places; of them nothing more is said.
  const report: Job["report"] = (code, at, ...rest) => {
    if (code.startsWith("secret.")) job.report(code, at, ...rest);
  };
  const position = { endOf: job.outline.root } as const;
  const typed = compileTemplate({ ...job, report }, own, pointer, { position, scope: NO_NAMES, secrets: true });
  holdAgainst(typed, withoutFilled(manifest.input, filled), job.report, `"${manifest.name}"`);
  return typed.shape === "map" ? [...typed.entries].map(([name, { template }]) => [name, template]) : [];
}

const NO_NAMES = makeScope({});

function withoutFilled(input: JsonSchema, filled: string): JsonSchema {
  const properties = isJsonObject(input["properties"]) ? input["properties"] : {};
  const { [filled]: _, ...kept } = properties;
  const required = Array.isArray(input["required"]) ? input["required"].filter((name) => name !== filled) : [];
  return { ...input, properties: kept, required };
}
