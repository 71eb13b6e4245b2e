import { ApiError, GoogleGenAI, type GenerateContentConfig, type GenerateContentResponse } from "@google/genai";
import { fetch as undiciFetch, type Dispatcher, type RequestInit as UndiciRequestInit } from "undici";
import { activityFailure } from "../../activity.ts";
import { makeAnswerText } from "./answer-text.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";
import { brokenOff, failureOfConnection, failureOfProvider } from "./provider-failure.ts";

export interface GeminiOptions {
  readonly apiKey: string;
  /** `GEMINI_BASE_URL`; absent: Google's. */
  readonly baseUrl?: string | undefined;
  readonly dispatcher: Dispatcher;
}

const REFUSALS = new Set([
  "SAFETY",
  "RECITATION",
  "LANGUAGE",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "IMAGE_SAFETY",
]);
const FINISHES: Readonly<Record<string, string>> = { STOP: "stop", MAX_TOKENS: "length" };

/** Models by the Gemini API, through Google's own library. */
export function makeGemini(options: GeminiOptions): ModelProvider {
  return {
    async generate(request) {
      // It becomes a part of the URL's path.
      if (!/^((models|tunedModels)\/)?[\w.-]+$/.test(request.model) || request.model.includes("..")) {
        throw activityFailure("activity.invalid_input", `"${request.model}" is not the name of a Gemini model`);
      }
      let retryAfter: string | undefined;
      const client = new GoogleGenAI({
        apiKey: options.apiKey,
        vertexai: false,
        // Schemas for answers and system instructions are older there than in v1; named, so that no variable decides.
        apiVersion: "v1beta",
        httpOptions: {
          ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
          retryOptions: { attempts: 1 },
          fetch: fetchThrough(options.dispatcher, (value) => (retryAfter = value)),
        },
      });
      const question = { model: request.model, contents: request.prompt, config: configOf(request) };
      try {
        return await (request.stream ? streamed(client, question, request) : whole(client, question, request));
      } catch (error) {
        if (request.signal.aborted) throw request.signal.reason;
        if (error instanceof ApiError) throw failureOf(error, retryAfter);
        throw failureOfConnection("Gemini", error);
      }
    },
  };
}

type Question = Parameters<GoogleGenAI["models"]["generateContent"]>[0];

function configOf({ system, schema, signal }: ModelRequest): GenerateContentConfig {
  return {
    abortSignal: signal,
    ...(system === undefined ? {} : { systemInstruction: system }),
    ...(schema === undefined ? {} : { responseMimeType: "application/json", responseJsonSchema: schema }),
  };
}

async function streamed(client: GoogleGenAI, question: Question, request: ModelRequest): Promise<ModelAnswer> {
  const answer = makeAnswerText("Gemini", request);
  let finish: string | undefined;
  let usage: GenerateContentResponse["usageMetadata"];
  for await (const chunk of await client.models.generateContentStream(question)) {
    request.onProgress();
    refuseBlocked(chunk);
    addParts(chunk, answer);
    finish = chunk.candidates?.[0]?.finishReason ?? finish;
    usage = chunk.usageMetadata ?? usage;
  }
  return finished(answer.text(), finish, usage);
}

async function whole(client: GoogleGenAI, question: Question, request: ModelRequest): Promise<ModelAnswer> {
  const answer = makeAnswerText("Gemini", request);
  const response = await client.models.generateContent(question);
  request.onProgress();
  refuseBlocked(response);
  addParts(response, answer);
  return finished(answer.text(), response.candidates?.[0]?.finishReason, response.usageMetadata);
}

function addParts(chunk: GenerateContentResponse, answer: ReturnType<typeof makeAnswerText>): void {
  for (const part of chunk.candidates?.[0]?.content?.parts ?? []) {
    if (part.text === undefined) continue;
    if (part.thought) answer.reason(part.text);
    else answer.add(part.text);
  }
}

function refuseBlocked(response: GenerateContentResponse): void {
  const reason = response.promptFeedback?.blockReason;
  if (reason !== undefined) {
    throw activityFailure("llm.refused", `Gemini refused the prompt: ${reason}`, { reason });
  }
}

function finished(
  text: string,
  finish: string | undefined,
  usage: GenerateContentResponse["usageMetadata"],
): ModelAnswer {
  if (finish === undefined) throw brokenOff("Gemini");
  if (REFUSALS.has(finish))
    throw activityFailure("llm.refused", `Gemini refused to answer: ${finish}`, { reason: finish });
  return {
    text,
    finish: FINISHES[finish] ?? finish.toLowerCase(),
    usage: {
      inputTokens: usage?.promptTokenCount ?? 0,
      // Thoughts are paid for as output.
      outputTokens: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
    },
  };
}

/** The library throws the body as text, and tells nothing of the header. */
function failureOf(error: ApiError, retryAfter: string | undefined): Error {
  const json = /\{[\s\S]*\}/.exec(error.message)?.[0];
  let body: { error?: { message?: unknown; status?: unknown; details?: { retryDelay?: unknown }[] } } = {};
  try {
    body = JSON.parse(json ?? "{}") as typeof body;
  } catch {
    // Not JSON: the message is shown as it is.
  }
  const { message, status, details } = body.error ?? {};
  const delay = Array.isArray(details)
    ? details.find((one) => typeof one?.retryDelay === "string")?.retryDelay
    : undefined;
  return failureOfProvider({
    provider: "Gemini",
    status: error.status,
    code: typeof status === "string" && status !== "" ? status : undefined,
    message: typeof message === "string" ? message : error.message,
    retryAfter: retryAfter ?? (typeof delay === "string" ? delay.replace(/s$/, "") : undefined),
  });
}

/**
 * The library's connections, made ours: bounded, without the proxy variables, and never redirected, which would carry
 * the key to another host.
 */
function fetchThrough(
  dispatcher: Dispatcher,
  onRetryAfter: (value: string | undefined) => void,
): typeof globalThis.fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    // What is not inflated cannot be a bomb; the agent counts the bytes of the wire.
    headers.set("accept-encoding", "identity");
    const bounded = { ...init, headers, dispatcher, redirect: "error" } as unknown as UndiciRequestInit;
    const response = await undiciFetch(String(input), bounded);
    if (!response.ok) onRetryAfter(response.headers.get("retry-after") ?? undefined);
    return response as unknown as Response;
  };
}
