import type { Dispatcher } from "undici";
import { activityFailure } from "../../activity.ts";
import { readModelName, type ModelSettings } from "../llm/models.ts";
import { notConfigured } from "../llm/provider-failure.ts";
import type { SearchEngine } from "./found.ts";
import { makeGeminiSearch } from "./gemini-search.ts";
import { makeOpenAiSearch } from "./openai-search.ts";

export interface ChosenEngine {
  readonly engine: SearchEngine;
  /** Without the provider's prefix. */
  readonly model: string;
}

const GEMINI_MODEL = "gemini-2.5-flash";
const PERPLEXITY = "https://api.perplexity.ai";
const PERPLEXITY_MODEL = "sonar";
const SETTINGS = { gemini: "GEMINI_API_KEY", openai: "SEARCH_BASE_URL or SEARCH_API_KEY" } as const;
type Provider = keyof typeof SETTINGS;

/** Gives the engine that a call names by `provider` or by its model's prefix, or the one that is set up. */
export function makeEngines(
  settings: ModelSettings,
  dispatcher: Dispatcher,
): (provider: unknown, model: unknown) => ChosenEngine {
  const { gemini, search, defaultModel } = settings;
  const engines: Readonly<Record<Provider, SearchEngine | undefined>> = {
    gemini: gemini && makeGeminiSearch({ ...gemini, dispatcher }),
    openai:
      search &&
      makeOpenAiSearch({
        baseUrl: search.baseUrl ?? PERPLEXITY,
        apiKey: search.apiKey,
        setting: "SEARCH_API_KEY",
        dispatcher,
      }),
  };
  const defaults: Readonly<Record<Provider, string>> = {
    gemini: defaultModel?.startsWith("gemini:") ? readModelName(defaultModel).model : GEMINI_MODEL,
    openai: search?.model ?? PERPLEXITY_MODEL,
  };
  // An engine that was set up for search goes before a model that can search too.
  const preferred: Provider = engines.openai === undefined ? "gemini" : "openai";

  return (asked, named) => {
    const model = typeof named === "string" ? readModelName(named) : undefined;
    const provider = typeof asked === "string" ? readProvider(asked) : (model?.kind ?? preferred);
    if (model !== undefined && model.kind !== provider) {
      const message = `"${String(named)}" is no model of the provider "${provider}"`;
      throw activityFailure("activity.invalid_input", message);
    }
    const engine = engines[provider];
    if (engine === undefined) {
      const any = asked === undefined && model === undefined;
      const setting = any ? `${SETTINGS.gemini}, ${SETTINGS.openai}` : SETTINGS[provider];
      const message = any
        ? `No search provider: neither ${SETTINGS.gemini} nor ${SETTINGS.openai} is set`
        : `No search provider "${provider}": ${setting} is not set`;
      throw notConfigured(message, setting);
    }
    return { engine, model: model?.model ?? defaults[provider] };
  };
}

function readProvider(name: string): Provider {
  if (Object.hasOwn(SETTINGS, name)) return name as Provider;
  throw activityFailure("activity.invalid_input", `"${name}" is no search provider; there are "gemini" and "openai"`);
}
