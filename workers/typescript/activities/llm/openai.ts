import { createParser } from "eventsource-parser";
import { request as undiciRequest, type Dispatcher } from "undici";
import { isJsonObject, type Json, type JsonObject } from "../../../../runtime/ir/json.ts";
import { activityFailure } from "../../activity.ts";
import { makeAnswerText } from "./answer-text.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";
import { brokenOff, failureOfConnection, failureOfProvider } from "./provider-failure.ts";
import { schemaInstruction } from "./structured.ts";

export interface OpenAiOptions {
  /** `OPENAI_BASE_URL`, up to and without `/chat/completions`. */
  readonly baseUrl: string;
  /** Absent: none is sent, as local servers like it. */
  readonly apiKey?: string | undefined;
  readonly dispatcher: Dispatcher;
}

const MAX_EVENT = 4 << 20;
const MAX_ERROR = 64 << 10;

/** Models by any endpoint that speaks OpenAI's chat completions. */
export function makeOpenAi(options: OpenAiOptions): ModelProvider {
  const url = `${options.baseUrl.replace(/\/+$/, "")}/chat/completions`;
  return {
    async generate(request) {
      try {
        const { statusCode, headers, body } = await undiciRequest(url, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            accept: request.stream ? "text/event-stream" : "application/json",
            ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
          },
          body: JSON.stringify(bodyOf(request)),
          dispatcher: options.dispatcher,
          signal: request.signal,
        });
        if (statusCode !== 200) {
          const retryAfter = headers["retry-after"];
          throw failureOf(
            statusCode,
            await head(body, MAX_ERROR),
            Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
          );
        }
        // Some endpoints answer whole though asked to stream.
        const streams = /^text\/event-stream/i.test(String(headers["content-type"] ?? ""));
        return await (streams ? streamed(body, request) : whole(body, request));
      } catch (error) {
        if (request.signal.aborted) throw request.signal.reason;
        throw failureOfConnection("The model's endpoint", error);
      }
    },
  };
}

function bodyOf(request: ModelRequest): JsonObject {
  const { schema } = request;
  // Endpoints that do not know `response_format` ignore it; the instruction reaches every model.
  const system = [request.system, schema && schemaInstruction(schema)]
    .filter((part) => part !== undefined)
    .join("\n\n");
  return {
    model: request.model,
    messages: [
      ...(system === "" ? [] : [{ role: "system", content: system }]),
      { role: "user", content: request.prompt },
    ],
    ...(schema === undefined
      ? {}
      : { response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: false } } }),
    ...(request.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}

async function streamed(body: Dispatcher.ResponseData["body"], request: ModelRequest): Promise<ModelAnswer> {
  const answer = makeAnswerText("The model's endpoint", request);
  const state: Progress = { finish: undefined, refusal: "", usage: undefined, done: false };
  const parser = createParser({
    maxBufferSize: MAX_EVENT,
    onEvent: ({ data }) => readEvent(data, state, answer),
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") throw error;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    request.onProgress();
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (state.done) break;
  }
  return finished(answer.text(), state);
}

interface Progress {
  finish: string | undefined;
  refusal: string;
  usage: Json | undefined;
  done: boolean;
}

function readEvent(data: string, state: Progress, answer: ReturnType<typeof makeAnswerText>): void {
  if (data.trim() === "[DONE]") {
    state.done = true;
    return;
  }
  const event = JSON.parse(data) as Json;
  if (!isJsonObject(event)) return;
  if (isJsonObject(event["error"])) throw failureOf(statusOf(event["error"]), data, undefined);
  readChoice(event, "delta", state, answer);
}

async function whole(body: Dispatcher.ResponseData["body"], request: ModelRequest): Promise<ModelAnswer> {
  const answer = makeAnswerText("The model's endpoint", request);
  const state: Progress = { finish: undefined, refusal: "", usage: undefined, done: false };
  const text = await body.text();
  request.onProgress();
  const event = JSON.parse(text) as Json;
  if (!isJsonObject(event)) throw brokenOff("The model's endpoint");
  if (isJsonObject(event["error"])) throw failureOf(statusOf(event["error"]), text, undefined);
  readChoice(event, "message", state, answer);
  return finished(answer.text(), state);
}

function readChoice(
  event: JsonObject,
  part: "delta" | "message",
  state: Progress,
  answer: ReturnType<typeof makeAnswerText>,
): void {
  if (isJsonObject(event["usage"])) state.usage = event["usage"];
  const choice = Array.isArray(event["choices"]) ? event["choices"][0] : undefined;
  if (!isJsonObject(choice)) return;
  if (typeof choice["finish_reason"] === "string") state.finish = choice["finish_reason"];
  const message = choice[part];
  if (!isJsonObject(message)) return;
  const reasoning = message["reasoning_content"] ?? message["reasoning"];
  if (typeof reasoning === "string") answer.reason(reasoning);
  if (typeof message["content"] === "string") answer.add(message["content"]);
  if (typeof message["refusal"] === "string") state.refusal += message["refusal"];
}

function finished(text: string, { finish, refusal, usage }: Progress): ModelAnswer {
  if (refusal !== "") throw activityFailure("llm.refused", `The model refused to answer: ${refusal.slice(0, 1000)}`);
  if (finish === undefined) throw brokenOff("the model's endpoint");
  if (finish === "content_filter") throw activityFailure("llm.refused", "The model's endpoint filtered the answer");
  const count = (name: string): number => {
    const tokens = isJsonObject(usage) ? usage[name] : undefined;
    return typeof tokens === "number" ? tokens : 0;
  };
  return {
    text,
    finish,
    usage: { inputTokens: count("prompt_tokens"), outputTokens: count("completion_tokens") },
  };
}

/** Of an error in the middle of a stream, which has no status of its own. */
function statusOf(error: JsonObject): number {
  const code = Number(error["code"] ?? error["status"]);
  if (code >= 400 && code <= 599) return code;
  return /rate.?limit|quota/i.test(`${JSON.stringify(error["type"])} ${JSON.stringify(error["code"])}`) ? 429 : 500;
}

function failureOf(status: number, body: string, retryAfter: string | undefined): Error {
  let error: JsonObject = {};
  try {
    const parsed = JSON.parse(body) as Json;
    if (isJsonObject(parsed) && isJsonObject(parsed["error"])) error = parsed["error"];
  } catch {
    // Not JSON: the body is shown as it is.
  }
  const code = error["code"] ?? error["type"];
  return failureOfProvider({
    provider: "The model's endpoint",
    status,
    code: typeof code === "string" ? code : undefined,
    message: typeof error["message"] === "string" ? error["message"] : body,
    retryAfter,
  });
}

async function head(body: Dispatcher.ResponseData["body"], bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString("utf8");
}
