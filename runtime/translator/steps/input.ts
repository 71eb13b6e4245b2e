import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Template } from "../../ir/plan.ts";
import { reportSchemaProblems } from "../author-schema/index.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { ANY, STRING } from "../../expressions/index.ts";
import { withWorkers } from "./own-channels.ts";
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
  if (manifest?.shape?.property === LITERAL && typeof literal === "string" && literal.includes("${")) {
    const message = "A schema is written out, so that it can be checked before a run begins";
    job.report("expr.not_allowed_here", join(pointer, LITERAL), message);
  }
  const typed = withMarkdown(withLiteral(written ?? {}, pointer, template), manifest?.markdown);
  if (manifest === undefined) return typed;
  holdAgainst(typed, manifest.input, job.report, `"${activity}"`);
  const entries = withWorkers(job, typed, manifest.channels ?? []);
  return entries === undefined || typed.shape !== "map" ? typed : { ...typed, entries, template: mapTemplate(entries) };
}

/** Markdown texts in their parts, so that whoever shows one can tell the author's markup from what values hold. */
function withMarkdown(typed: Typed, names: readonly string[] = []): Typed {
  if (typed.shape !== "map" || names.length === 0) return typed;
  const entries = new Map(typed.entries);
  for (const name of names) {
    const member = entries.get(name);
    if (member !== undefined) entries.set(name, asMarkdown(member));
  }
  return { ...typed, entries, template: mapTemplate(entries) };
}

function asMarkdown(member: Typed): Typed {
  const { template, pointer, flows } = member;
  const value = (part: Template): Template => ({ m: [["v", part]] });
  if (member.shape === "constant" && typeof member.value === "string")
    return { ...member, template: { v: [member.value] } };
  // Of any type: a text shows it.
  if (member.shape === "expression") {
    return { shape: "text", pointer, flows, type: STRING, template: { l: [value(template)] } };
  }
  if (member.shape !== "text" || !("t" in template)) return member;
  return {
    ...member,
    template: { l: template.t.map((part) => (typeof part === "string" ? { v: part } : value({ e: part }))) },
  };
}

function mapTemplate(entries: ReadonlyMap<string, Typed>): Template {
  const members = [...entries].map(([name, { template }]) => [name, template] as const);
  const constants = members.map(([name, template]) => [name, "v" in template ? template.v : undefined] as const);
  if (constants.some(([, constant]) => constant === undefined)) return { m: members };
  return { v: Object.fromEntries(constants) as JsonObject };
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
