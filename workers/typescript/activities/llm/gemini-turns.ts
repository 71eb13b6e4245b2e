import type { Content, Part } from "@google/genai";
import type { Json } from "../../../../runtime/ir/json.ts";
import { isOwnCallId, ownCallId } from "./call-id.ts";
import type { ModelCall, ModelMessage } from "./provider.ts";

/** A conversation in Gemini's words. */
export function contentsOf(messages: readonly ModelMessage[]): Content[] {
  return messages.map((message): Content => {
    switch (message.from) {
      case "user":
        return { role: "user", parts: [{ text: message.text }] };
      case "model":
        return { role: "model", parts: message.answer.raw as Part[] };
      case "tools":
        return {
          role: "user",
          parts: message.results.map(({ call, text }) => ({
            functionResponse: {
              // An id that the model did not give is not one that it knows.
              ...(isOwnCallId(call.id) ? {} : { id: call.id }),
              name: call.name,
              response: { result: text },
            },
          })),
        };
    }
  });
}

/** The parts of one answer, as they come. */
export interface TurnParts {
  add(part: Part): void;
  calls(): ModelCall[];
  /** As Gemini wants them back: what it signed stands exactly as it came, and where. */
  raw(): Json;
}

export function makeTurnParts(): TurnParts {
  const parts: Part[] = [];
  return {
    add(part) {
      // Summaries of thoughts are told to followers, and are none of the conversation.
      if (part.thought === true) return;
      const last = parts.at(-1);
      const plain = part.text !== undefined && part.thoughtSignature === undefined;
      if (plain && last?.text !== undefined && last.thoughtSignature === undefined) last.text += part.text;
      else if (part.text !== undefined || part.functionCall !== undefined || part.thoughtSignature !== undefined)
        parts.push({ ...part });
    },
    calls: () =>
      parts
        .flatMap(({ functionCall }) => (functionCall === undefined ? [] : [functionCall]))
        .map(({ id, name, args }, index) => ({
          id: id ?? ownCallId(index),
          name: name ?? "",
          input: (args ?? {}) as Json,
        })),
    raw: () => JSON.parse(JSON.stringify(parts.length === 0 ? [{ text: "" }] : parts)) as Json,
  };
}
