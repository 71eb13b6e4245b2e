import { nearest } from "../../../../runtime/ir/near-miss.ts";
import { isJsonObject, type Json } from "../../../../runtime/ir/json.ts";
import { MAX_TOOL_CALLS_A_ROUND } from "../../../../runtime/ir/tool-limits.ts";
import type { ActivityContext } from "../../activity.ts";
import type { ToolEnd } from "../../inner-calls.ts";
import { isOwnCallId, ownCallId } from "./call-id.ts";
import type { ModelCall, ToolResult } from "./provider.ts";
import { isPromise, type Toolbox } from "./tool-declarations.ts";

/** Of a tool's answer, what the model is shown: some thousand tokens. */
const MAX_SHOWN_BYTES = 32 * 1024;

export interface Round {
  readonly toolbox: Toolbox;
  readonly calls: readonly ModelCall[];
  /** Number of the first, counted over the whole conversation. */
  readonly from: number;
  /** The most tool calls of the whole conversation. */
  readonly max: number;
  readonly context: Pick<ActivityContext, "inner" | "log">;
}

export interface RoundEnd {
  /** One for each call, in their order. */
  readonly results: readonly ToolResult[];
  readonly tokens: number;
  readonly bytes: number;
}

/**
 * The tool calls of one turn, side by side. What goes wrong with one is told to the model.
 * @throws FailureError what ends the whole call, once the others have ended: none is left behind half done
 */
export async function callTools(round: Round): Promise<RoundEnd> {
  const ends = await Promise.allSettled(round.calls.map((call, place) => callOne(round, call, place)));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const done = ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
  return {
    results: done.map((end, place) => ({ call: round.calls[place]!, text: shownToModel(end) })),
    tokens: done.reduce((sum, { usage }) => sum + (usage?.tokens ?? 0), 0),
    bytes: done.reduce((sum, { usage }) => sum + (usage?.bytes ?? 0), 0),
  };
}

function callOne({ toolbox, from, max, context }: Round, call: ModelCall, place: number): Promise<ToolEnd> {
  const number = from + place;
  const refuse = (why: string): Promise<ToolEnd> => {
    context.log("warn", `a tool call was not made: ${why}`);
    return Promise.resolve({ failure: { type: "activity.invalid_input", message: why } });
  };
  if (place >= MAX_TOOL_CALLS_A_ROUND) return refuse(`at most ${MAX_TOOL_CALLS_A_ROUND} tool calls in one turn`);
  if (number >= max) return refuse(`at most ${max} tool calls in all`);
  const activity = toolbox.activityOf(call.name);
  if (activity === undefined) {
    const names = toolbox.declarations.map(({ name }) => name);
    const near = nearest(call.name, names);
    const meant = near === undefined ? `there are ${names.join(", ")}` : `did you mean "${near}"?`;
    return refuse(`there is no tool "${call.name.slice(0, 100)}"; ${meant}`);
  }
  if (!isJsonObject(call.input)) return refuse(`the input of "${call.name}" is no JSON object`);
  const toolCallId = isOwnCallId(call.id) ? ownCallId(number) : call.id.slice(0, 200);
  const manifest = context.inner.manifestOf(activity);
  const input = Object.fromEntries(
    Object.entries(call.input).filter(([property]) => manifest === undefined || !isPromise(manifest, property)),
  );
  return context.inner.tool({ number, activity, input, toolCallId });
}

function shownToModel(end: ToolEnd): string {
  if ("failure" in end) {
    const { type, message, details } = end.failure;
    return cutText({ error: { type, message, ...(details === undefined ? {} : { details }) } });
  }
  return cutText({ output: end.output });
}

function cutText(value: Json): string {
  const text = JSON.stringify(value);
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length <= MAX_SHOWN_BYTES) return text;
  const start = bytes
    .subarray(0, MAX_SHOWN_BYTES)
    .toString("utf8")
    .replace(/\ufffd+$/, "");
  return JSON.stringify({ truncated: true, bytes: bytes.length, start });
}
