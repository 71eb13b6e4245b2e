import blobRead from "../../schemas/activities/blob.read.json" with { type: "json" };
import feedRead from "../../schemas/activities/feed.read.json" with { type: "json" };
import htmlSelect from "../../schemas/activities/html.select.json" with { type: "json" };
import httpRequest from "../../schemas/activities/http.request.json" with { type: "json" };
import llmGenerate from "../../schemas/activities/llm.generate.json" with { type: "json" };
import monitorFail from "../../schemas/activities/monitor.fail.json" with { type: "json" };
import monitorLoad from "../../schemas/activities/monitor.load.json" with { type: "json" };
import monitorLook from "../../schemas/activities/monitor.look.json" with { type: "json" };
import monitorPick from "../../schemas/activities/monitor.pick.json" with { type: "json" };
import monitorSettle from "../../schemas/activities/monitor.settle.json" with { type: "json" };
import notifySend from "../../schemas/activities/notify.send.json" with { type: "json" };
import searchAsk from "../../schemas/activities/search.ask.json" with { type: "json" };
import timeNow from "../../schemas/activities/time.now.json" with { type: "json" };
import type { Json, JsonSchema } from "./json.ts";

/** What an activity takes and gives; `schemas/manifest.schema.json` says the same. */
export interface ActivityManifest {
  /** `area.verb`. */
  readonly name: string;
  /** Grows when input or output change. */
  readonly version: number;
  readonly description: string;
  /** JSON Schema of `with`, an object. */
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  /** Error types of its own. */
  readonly errors: readonly string[];
  /** Whether every call may be repeated where its outcome is unknown. */
  readonly idempotent: boolean;
  /** Calls that may be repeated all the same: a property of `with` has one of the values (absent: its default). */
  readonly idempotentWhen?: readonly { readonly property: string; readonly values: readonly Json[] }[];
  readonly streaming: boolean;
  /** Default of `timeout`. */
  readonly timeoutMs: number;
  /** False: known, but refused with `not-available-yet`. */
  readonly available: boolean;
  /** What documents use it as by its name, beside `call`. */
  readonly role?: ActivityRole;
  /** Of a tenant's own: where its workers take it, unless a document names another. With a role it is there. */
  readonly queue?: string;
  /** True: the translator's own, in the plans of monitors; a document that calls it is refused. */
  readonly internal?: boolean;
  /** Properties of `with` that are refused with `not-available-yet`. */
  readonly notYet?: readonly string[];
  /** `with.<property>` is a JSON Schema that types `<output>` of the output. */
  readonly shape?: { readonly property: string; readonly output: string };
  /** Properties of `with` that a model reads as instructions. */
  readonly prompts?: readonly string[];
  /** Properties of `with` whose literal text is Markdown: the activity gets each as a `MarkdownText`. */
  readonly markdown?: readonly string[];
  /** Properties of `with` that are lists of channels: what is said of own workers' comes beside them, as {@link WORKERS}. */
  readonly channels?: readonly string[];
  /** Whether the output may hold what an outsider wrote. */
  readonly untrusted?: boolean;
}

/** An operation of `select`, or a channel of `notify.to`. */
export type ActivityRole = "select" | "channel";

/** The property of `input` that Watchloom fills: what stands before a select operation, what a channel is to tell. */
export const FILLED: { readonly [role in ActivityRole]: string } = { select: "value", channel: "notification" };

const builtIn = [
  blobRead,
  feedRead,
  htmlSelect,
  httpRequest,
  llmGenerate,
  monitorFail,
  monitorLoad,
  monitorLook,
  monitorPick,
  monitorSettle,
  notifySend,
  searchAsk,
  timeNow,
];

/** The manifests of `schemas/activities`, by name. */
export const BUILT_IN_MANIFESTS: ReadonlyMap<string, ActivityManifest> = new Map(
  builtIn.map((manifest): [string, ActivityManifest] => [manifest.name, manifest as unknown as ActivityManifest]),
);

/** Text alone comes from a model, which calls an activity as its tool. */
const MARKDOWN_TEXT: JsonSchema = {
  type: ["array", "string"],
  items: { type: ["string", "object"], required: ["v"], properties: { v: {} }, additionalProperties: false },
};
/** The property of a lowered `with` that says where own workers take their channels: `{[channel]: WorkerChannel}`. */
export const WORKERS = "workers";
const loweredInputs = new WeakMap<ActivityManifest, JsonSchema>();

/** The schema of `with` as the activity gets it: as authors write it, but for Markdown texts and own workers' channels. */
export function loweredInput(manifest: ActivityManifest): JsonSchema {
  const { markdown = [], channels = [] } = manifest;
  if (markdown.length === 0 && channels.length === 0) return manifest.input;
  const known = loweredInputs.get(manifest);
  if (known !== undefined) return known;
  const properties = { ...(manifest.input["properties"] as JsonSchema) };
  if (channels.length > 0) properties[WORKERS] = { type: "object", additionalProperties: { type: "object" } };
  for (const name of markdown) if (Object.hasOwn(properties, name)) properties[name] = MARKDOWN_TEXT;
  const lowered = { ...manifest.input, properties };
  loweredInputs.set(manifest, lowered);
  return lowered;
}

/** Whether this call may be repeated where its outcome is unknown; `input` is the `with`, as far as it is known. */
export function isIdempotentCall(manifest: ActivityManifest, input: { readonly [name: string]: unknown }): boolean {
  if (manifest.idempotent) return true;
  const properties = manifest.input["properties"] as { [name: string]: { default?: Json } } | undefined;
  return (manifest.idempotentWhen ?? []).some(({ property, values }) => {
    const value = Object.hasOwn(input, property) ? input[property] : properties?.[property]?.default;
    return values.some((allowed) => allowed === value);
  });
}
