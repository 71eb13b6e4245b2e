import type { JsonSchema } from "../../../../runtime/ir/json.ts";

/** One question to a model, in no provider's words. */
export interface ModelRequest {
  /** Without the provider's prefix. */
  readonly model: string;
  readonly system: string | undefined;
  readonly prompt: string;
  /** The answer is to be one JSON value of this shape. */
  readonly schema: JsonSchema | undefined;
  /** True: `onDelta` gets the answer as it is written. */
  readonly stream: boolean;
  onDelta(channel: "text" | "reasoning", delta: string): void;
  /** Something came from the provider. */
  onProgress(): void;
  /** The longest answer, in bytes of UTF-8. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

export interface ModelAnswer {
  readonly text: string;
  /** `stop`, `length`, or the provider's word in lower case. */
  readonly finish: string;
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number };
}

/**
 * A provider of models. Throws `llm.rate_limited`, `llm.unavailable`, `llm.refused`, `activity.invalid_input` (the
 * provider takes no such request); the signal's reason once it is aborted.
 */
export interface ModelProvider {
  generate(request: ModelRequest): Promise<ModelAnswer>;
}
