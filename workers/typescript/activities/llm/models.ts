import type { Dispatcher } from "undici";
import { activityFailure } from "../../activity.ts";
import { makeGemini } from "./gemini.ts";
import { makeOpenAi } from "./openai.ts";
import type { ModelProvider } from "./provider.ts";
import { notConfigured } from "./provider-failure.ts";

/** The operator's settings; a provider without its own is one that this worker does not have. */
export interface ModelSettings {
  /** `GEMINI_API_KEY`, `GEMINI_BASE_URL`. */
  readonly gemini?: { readonly apiKey: string; readonly baseUrl?: string | undefined } | undefined;
  /** `OPENAI_BASE_URL` (default OpenAI's), `OPENAI_API_KEY`. */
  readonly openai?: { readonly baseUrl?: string | undefined; readonly apiKey?: string | undefined } | undefined;
  /** `SEARCH_BASE_URL` (default Perplexity's), `SEARCH_API_KEY`, `SEARCH_MODEL`. */
  readonly search?:
    | {
        readonly baseUrl?: string | undefined;
        readonly apiKey?: string | undefined;
        readonly model?: string | undefined;
      }
    | undefined;
  /** `WATCHLOOM_MODEL`. */
  readonly defaultModel?: string | undefined;
  /** The longest silence in the middle of an answer; default 2 min. */
  readonly idleTimeoutMs?: number | undefined;
}

export interface ChosenModel {
  /** With its prefix, as outputs show it. */
  readonly name: string;
  readonly provider: ModelProvider;
  /** Without the prefix. */
  readonly model: string;
}

const SETTINGS: Readonly<Record<string, string>> = {
  gemini: "GEMINI_API_KEY",
  openai: "OPENAI_BASE_URL or OPENAI_API_KEY",
};

/** Gives the provider of a model that a call names, or of the default one. */
export function makeModels(settings: ModelSettings, dispatcher: Dispatcher): (asked: unknown) => ChosenModel {
  const { gemini, openai, defaultModel } = settings;
  const providers: Readonly<Record<string, ModelProvider | undefined>> = {
    gemini: gemini && makeGemini({ ...gemini, dispatcher }),
    openai:
      openai &&
      makeOpenAi({ baseUrl: openai.baseUrl ?? "https://api.openai.com/v1", apiKey: openai.apiKey, dispatcher }),
  };
  return (asked) => {
    const name = typeof asked === "string" ? asked : defaultModel;
    if (name === undefined) {
      throw notConfigured(
        'No model: the call has no "model", and WATCHLOOM_MODEL is not set; it names the one to use, "gemini:…" or "openai:…"',
        "WATCHLOOM_MODEL",
      );
    }
    const { kind, model } = readModelName(name);
    const provider = providers[kind];
    const setting = SETTINGS[kind]!;
    if (provider === undefined) throw notConfigured(`No provider for "${name}": ${setting} is not set`, setting);
    return { name, provider, model };
  };
}

/** @throws FailureError `activity.invalid_input` */
export function readModelName(name: string): { readonly kind: "gemini" | "openai"; readonly model: string } {
  const [, kind, model = ""] = /^(gemini|openai):(\S+)$/.exec(name) ?? [];
  if (kind === undefined) {
    throw activityFailure("activity.invalid_input", `"${name}" is not a model: "gemini:…" or "openai:…"`);
  }
  return { kind: kind as "gemini" | "openai", model };
}
