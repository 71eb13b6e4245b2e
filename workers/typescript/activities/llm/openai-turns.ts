import { isJsonObject, type Json, type JsonObject } from "../../../../runtime/ir/json.ts";
import type { AnswerText } from "./answer-text.ts";
import { ownCallId } from "./call-id.ts";
import type { ModelCall, ModelMessage } from "./provider.ts";

/** A conversation in the words of OpenAI's chat completions. */
export function messagesOf(system: string, messages: readonly ModelMessage[]): JsonObject[] {
  const said = messages.flatMap((message): JsonObject[] => {
    switch (message.from) {
      case "user":
        return [{ role: "user", content: message.text }];
      case "model":
        return [assistant(message.answer.text, message.answer.calls)];
      case "tools":
        return message.results.map(({ call, text }) => ({ role: "tool", tool_call_id: call.id, content: text }));
    }
  });
  return system === "" ? said : [{ role: "system", content: system }, ...said];
}

function assistant(text: string, calls: readonly ModelCall[]): JsonObject {
  if (calls.length === 0) return { role: "assistant", content: text };
  return {
    role: "assistant",
    content: text === "" ? null : text,
    tool_calls: calls.map(({ id, name, input }) => ({
      id,
      type: "function",
      function: { name, arguments: JSON.stringify(input ?? {}) },
    })),
  };
}

/** The tool calls of one answer, as their pieces come. */
export interface CallPieces {
  add(pieces: Json | undefined, answer: AnswerText): void;
  calls(): ModelCall[];
}

/** More is no answer to any question. */
const MAX_CALLS = 128;

export function makeCallPieces(): CallPieces {
  const calls: { id: string; name: string; text: string }[] = [];
  return {
    add(pieces, answer) {
      for (const [place, piece] of (Array.isArray(pieces) ? pieces : []).entries()) {
        if (!isJsonObject(piece)) continue;
        const { index, id } = piece;
        const called = isJsonObject(piece["function"]) ? piece["function"] : {};
        // Some endpoints send each call whole and leave out which of them it is: a new id begins a new one.
        const known = typeof id === "string" ? calls.findIndex((one) => one.id === id) : calls.length - 1;
        const at = typeof index === "number" ? index : known >= 0 ? known : calls.length;
        if (!Number.isInteger(at) || at < 0 || at >= MAX_CALLS || at > calls.length + place) continue;
        const call = (calls[at] ??= { id: ownCallId(at), name: "", text: "" });
        if (typeof id === "string" && id !== "") call.id = id;
        if (typeof called["name"] === "string") call.name += called["name"];
        const text = called["arguments"];
        const added = typeof text === "string" ? text : text === undefined ? "" : JSON.stringify(text);
        call.text += added;
        answer.argument(added, at);
      }
    },
    calls: () => calls.filter(Boolean).map(({ id, name, text }) => ({ id, name, input: inputOf(text) })),
  };
}

function inputOf(text: string): Json {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
