import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import { reportSchemaProblems } from "../author-schema/index.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { ANY } from "../../expressions/index.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import type { Typed } from "../templates/typed.ts";

/** Parts of `with` that are schemas: texts in them are a validator's, never expressions. */
const LITERAL = "schema";

/** Checks an activity's `with`, expressions and all, against its manifest, and lowers it. */
export function compileInput(
  job: Job,
  activity: string,
  written: Json | undefined,
  pointer: string,
  template: (value: Json, pointer: string) => Typed,
): Typed {
  const manifest = job.manifests.get(activity);
  const literal = isJsonObject(written) ? written[LITERAL] : undefined;
  if (manifest?.shape?.property === LITERAL && isJsonObject(literal)) {
    reportSchemaProblems(literal, join(pointer, LITERAL), job.report);
  }
  const typed = withLiteral(written ?? {}, pointer, template);
  if (manifest !== undefined) holdAgainst(typed, manifest.input, job.report, `"${activity}"`);
  return typed;
}

function withLiteral(value: Json, pointer: string, template: (value: Json, pointer: string) => Typed): Typed {
  const schema = isJsonObject(value) ? value[LITERAL] : undefined;
  if (!isJsonObject(value) || !isJsonObject(schema)) return template(value, pointer);
  const { [LITERAL]: _literal, ...rest } = value;
  const typed = template(rest, pointer);
  if (typed.shape !== "map") return typed;
  const literal: Typed = {
    shape: "expression",
    pointer: join(pointer, LITERAL),
    type: ANY,
    template: { v: schema },
    flows: new Set(),
  };
  const entries = new Map([...typed.entries, [LITERAL, literal]]);
  return {
    ...typed,
    entries,
    template:
      "v" in typed.template && isJsonObject(typed.template.v)
        ? { v: { ...typed.template.v, [LITERAL]: schema } }
        : { m: [...entries].map(([key, member]) => [key, member.template] as const) },
  };
}
