import { createParser } from "eventsource-parser";
import type { Dispatcher } from "undici";
import { FailureError } from "../../../../runtime/ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../runtime/ir/json.ts";
import { activityFailure } from "../../activity.ts";
import { makeAnswerText, type AnswerText } from "./answer-text.ts";
import { ENDPOINT, postChat, refuseError, type OpenAiOptions } from "./openai-endpoint.ts";
import { makeCallPieces, messagesOf, type CallPieces } from "./openai-turns.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";
import { brokenOff } from "./provider-failure.ts";
import { schemaInstruction } from "./structured.ts";

const MAX_EVENT = 4 << 20;
const MAX_REMEMBERED = 1000;

/** Models by any endpoint that speaks OpenAI's chat completions. */
export function makeOpenAi(options: OpenAiOptions): ModelProvider {
  /** Models that were refused a schema for the answer: they have it by instruction. */
  const unstructured = new Set<string>();
  const ask = (request: ModelRequest): Promise<ModelAnswer> =>
    postChat(options, bodyOf(options, request, !unstructured.has(request.model)), request.signal, (body, streams) =>
      streams ? streamed(options, body, request) : whole(options, body, request),
    );
  return {
    async ask(request) {
      try {
        return await ask(request);
      } catch (error) {
        const schemaRefused = request.schema !== undefined && !unstructured.has(request.model) && refusesSchema(error);
        if (!schemaRefused) throw error;
        if (unstructured.size >= MAX_REMEMBERED) unstructured.clear();
        unstructured.add(request.model);
        return ask(request);
      }
    },
  };
}

/** Whether an endpoint takes no schema for the answer, which is then said by instruction alone. */
export function refusesSchema(error: unknown): boolean {
  return (
    error instanceof FailureError &&
    error.failure.type === "activity.invalid_input" &&
    /response_format|json_schema|structured output/i.test(error.failure.message)
  );
}

function bodyOf(options: OpenAiOptions, request: ModelRequest, structured: boolean): JsonObject {
  const { schema, tools, maxOutputTokens } = request;
  // Endpoints that do not know `response_format` ignore it; the instruction reaches every model.
  const system = [request.system, schema && schemaInstruction(schema)].filter((part) => part !== undefined);
  return {
    model: request.model,
    messages: messagesOf(system.join("\n\n"), request.messages),
    ...(schema === undefined || !structured
      ? {}
      : { response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: false } } }),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, schema: parameters }) => ({
            type: "function",
            function: { name, description, parameters },
          })),
          tool_choice: request.mayCall ? "auto" : "none",
        }),
    ...(maxOutputTokens === undefined ? {} : { [limitName(options)]: maxOutputTokens }),
    ...(request.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

/** OpenAI's newer models refuse the older name, and most other endpoints know only that. */
function limitName({ baseUrl }: OpenAiOptions): string {
  return /^https:\/\/api\.openai\.com(?:\/|$)/i.test(baseUrl) ? "max_completion_tokens" : "max_tokens";
}

interface Turn {
  readonly text: AnswerText;
  readonly pieces: CallPieces;
  finish: string | undefined;
  refusal: string;
  usage: Json | undefined;
  done: boolean;
}

function newTurn(request: ModelRequest): Turn {
  return {
    text: makeAnswerText(ENDPOINT, request),
    pieces: makeCallPieces(),
    finish: undefined,
    refusal: "",
    usage: undefined,
    done: false,
  };
}

async function streamed(
  options: OpenAiOptions,
  body: Dispatcher.ResponseData["body"],
  request: ModelRequest,
): Promise<ModelAnswer> {
  const turn = newTurn(request);
  const parser = createParser({
    maxBufferSize: MAX_EVENT,
    onEvent: ({ data }) => {
      if (data.trim() === "[DONE]") turn.done = true;
      else take(options, data, "delta", turn);
    },
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") throw error;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    request.onProgress();
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (turn.done) break;
  }
  return finished(turn);
}

async function whole(
  options: OpenAiOptions,
  body: Dispatcher.ResponseData["body"],
  request: ModelRequest,
): Promise<ModelAnswer> {
  const turn = newTurn(request);
  const text = await body.text();
  request.onProgress();
  take(options, text, "message", turn);
  return finished(turn);
}

/** What is no JSON is thrown as it is: a broken answer is one of a connection. */
function take(options: OpenAiOptions, data: string, part: "delta" | "message", turn: Turn): void {
  const event = JSON.parse(data) as Json;
  if (!isJsonObject(event)) return;
  refuseError(options, event, data);
  if (isJsonObject(event["usage"])) turn.usage = event["usage"];
  const choice = Array.isArray(event["choices"]) ? event["choices"][0] : undefined;
  if (!isJsonObject(choice)) return;
  if (isJsonObject(choice["error"])) refuseError(options, choice, JSON.stringify(choice));
  if (typeof choice["finish_reason"] === "string") turn.finish = choice["finish_reason"];
  const message = choice[part];
  if (!isJsonObject(message)) return;
  const reasoning = message["reasoning_content"] ?? message["reasoning"];
  if (typeof reasoning === "string") turn.text.reason(reasoning);
  if (typeof message["content"] === "string") turn.text.add(message["content"]);
  if (typeof message["refusal"] === "string") turn.refusal += message["refusal"];
  turn.pieces.add(message["tool_calls"], turn.text);
}

function finished({ text, pieces, finish, refusal, usage }: Turn): ModelAnswer {
  if (refusal !== "") throw activityFailure("llm.refused", `The model refused to answer: ${refusal.slice(0, 1000)}`);
  if (finish === undefined) throw brokenOff("the model's endpoint");
  if (finish === "content_filter") throw activityFailure("llm.refused", "The model's endpoint filtered the answer");
  if (finish === "error") throw activityFailure("llm.unavailable", "The model's endpoint broke off with an error");
  return { text: text.text(), calls: pieces.calls(), finish, usage: usageOf(usage) };
}

export function usageOf(usage: Json | undefined): ModelAnswer["usage"] {
  const count = (name: string): number => {
    const tokens = isJsonObject(usage) ? usage[name] : undefined;
    return typeof tokens === "number" && tokens >= 0 ? Math.ceil(tokens) : 0;
  };
  return { inputTokens: count("prompt_tokens"), outputTokens: count("completion_tokens") };
}
