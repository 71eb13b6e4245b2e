import { BROKEN, STRING, typeFromSchema } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject, JsonSchema } from "../../ir/json.ts";
import { isIdempotentCall } from "../../ir/manifest.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { Call, SegmentOp } from "../../ir/plan.ts";
import { typeOfAuthorSchema } from "../author-schema/index.ts";
import { wallOf } from "../bounds.ts";
import { readActivity } from "../resolve/activities.ts";
import { join } from "../resolve/pointer.ts";
import { untrustedFlow } from "../scopes/untrusted.ts";
import { constantOf } from "../templates/typed.ts";
import type { Typed } from "../templates/typed.ts";
import { ANY_TIME, AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import { compileInput } from "./input.ts";
import { readRetry } from "./retry.ts";
import type { StepContext, StepTranslator } from "./step-translator.ts";
import { compileUndo } from "./undo.ts";

const DEFAULT_TIMEOUT_MS = 60_000;
/** "Local activity only where the sum of (time limits + retries inside) is <= 5 s" (EXECUTION: segments). */
const LOCAL_MS = 5000;
const LANGUAGES: ReadonlySet<Json> = new Set(["typescript", "python", "go"]);

/** `call: http.request`, with its limits, retries and undo: a segment of one call. */
export const call: StepTranslator<"call"> = {
  kind: "call",
  translate: (context) => {
    const { job, step, head, body, pointer, template } = context;
    const { raw } = step;
    const at = (field: string): string => join(step.pointer, field);
    const activity = typeof body === "string" ? body : "";
    const manifest = readActivity(job, body, pointer);

    const input = compileInput(job, activity, raw["with"], at("with"), (value, where) =>
      template(value, where, { secrets: true }),
    );
    warnOfUntrustedPrompt(context, manifest, input);

    const output = typeOfOutput(manifest, raw);
    const undo = compileUndo(context, output);
    const timeoutMs = readDuration(job.report, raw["timeout"], at("timeout"), ANY_TIME);
    const deadlineMs = readDuration(job.report, raw["deadline"], at("deadline"), ANY_TIME);
    const heartbeatMs = readDuration(job.report, raw["heartbeat"], at("heartbeat"), AT_LEAST_A_SECOND);
    const returns = promised(manifest, raw);
    const lowered: Call = {
      id: head.id,
      activity,
      with: input.template,
      ...(returns === undefined ? {} : { returns }),
      timeoutMs: timeoutMs ?? manifest?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
      retry: readRetry(job.report, raw["retry"], at("retry")),
      ...(undo === undefined ? {} : { undo }),
    };
    return {
      op: segmentOf(context, lowered, manifest, input),
      output,
      untrusted: manifest?.untrusted ?? manifest === undefined,
    };
  },
};

function segmentOf(
  { head, step }: StepContext,
  lowered: Call,
  manifest: ActivityManifest | undefined,
  input: Typed,
): SegmentOp {
  const { language } = step.raw;
  const queue = step.raw["queue"] ?? (language === undefined ? manifest?.queue : undefined);
  const builtIn = queue === undefined && (language === undefined || language === "typescript");
  const short = wallOf(lowered) <= LOCAL_MS && builtIn && isRepeatable(manifest, input) && isQuick(lowered.activity);
  return {
    ...head,
    op: "segment",
    calls: [lowered],
    host: short ? "local" : "remote",
    ...(typeof queue === "string" ? { queue } : {}),
    language:
      typeof language === "string" && LANGUAGES.has(language) ? (language as SegmentOp["language"]) : "typescript",
  };
}

/** As far as `with` is known now: what an expression gives may make it repeatable or not. */
function isRepeatable(manifest: ActivityManifest | undefined, input: Typed): boolean {
  if (manifest === undefined || input.shape !== "map") return false;
  const known = [...input.entries].map(([name, member]) => [name, constantOf(member)] as const);
  return isIdempotentCall(manifest, Object.fromEntries(known));
}

/** A model or a search call is never a local activity: it streams, and its time is not its own. */
function isQuick(activity: string): boolean {
  return !/^(?:llm|search|notify)\./.test(activity);
}

/** What the worker holds the whole output against: the author's `returns`, and the part that a schema in `with` types. */
function promised(activity: ActivityManifest | undefined, raw: JsonObject): JsonSchema | undefined {
  const returns = isJsonObject(raw["returns"]) ? raw["returns"] : undefined;
  const input = isJsonObject(raw["with"]) ? raw["with"] : {};
  const schema = activity?.shape === undefined ? undefined : input[activity.shape.property];
  if (activity?.shape === undefined || !isJsonObject(schema)) return returns;
  const { output } = activity.shape;
  const shaped: JsonSchema = {
    type: "object",
    required: [output],
    properties: { [output]: embedded(schema, "schema") },
  };
  return returns === undefined ? shaped : { allOf: [embedded(returns, "returns"), shaped] };
}

/** A schema inside another one: an address of its own, so that `#` in it still means itself. */
function embedded(schema: JsonSchema, name: string): JsonSchema {
  return JSON.stringify(schema).includes('"$ref"') ? { $id: name, ...schema } : schema;
}

/** `returns` says all; else the manifest, with the part that a schema in `with` types. */
function typeOfOutput(activity: ActivityManifest | undefined, raw: JsonObject): Type {
  if (isJsonObject(raw["returns"])) return typeOfAuthorSchema(raw["returns"]);
  if (activity === undefined) return BROKEN;
  const output = outputTypeOf(activity);
  const input = isJsonObject(raw["with"]) ? raw["with"] : {};
  if (activity.shape === undefined) return output;
  const schema = input[activity.shape.property];
  if (isJsonObject(schema)) return withField(output, activity.shape.output, typeOfAuthorSchema(schema));
  if (activity.name === "http.request" && input["expect"] === "text") {
    return withField(output, activity.shape.output, STRING);
  }
  return output;
}

const outputTypes = new WeakMap<ActivityManifest, Type>();

function outputTypeOf(activity: ActivityManifest): Type {
  const known = outputTypes.get(activity);
  if (known !== undefined) return known;
  const type = typeFromSchema(activity.output);
  outputTypes.set(activity, type);
  return type;
}

function withField(type: Type, name: string, field: Type): Type {
  if (type.kind !== "map") return type;
  return { ...type, properties: { ...type.properties, [name]: { type: field, required: true } } };
}

/** "Interpolating an untrusted output into `prompt` instead of `data` is a warning." */
function warnOfUntrustedPrompt({ job, step }: StepContext, manifest: ActivityManifest | undefined, input: Typed): void {
  if (input.shape !== "map") return;
  for (const name of manifest?.prompts ?? []) {
    const member = input.entries.get(name);
    const source = member === undefined ? undefined : untrustedFlow(job, member, step.list);
    if (member === undefined || source === undefined) continue;
    job.report(
      "llm.untrusted_prompt",
      member.pointer,
      `"${source}" comes from outside and may hold instructions of its own: give it to the model in \`data\`, where it is ` +
        `marked as data, not in \`${name}\``,
    );
  }
}
