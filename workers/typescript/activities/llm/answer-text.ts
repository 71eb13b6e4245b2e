import type { ModelRequest } from "./provider.ts";
import { tooLong } from "./provider-failure.ts";

/** Gathers an answer as it comes, within its limit, and tells followers where the call streams. */
export function makeAnswerText(
  provider: string,
  request: ModelRequest,
): { add(text: string): void; reason(text: string): void; text(): string } {
  const parts: string[] = [];
  let bytes = 0;
  const count = (text: string): void => {
    bytes += Buffer.byteLength(text, "utf8");
    if (bytes > request.maxBytes) throw tooLong(provider, request.maxBytes);
  };
  return {
    add(text) {
      if (text === "") return;
      count(text);
      parts.push(text);
      if (request.stream) request.onDelta("text", text);
    },
    reason(text) {
      if (text === "") return;
      count(text);
      if (request.stream) request.onDelta("reasoning", text);
    },
    text: () => parts.join(""),
  };
}
