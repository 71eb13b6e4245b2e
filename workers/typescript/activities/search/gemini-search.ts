import type { GenerateContentResponse, GroundingMetadata } from "@google/genai";
import { finishOf, refuseBlocked, usageOf } from "../llm/gemini-answer.ts";
import { withGemini, type GeminiOptions } from "../llm/gemini-client.ts";
import { makeGemini } from "../llm/gemini.ts";
import { tooLong } from "../llm/provider-failure.ts";
import type { Found, FoundPage, SearchEngine, Support } from "./found.ts";

const MAX_ANSWER_BYTES = 256 << 10;

/** Gemini, grounded with Google Search. */
export function makeGeminiSearch(options: GeminiOptions): SearchEngine {
  return {
    model: makeGemini(options),
    search: ({ model, system, prompt, signal }, { maxOutputTokens, onProgress }) =>
      withGemini(options, model, signal, async (client) => {
        const response = await client.models.generateContent({
          model,
          contents: prompt,
          config: {
            abortSignal: signal,
            systemInstruction: system,
            tools: [{ googleSearch: {} }],
            ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
          },
        });
        onProgress();
        return foundIn(response);
      }),
  };
}

function foundIn(response: GenerateContentResponse): Found {
  refuseBlocked(response);
  const candidate = response.candidates?.[0];
  finishOf(candidate?.finishReason);
  const parts = (candidate?.content?.parts ?? []).map((part) => (part.thought === true ? "" : (part.text ?? "")));
  const answer = parts.join("");
  if (Buffer.byteLength(answer, "utf8") > MAX_ANSWER_BYTES) throw tooLong("Gemini", MAX_ANSWER_BYTES);
  const grounding = candidate?.groundingMetadata;
  // Segments count from the beginning of their part.
  const starts = parts.map((_, index) => Buffer.byteLength(parts.slice(0, index).join(""), "utf8"));
  return {
    answer,
    pages: pagesIn(grounding),
    supports: supportsIn(grounding, starts),
    usage: usageOf(response.usageMetadata),
  };
}

/** Each chunk has its place, a page or not: supports count them. */
function pagesIn(grounding: GroundingMetadata | undefined): FoundPage[] {
  return (grounding?.groundingChunks ?? []).map(({ web }) => ({
    url: web?.uri ?? "",
    title: web?.title ?? null,
    // The title of a page behind a redirect mostly is its domain.
    ...domainOf(web?.domain ?? web?.title),
  }));
}

function domainOf(text: string | undefined): { domain?: string } {
  return text !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? { domain: text.toLowerCase() } : {};
}

function supportsIn(grounding: GroundingMetadata | undefined, starts: readonly number[]): Support[] {
  return (grounding?.groundingSupports ?? []).flatMap(({ segment, groundingChunkIndices, confidenceScores }) => {
    const { startIndex = 0, endIndex, partIndex = 0 } = segment ?? {};
    const start = starts[partIndex];
    if (endIndex === undefined || start === undefined) return [];
    const scores = confidenceScores ?? [];
    return [
      {
        from: start + startIndex,
        to: start + endIndex,
        pages: groundingChunkIndices ?? [],
        // Newer models give none.
        ...(scores.length === 0 ? {} : { score: Math.max(...scores) }),
      },
    ];
  });
}
