import type { ModelRequest } from "./provider.ts";
import { tooLong } from "./provider-failure.ts";

/** An answer as it comes, within its limit; followers are told where the call streams. */
export interface AnswerText {
  add(text: string): void;
  reason(text: string): void;
  /** Of the input of a tool call; `index` counts the turn's. */
  argument(text: string, index: number): void;
  text(): string;
}

export function makeAnswerText(provider: string, request: ModelRequest): AnswerText {
  const parts: string[] = [];
  let bytes = 0;
  const tell = (channel: "text" | "reasoning" | "tool_args", text: string, index?: number): void => {
    bytes += Buffer.byteLength(text, "utf8");
    if (bytes > request.maxBytes) throw tooLong(provider, request.maxBytes);
    if (request.stream) request.onDelta(channel, text, index);
  };
  return {
    add(text) {
      if (text === "") return;
      tell("text", text);
      parts.push(text);
    },
    reason(text) {
      if (text !== "") tell("reasoning", text);
    },
    argument(text, index) {
      if (text !== "") tell("tool_args", text, index);
    },
    text: () => parts.join(""),
  };
}
