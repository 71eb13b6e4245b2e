import { isJsonObject, type Json } from "../../ir/json.ts";
import type { SettleSettings } from "../../ir/monitor.ts";
import {
  isSure,
  needsAnswer,
  readVerdict,
  verdictKey,
  type ConditionMemory,
  type Observation,
  type Verdict,
} from "../condition/index.ts";
import { askRequest, type ModelRequest } from "../model/index.ts";
import type { CheckMemory } from "./memory.ts";
import type { Seen } from "./seen.ts";

/**
 * What the model says to a check. `ask`: it is to be asked first. `none`: it has no say here. `verdict`: what it said,
 * now or before. `unsure`: it failed, is unsure or its budget is spent, and `onError` decides.
 */
export type Judgement =
  | { readonly kind: "none" }
  | { readonly kind: "ask"; readonly request: ModelRequest }
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly key: string }
  | { readonly kind: "unsure"; readonly why: string; readonly verdict: Verdict | null; readonly key: string };

export interface JudgeRequest {
  readonly settings: SettleSettings;
  readonly memory: ConditionMemory;
  readonly stored: CheckMemory | null;
  readonly observed: Observation;
  readonly when: boolean;
  readonly seen: Seen;
  /** `llm.generate`'s output, or null; how it failed, or null. */
  readonly answer: Json;
  readonly unanswered: Json;
  /** By the monitor's models today. */
  readonly spentTokens: number;
  /** ms since the epoch. */
  readonly now: number;
}

export function judge(request: JudgeRequest): Judgement {
  const { settings, stored, observed, seen } = request;
  const { ask } = settings;
  if (ask === undefined || !needsAnswer(settings.condition, request.memory, observed, request.when)) {
    return { kind: "none" };
  }
  const key = verdictKey(ask.question, observed.hash, stored?.hash ?? null);
  const known = knownVerdict(stored, key);
  if (known !== null) return sure(known, ask.minConfidence, key);
  if (isJsonObject(request.answer)) {
    const { data = null } = request.answer;
    const verdict = readVerdict(data, evidenceOf(seen));
    if (verdict === null) return { kind: "unsure", why: "the model gave no verdict", verdict: null, key };
    return sure(verdict, ask.minConfidence, key);
  }
  if (isJsonObject(request.unanswered)) {
    const { message } = request.unanswered;
    return { kind: "unsure", why: typeof message === "string" ? message : "the model failed", verdict: null, key };
  }
  if (settings.tokensPerDay !== undefined && request.spentTokens >= settings.tokensPerDay) {
    return { kind: "unsure", why: "the day's budget of tokens is spent", verdict: null, key };
  }
  const { text, value, previous, sources, diff } = seen;
  const change = isJsonObject(diff) && typeof diff["markdown"] === "string" ? diff["markdown"] : "";
  const offer = { bounds: settings.proposes, now: request.now };
  return { kind: "ask", request: askRequest(ask.question, { text, value, previous, change, sources }, offer) };
}

function sure(verdict: Verdict, minConfidence: number, key: string): Judgement {
  if (isSure(verdict, minConfidence)) return { kind: "verdict", verdict, key };
  const why = `the model is unsure: confidence ${verdict.confidence}, at least ${minConfidence} is wanted`;
  return { kind: "unsure", why, verdict, key };
}

function knownVerdict(stored: CheckMemory | null, key: string): Verdict | null {
  const all = stored?.verdicts;
  const found = isJsonObject(all ?? null) ? (all as { [key: string]: Json })[key] : undefined;
  return found === undefined ? null : (found as unknown as Verdict);
}

function evidenceOf({ text, value, diff }: Seen): string {
  return [text, JSON.stringify(value), JSON.stringify(diff)].join("\n");
}
