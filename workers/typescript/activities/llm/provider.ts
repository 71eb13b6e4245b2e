import type { Json, JsonSchema } from "../../../../runtime/ir/json.ts";
import type { TokenUsage } from "../../../../runtime/store/index.ts";

/** One turn of a conversation with a model, in no provider's words. */
export interface ModelRequest {
  /** Without the provider's prefix. */
  readonly model: string;
  readonly system: string | undefined;
  /** From the question on; the last is not the model's. */
  readonly messages: readonly ModelMessage[];
  /** The answer is to be one JSON value of this shape. */
  readonly schema: JsonSchema | undefined;
  readonly tools: readonly ToolDeclaration[];
  /** False: the model must answer now, whatever tools it had. */
  readonly mayCall: boolean;
  /** The longest answer, in tokens; undefined: the model's own limit. */
  readonly maxOutputTokens: number | undefined;
  /** True: `onDelta` gets the answer as it is written. */
  readonly stream: boolean;
  /** `index` counts the turn's tool calls. */
  onDelta(channel: "text" | "reasoning" | "tool_args", delta: string, index?: number): void;
  /** Something came from the provider. */
  onProgress(): void;
  /** The longest answer, in bytes of UTF-8. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export type ModelMessage =
  | { readonly from: "user"; readonly text: string }
  | { readonly from: "model"; readonly answer: ModelAnswer }
  | { readonly from: "tools"; readonly results: readonly ToolResult[] };

export interface ToolDeclaration {
  /** As providers take it: letters, digits, `_` and `-`. */
  readonly name: string;
  readonly description: string;
  /** Of the input; keywords that providers take. */
  readonly schema: JsonSchema;
}

export interface ModelCall {
  readonly id: string;
  /** As declared, if the model keeps to it. */
  readonly name: string;
  /** Null: what the model wrote is no JSON. */
  readonly input: Json;
}

export interface ToolResult {
  readonly call: ModelCall;
  /** JSON text, as long as a model can read. */
  readonly text: string;
}

export interface ModelAnswer {
  readonly text: string;
  readonly calls: readonly ModelCall[];
  /** `stop`, `length`, or the provider's word in lower case. */
  readonly finish: string;
  readonly usage: TokenUsage;
  /** The turn as its provider wants it back; absent: text and calls say all. */
  readonly raw?: Json;
}

/**
 * A provider of models. Throws `llm.rate_limited`, `llm.unavailable`, `llm.refused`, `activity.invalid_input` (the
 * provider takes no such request); the signal's reason once it is aborted.
 */
export interface ModelProvider {
  ask(request: ModelRequest): Promise<ModelAnswer>;
}
