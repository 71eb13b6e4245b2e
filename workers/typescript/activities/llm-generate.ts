import type { Dispatcher } from "undici";
import { isJsonObject, type JsonObject } from "../../../runtime/ir/json.ts";
import { DEFAULT_MAX_TURNS } from "../../../runtime/ir/tool-limits.ts";
import { activityFailure, type Activity } from "../activity.ts";
import { showInput, type ActivityInput } from "../activity-input.ts";
import { holdsSecret } from "../secrets.ts";
import { builtInManifest } from "./built-in-manifest.ts";
import { converse } from "./llm/conversation.ts";
import { dataBlocks } from "./llm/data-blocks.ts";
import { makeModels, type ModelSettings } from "./llm/models.ts";
import { makeProviderAgent } from "./llm/provider-agent.ts";
import { makeToolbox, TOOL_RULE } from "./llm/tool-declarations.ts";

/**
 * `llm.generate`: one question to a model of Gemini's or of any endpoint that speaks OpenAI's chat completions, with
 * activities as its tools.
 */
export function makeLlmGenerate(
  settings: ModelSettings,
  dispatcher: Dispatcher = makeProviderAgent({ idleTimeoutMs: settings.idleTimeoutMs }),
): Activity {
  const manifest = builtInManifest("llm.generate");
  const modelOf = makeModels(settings, dispatcher);
  return {
    name: manifest.name,
    manifest,
    // What its tools did is recorded, and not done again.
    idempotent: () => true,
    async run(input, context) {
      const { name, provider, model } = modelOf(input["model"]);
      const { prompt, system, data, schema, tools } = questionOf(input);
      const blocks = data && dataBlocks(data, context.idempotencyKey);
      const rules = [system, blocks?.rule, tools.length > 0 ? TOOL_RULE : undefined];
      const { maxTurns } = input;
      const {
        answer,
        data: filled,
        usage,
        tools: used,
      } = await converse(
        {
          provider,
          model,
          system: rules.filter((part) => part !== undefined).join("\n\n") || undefined,
          prompt: blocks ? `${prompt}\n\n${blocks.text}` : prompt,
          schema,
          toolbox: makeToolbox(tools, (activity) => context.inner.manifestOf(activity)),
          maxTurns: typeof maxTurns === "number" ? maxTurns : DEFAULT_MAX_TURNS,
          stream: input["stream"] === true,
        },
        context,
      );
      return {
        output: { text: answer.text, data: filled, model: name, finish: answer.finish, usage: { ...usage } },
        usage: {
          tokens: usage.inputTokens + usage.outputTokens + used.tokens,
          ...(used.bytes > 0 ? { bytes: used.bytes } : {}),
        },
      };
    },
  };
}

interface Asked {
  readonly prompt: string;
  readonly system: string | undefined;
  readonly data: JsonObject | undefined;
  readonly schema: JsonObject | undefined;
  readonly tools: readonly string[];
}

function questionOf(input: ActivityInput): Asked {
  if (holdsSecret(input)) {
    throw activityFailure("activity.invalid_input", "A secret is not sent to a model");
  }
  const { prompt, system, data, schema, tools } = showInput(input) as JsonObject;
  if (typeof prompt !== "string") throw activityFailure("activity.invalid_input", '"prompt" is not text');
  return {
    prompt,
    system: typeof system === "string" && system !== "" ? system : undefined,
    data: isJsonObject(data) && Object.keys(data).length > 0 ? data : undefined,
    schema: isJsonObject(schema) ? schema : undefined,
    tools: Array.isArray(tools) ? tools.filter((tool) => typeof tool === "string") : [],
  };
}
