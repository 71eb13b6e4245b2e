import { ApiError, GoogleGenAI } from "@google/genai";
import { fetch as undiciFetch, type Dispatcher, type RequestInit as UndiciRequestInit } from "undici";
import { activityFailure } from "../../activity.ts";
import { failureOfConnection, failureOfProvider } from "./provider-failure.ts";

export interface GeminiOptions {
  readonly apiKey: string;
  /** `GEMINI_BASE_URL`; absent: Google's. */
  readonly baseUrl?: string | undefined;
  readonly dispatcher: Dispatcher;
}

/**
 * Google's own library, for one request. What goes wrong comes out as a failure (`llm.*`, `activity.invalid_input`);
 * once `signal` is aborted, as its reason.
 */
export async function withGemini<T>(
  options: GeminiOptions,
  model: string,
  signal: AbortSignal,
  work: (client: GoogleGenAI) => Promise<T>,
): Promise<T> {
  // It becomes a part of the URL's path.
  if (!/^((models|tunedModels)\/)?[\w.-]+$/.test(model) || model.includes("..")) {
    throw activityFailure("activity.invalid_input", `"${model}" is not the name of a Gemini model`);
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
  try {
    return await work(client);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof ApiError) throw failureOf(error, retryAfter);
    throw failureOfConnection("Gemini", error);
  }
}

interface ErrorBody {
  readonly message?: unknown;
  readonly status?: unknown;
  readonly details?: unknown;
}

/** The library throws the body as text, and tells nothing of the header. */
function failureOf(error: ApiError, retryAfter: string | undefined): Error {
  const { message, status, details } = bodyOf(error.message);
  const facts = (Array.isArray(details) ? details : []) as ({ retryDelay?: unknown; reason?: unknown } | null)[];
  const delay = textOf(facts.find((one) => typeof one?.retryDelay === "string")?.retryDelay);
  return failureOfProvider({
    provider: "Gemini",
    setting: "GEMINI_API_KEY",
    status: error.status,
    codes: [status, ...facts.map((one) => one?.reason)].map(textOf).filter((code) => code !== undefined),
    message: textOf(message) ?? error.message,
    retryAfter: retryAfter ?? delay?.replace(/s$/, ""),
  });
}

function bodyOf(text: string): ErrorBody {
  try {
    const body = JSON.parse(/\{[\s\S]*\}/.exec(text)?.[0] ?? "{}") as { error?: ErrorBody };
    return body.error ?? {};
  } catch {
    // Not JSON: the message is shown as it is.
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
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
