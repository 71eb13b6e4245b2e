import { request as undiciRequest, type Dispatcher } from "undici";
import { isJsonObject, type Json, type JsonObject } from "../../../../runtime/ir/json.ts";
import { failureOfConnection, failureOfProvider } from "./provider-failure.ts";

export interface OpenAiOptions {
  /** `OPENAI_BASE_URL`, up to and without `/chat/completions`. */
  readonly baseUrl: string;
  /** Absent: none is sent, as local servers like it. */
  readonly apiKey?: string | undefined;
  readonly dispatcher: Dispatcher;
  /** The setting that its key is in; default `OPENAI_API_KEY`. */
  readonly setting?: string;
}

export const ENDPOINT = "The model's endpoint";
const MAX_ERROR = 64 << 10;

/** Posts a question and gives the answer's body to `read`. Throws as {@link failureOfProvider} says. */
export async function postChat<T>(
  options: OpenAiOptions,
  question: JsonObject,
  signal: AbortSignal,
  read: (body: Dispatcher.ResponseData["body"], streams: boolean) => Promise<T>,
): Promise<T> {
  try {
    const { statusCode, headers, body } = await undiciRequest(
      `${options.baseUrl.replace(/\/+$/, "")}/chat/completions`,
      {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: question["stream"] === true ? "text/event-stream" : "application/json",
          ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
        },
        body: JSON.stringify(question),
        dispatcher: options.dispatcher,
        signal,
      },
    );
    if (statusCode !== 200) {
      const retryAfter = headers["retry-after"];
      const text = await head(body, MAX_ERROR);
      throw failureOf(options, statusCode, text, Array.isArray(retryAfter) ? retryAfter[0] : retryAfter);
    }
    // Some endpoints answer whole though asked to stream.
    return await read(body, /^text\/event-stream/i.test(String(headers["content-type"] ?? "")));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw failureOfConnection(ENDPOINT, error);
  }
}

/** An answer, or an event of one, that may be an error: inside a stream there is no status. @throws FailureError */
export function refuseError(options: OpenAiOptions, event: JsonObject, text: string): void {
  const { error } = event;
  if (error === undefined || error === null) return;
  const code = isJsonObject(error) ? Number(error["code"] ?? error["status"]) : Number.NaN;
  throw failureOf(options, code >= 400 && code <= 599 ? code : undefined, text, undefined);
}

function failureOf(
  { setting = "OPENAI_API_KEY" }: OpenAiOptions,
  status: number | undefined,
  body: string,
  retryAfter: string | undefined,
): Error {
  const error = errorIn(body);
  const codes = ["code", "type", "status"].map((name) => error[name]).filter((code) => typeof code === "string");
  return failureOfProvider({
    provider: ENDPOINT,
    setting,
    status,
    codes: codes.filter((code) => code !== ""),
    message: typeof error["message"] === "string" ? error["message"] : body,
    retryAfter,
  });
}

function errorIn(body: string): JsonObject {
  try {
    const parsed = JSON.parse(body) as Json;
    if (!isJsonObject(parsed)) return {};
    if (isJsonObject(parsed["error"])) return parsed["error"];
    // Ollama's and others' way.
    return typeof parsed["error"] === "string" ? { message: parsed["error"] } : parsed;
  } catch {
    // Not JSON: the body is shown as it is.
    return {};
  }
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
