import { isJsonObject, type JsonObject } from "../../../runtime/ir/json.ts";
import { activityFailure, type Activity } from "../activity.ts";
import { showInput, type ActivityInput } from "../activity-input.ts";
import { holdsSecret } from "../secrets.ts";
import { builtInManifest } from "./built-in-manifest.ts";
import { DATA_RULE, dataBlocks } from "./llm/data-blocks.ts";
import { makeGemini } from "./llm/gemini.ts";
import { makeOpenAi } from "./llm/openai.ts";
import { makeProviderAgent } from "./llm/provider-agent.ts";
import type { ModelProvider } from "./llm/provider.ts";
import { parseAnswer } from "./llm/structured.ts";

/** The operator's settings; a provider without its own is one that this worker does not have. */
export interface ModelSettings {
  /** `GEMINI_API_KEY`, `GEMINI_BASE_URL`. */
  readonly gemini?: { readonly apiKey: string; readonly baseUrl?: string | undefined } | undefined;
  /** `OPENAI_BASE_URL` (default OpenAI's), `OPENAI_API_KEY`. */
  readonly openai?: { readonly baseUrl?: string | undefined; readonly apiKey?: string | undefined } | undefined;
  /** `WATCHLOOM_MODEL`. */
  readonly defaultModel?: string | undefined;
  /** The longest silence in the middle of an answer; default 2 min. */
  readonly idleTimeoutMs?: number | undefined;
}

/** `llm.generate`: one question to a model of Gemini's or of any endpoint that speaks OpenAI's chat completions. */
export function makeLlmGenerate(settings: ModelSettings): Activity {
  const manifest = builtInManifest("llm.generate");
  const dispatcher = makeProviderAgent(
    settings.idleTimeoutMs === undefined ? {} : { idleTimeoutMs: settings.idleTimeoutMs },
  );
  const { gemini, openai } = settings;
  const providers: Readonly<Record<string, ModelProvider | undefined>> = {
    gemini: gemini && makeGemini({ ...gemini, dispatcher }),
    openai: openai && makeOpenAi({ baseUrl: "https://api.openai.com/v1", ...defined(openai), dispatcher }),
  };
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, context) {
      const { name, provider, model } = chooseModel(input["model"], settings.defaultModel, providers);
      const { prompt, system, data, schema } = questionOf(input);
      const answer = await provider.generate({
        model,
        system: [system, data && DATA_RULE].filter((part) => part !== undefined).join("\n\n") || undefined,
        prompt: data ? `${prompt}\n\n${dataBlocks(data)}` : prompt,
        schema,
        stream: input["stream"] === true,
        onDelta: (channel, delta) => context.delta(channel, delta),
        onProgress: () => context.heartbeat(),
        maxBytes: context.maxBytes,
        signal: context.signal,
      });
      const { text, finish, usage } = answer;
      return {
        output: { text, data: schema ? parseAnswer(answer) : null, model: name, finish, usage: { ...usage } },
        usage: { tokens: usage.inputTokens + usage.outputTokens },
      };
    },
  };
}

interface Question {
  readonly prompt: string;
  readonly system: string | undefined;
  readonly data: JsonObject | undefined;
  readonly schema: JsonObject | undefined;
}

function questionOf(input: ActivityInput): Question {
  if (holdsSecret(input)) {
    throw activityFailure("activity.invalid_input", "A secret is not sent to a model");
  }
  const { prompt, system, data, schema } = showInput(input) as JsonObject;
  if (typeof prompt !== "string") throw activityFailure("activity.invalid_input", '"prompt" is not text');
  return {
    prompt,
    system: typeof system === "string" && system !== "" ? system : undefined,
    data: isJsonObject(data) && Object.keys(data).length > 0 ? data : undefined,
    schema: isJsonObject(schema) ? schema : undefined,
  };
}

const SETTINGS: Readonly<Record<string, string>> = {
  gemini: "GEMINI_API_KEY",
  openai: "OPENAI_BASE_URL or OPENAI_API_KEY",
};

function chooseModel(
  asked: unknown,
  defaultModel: string | undefined,
  providers: Readonly<Record<string, ModelProvider | undefined>>,
): { name: string; provider: ModelProvider; model: string } {
  const name = typeof asked === "string" ? asked : defaultModel;
  if (name === undefined) {
    throw activityFailure("llm.unavailable", 'No model: the call has no "model", and WATCHLOOM_MODEL is not set');
  }
  const [, kind = "", model = ""] = /^([a-z]+):(\S+)$/.exec(name) ?? [];
  if (!Object.hasOwn(SETTINGS, kind)) {
    throw activityFailure("activity.invalid_input", `"${name}" is not a model: "gemini:…" or "openai:…"`);
  }
  const provider = providers[kind];
  if (provider === undefined) {
    throw activityFailure("llm.unavailable", `No provider for "${name}": ${SETTINGS[kind]} is not set`);
  }
  return { name, provider, model };
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
