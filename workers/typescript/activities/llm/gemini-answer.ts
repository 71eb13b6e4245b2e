import type { GenerateContentResponse } from "@google/genai";
import type { TokenUsage } from "../../../../runtime/store/index.ts";
import { activityFailure } from "../../activity.ts";
import { brokenOff } from "./provider-failure.ts";

const REFUSALS = new Set([
  "SAFETY",
  "RECITATION",
  "LANGUAGE",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "IMAGE_SAFETY",
]);
/** The model stumbled over its own words; asked again it mostly does not. */
const STUMBLES = new Set(["MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL"]);
const FINISHES: Readonly<Record<string, string>> = { STOP: "stop", MAX_TOKENS: "length" };

/** @throws FailureError `llm.refused` */
export function refuseBlocked(response: GenerateContentResponse): void {
  const reason = response.promptFeedback?.blockReason;
  if (reason === undefined) return;
  throw activityFailure("llm.refused", `Gemini refused the prompt: ${reason}`, { reason });
}

/** Why an answer ended, in everybody's words. @throws FailureError where that makes it none */
export function finishOf(reason: string | undefined): string {
  // Without a candidate, or with one that never says that it is whole.
  if (reason === undefined) throw brokenOff("Gemini");
  if (REFUSALS.has(reason)) throw activityFailure("llm.refused", `Gemini refused to answer: ${reason}`, { reason });
  if (STUMBLES.has(reason))
    throw activityFailure("llm.unavailable", `Gemini's answer went wrong: ${reason}`, { reason });
  return FINISHES[reason] ?? reason.toLowerCase();
}

export function usageOf(usage: GenerateContentResponse["usageMetadata"]): TokenUsage {
  return {
    // What its tools read counts as read.
    inputTokens: (usage?.promptTokenCount ?? 0) + (usage?.toolUsePromptTokenCount ?? 0),
    // Thoughts are paid for as output.
    outputTokens: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
  };
}
