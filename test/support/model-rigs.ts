import type { Activity } from "../../workers/typescript/activity.ts";
import { makeLlmGenerate } from "../../workers/typescript/activities/llm-generate.ts";
import { makeGeminiServer } from "./gemini-server.ts";
import type { ModelReply } from "./model-script.ts";
import { makeOpenAiServer } from "./openai-server.ts";

export interface Asked {
  readonly system: string | undefined;
  readonly prompt: string;
  readonly schema: unknown;
  readonly stream: boolean;
  /** Declared. */
  readonly tools: readonly string[];
  /** Whether it might call them. */
  readonly mayCall: boolean;
  /** What tools had answered when this turn was asked, all of them. */
  readonly results: readonly string[];
  readonly maxTokens: number | undefined;
}

export interface Rig {
  readonly model: string;
  readonly llm: Activity;
  readonly asked: () => Asked[];
  readonly abandoned: () => number;
  readonly close: () => Promise<void>;
}

export type Script = (turn: number) => ModelReply;

const IDLE_MS = 60_000;

/** A model's server and the activity that asks it, for each protocol. */
export const RIGS: Record<
  string,
  { rig: (script: Script, idleTimeoutMs?: number) => Promise<Rig>; length: string; filtered: string; limited: unknown }
> = {
  gemini: {
    length: "MAX_TOKENS",
    filtered: "SAFETY",
    limited: { error: { code: 429, message: "Quota exceeded", status: "RESOURCE_EXHAUSTED" } },
    rig: async (script, idleTimeoutMs = IDLE_MS) => {
      const server = await makeGeminiServer((_, turn) => script(turn));
      const gemini = { apiKey: "test-key", baseUrl: server.url };
      return {
        model: "gemini:gemini-2.5-flash",
        llm: makeLlmGenerate({ gemini, defaultModel: "gemini:gemini-2.5-flash", idleTimeoutMs }),
        asked: () =>
          server.asked.map(({ body, stream }) => ({
            system: body.systemInstruction?.parts.map((part) => part.text).join(""),
            prompt: body.contents.flatMap((one) => one.parts.map((part) => part.text)).join(""),
            schema: body.generationConfig?.responseJsonSchema,
            stream,
            tools: (body.tools ?? []).flatMap((one) => (one.functionDeclarations ?? []).map(({ name }) => name)),
            mayCall: body.toolConfig?.functionCallingConfig?.mode === "AUTO",
            results: body.contents.flatMap(({ parts }) =>
              parts.flatMap(({ functionResponse: told }) =>
                told === undefined ? [] : [(told.response as { result: string }).result],
              ),
            ),
            maxTokens: body.generationConfig?.maxOutputTokens,
          })),
        abandoned: server.abandoned,
        close: server.close,
      };
    },
  },
  openai: {
    length: "length",
    filtered: "content_filter",
    limited: { error: { message: "Rate limit reached", type: "requests", param: null, code: "rate_limit_exceeded" } },
    rig: async (script, idleTimeoutMs = IDLE_MS) => {
      const server = await makeOpenAiServer((_, turn) => script(turn));
      const openai = { apiKey: "test-key", baseUrl: `${server.url}/v1/` };
      return {
        model: "openai:gpt-test",
        llm: makeLlmGenerate({ openai, defaultModel: "openai:gpt-test", idleTimeoutMs }),
        asked: () =>
          server.asked.map((one) => ({
            system: one.messages.find((message) => message.role === "system")?.content ?? undefined,
            prompt: one.messages
              .filter((message) => message.role === "user")
              .map((message) => message.content)
              .join(""),
            schema: one.response_format?.json_schema?.schema,
            stream: one.stream === true,
            tools: (one.tools ?? []).map((tool) => tool.function.name),
            mayCall: one.tool_choice === "auto",
            results: one.messages.flatMap(({ role, content }) => (role === "tool" ? [content ?? ""] : [])),
            maxTokens: one.max_tokens,
          })),
        abandoned: server.abandoned,
        close: server.close,
      };
    },
  },
};

/** `idleTimeoutMs`: how long the activity waits for more of an answer. */
export async function withRig(
  make: (script: Script, idleTimeoutMs?: number) => Promise<Rig>,
  script: Script,
  body: (rig: Rig) => Promise<void>,
  idleTimeoutMs?: number,
): Promise<void> {
  const rig = await make(script, idleTimeoutMs);
  try {
    await body(rig);
  } finally {
    await rig.close();
  }
}
