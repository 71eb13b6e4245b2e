import type { Failure } from "../../runtime/ir/failure.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";

/**
 * Calls inside a call. Each has a record of its own under the call's path (`ask.turns[0]`, `ask.tools[2]`), so that
 * another attempt of the call, on whatever worker, takes up where the one before stopped.
 */
export interface InnerCalls {
  /** Of an activity that this worker has; undefined: none of that name. */
  manifestOf(activity: string): ActivityManifest | undefined;
  /** What was recorded under `name` by an attempt before; undefined: nothing. */
  recall(name: string): Promise<Json | undefined>;
  /** Records it, once and for ever, and gives what is recorded: another host may have been faster. */
  record(name: string, value: Json): Promise<Json>;
  /**
   * Calls another activity, with an input that a model wrote: no secrets in it, held against the manifest, tried again
   * as calls are. Its end, a failure too, is recorded, and then given without a call. Throws what ends the whole call:
   * `budget.exceeded`, `call.outcome_unknown`.
   */
  tool(request: ToolRequest): Promise<ToolEnd>;
}

export interface ToolRequest {
  /** Counts the call's tool calls from 0; the same in every attempt. */
  readonly number: number;
  readonly activity: string;
  readonly input: JsonObject;
  /** What the model calls it by. */
  readonly toolCallId: string;
}

export type ToolEnd = ({ readonly output: Json } | { readonly failure: Failure }) & {
  readonly usage?: { readonly tokens?: number; readonly bytes?: number };
};
