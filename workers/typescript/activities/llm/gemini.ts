import {
  FunctionCallingConfigMode,
  type GenerateContentConfig,
  type GenerateContentResponse,
  type GoogleGenAI,
} from "@google/genai";
import { makeAnswerText, type AnswerText } from "./answer-text.ts";
import { finishOf, refuseBlocked, usageOf } from "./gemini-answer.ts";
import { withGemini, type GeminiOptions } from "./gemini-client.ts";
import { contentsOf, makeTurnParts, type TurnParts } from "./gemini-turns.ts";
import { plainSchema } from "./plain-schema.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";
import { schemaInstruction } from "./structured.ts";

/** Models by the Gemini API, through Google's own library. */
export function makeGemini(options: GeminiOptions): ModelProvider {
  return {
    ask: (request) =>
      withGemini(options, request.model, request.signal, async (client) => {
        const turn: Turn = { text: makeAnswerText("Gemini", request), parts: makeTurnParts(), arguments: 0 };
        for await (const chunk of answers(client, request)) {
          request.onProgress();
          takeChunk(chunk, turn);
        }
        return finished(turn);
      }),
  };
}

async function* answers(client: GoogleGenAI, request: ModelRequest): AsyncGenerator<GenerateContentResponse> {
  const question = {
    model: request.model,
    contents: contentsOf(request.messages),
    config: configOf(request),
  };
  if (request.stream) yield* await client.models.generateContentStream(question);
  else yield await client.models.generateContent(question);
}

function configOf(request: ModelRequest): GenerateContentConfig {
  const { schema, tools, maxOutputTokens } = request;
  // A schema for the answer and tools do not go together with every model: then the instruction alone says it.
  const native = schema !== undefined && tools.length === 0;
  const system = [request.system, native || schema === undefined ? undefined : schemaInstruction(schema)]
    .filter((part) => part !== undefined)
    .join("\n\n");
  return {
    abortSignal: request.signal,
    ...(system === "" ? {} : { systemInstruction: system }),
    ...(native ? { responseMimeType: "application/json", responseJsonSchema: plainSchema(schema) } : {}),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(tools.length === 0
      ? {}
      : {
          tools: [
            {
              functionDeclarations: tools.map((tool) => ({
                name: tool.name,
                description: tool.description,
                parametersJsonSchema: tool.schema,
              })),
            },
          ],
          toolConfig: {
            functionCallingConfig: {
              mode: request.mayCall ? FunctionCallingConfigMode.AUTO : FunctionCallingConfigMode.NONE,
            },
          },
        }),
  };
}

interface Turn {
  readonly text: AnswerText;
  readonly parts: TurnParts;
  /** Tool calls seen. */
  arguments: number;
  finish?: string;
  usage?: GenerateContentResponse["usageMetadata"];
}

function takeChunk(chunk: GenerateContentResponse, turn: Turn): void {
  refuseBlocked(chunk);
  const candidate = chunk.candidates?.[0];
  for (const part of candidate?.content?.parts ?? []) {
    turn.parts.add(part);
    if (part.functionCall !== undefined) {
      turn.text.argument(JSON.stringify(part.functionCall.args ?? {}), turn.arguments);
      turn.arguments += 1;
    }
    if (part.text === undefined) continue;
    if (part.thought) turn.text.reason(part.text);
    else turn.text.add(part.text);
  }
  if (candidate?.finishReason !== undefined) turn.finish = candidate.finishReason;
  if (chunk.usageMetadata !== undefined) turn.usage = chunk.usageMetadata;
}

function finished({ text, parts, finish, usage }: Turn): ModelAnswer {
  return {
    finish: finishOf(finish),
    text: text.text(),
    calls: parts.calls(),
    usage: usageOf(usage),
    raw: parts.raw(),
  };
}
