import { canonicalJson } from "../../ir/canonical-json.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { sha256Hex } from "../../ir/sha256.ts";

/** What a model made of the evidence, as expressions and notifications see it. */
export interface Verdict {
  readonly met: boolean;
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** From the evidence, word for word. */
  readonly quotes: readonly string[];
}

/** The answer's schema, as the model has to fill it. */
export const VERDICT_SCHEMA: JsonObject = {
  type: "object",
  required: ["met", "reason", "confidence", "quotes"],
  additionalProperties: false,
  properties: {
    met: { type: "boolean", description: "Whether the evidence answers the question with yes." },
    reason: { type: "string", description: "Why, in one or two plain sentences." },
    confidence: { type: "number", minimum: 0, maximum: 1, description: "How sure this is, from 0 to 1." },
    quotes: {
      type: "array",
      items: { type: "string" },
      description: "The words of the evidence that decide, verbatim.",
    },
  },
};

const MOST_QUOTES = 5;
const LONGEST = 500;

/**
 * A model's answer as a verdict: quotes that do not stand in the evidence are left out, since a model may make them up.
 * Null where it is none.
 */
export function readVerdict(answer: Json, evidence: string): Verdict | null {
  if (!isJsonObject(answer)) return null;
  const { met, reason, confidence, quotes } = answer;
  if (typeof met !== "boolean" || typeof confidence !== "number") return null;
  const plain = squeeze(evidence);
  return {
    met,
    reason: typeof reason === "string" ? reason.slice(0, LONGEST) : "",
    confidence: Math.min(1, Math.max(0, confidence)),
    quotes: (Array.isArray(quotes) ? quotes : [])
      .filter((quote): quote is string => typeof quote === "string" && quote.trim() !== "")
      .filter((quote) => plain.includes(squeeze(quote)))
      .slice(0, MOST_QUOTES)
      .map((quote) => quote.slice(0, LONGEST)),
  };
}

export function isSure(verdict: Verdict, minConfidence: number): boolean {
  return verdict.confidence >= minConfidence;
}

/** Verdicts are kept by the question and the change that it was asked about: the same is not asked twice. */
export function verdictKey(question: string, hash: string, baselineHash: string | null): string {
  return sha256Hex(canonicalJson([question, baselineHash, hash]));
}

/** The newest few by key, the new one last. */
export function rememberVerdict(
  known: { readonly [key: string]: Verdict },
  key: string,
  verdict: Verdict,
  most = 20,
): { [key: string]: Verdict } {
  const rest = Object.entries(known).filter(([other]) => other !== key);
  return Object.fromEntries([...rest, [key, verdict] as const].slice(-most));
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().toLowerCase();
}
