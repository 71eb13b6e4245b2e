import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { SettleSettings } from "../../ir/monitor.ts";
import {
  decide,
  rememberVerdict,
  type Candidate,
  type ConditionMemory,
  type Decision,
  type Observation,
  type Verdict,
} from "../condition/index.ts";
import type { CheckMemory } from "./memory.ts";
import { judge, type Judgement, type JudgeRequest } from "./judge.ts";

/** What a check comes to, before anything is written. */
export interface Conclusion {
  readonly decision: Decision;
  /** Null without `ask`, or where nothing was judged. */
  readonly verdict: Verdict | null;
  /** Why the model has no word in it. */
  readonly unsure: string | null;
  /** What is to be remembered of the model's answers. */
  readonly remembered: Partial<Pick<CheckMemory, "answer" | "verdicts">>;
}

/** The model is to be asked before anything can be concluded. */
export interface Question {
  readonly ask: JsonObject;
}

/** Pure: the same check concludes the same. */
export function conclude(request: Omit<JudgeRequest, "memory">): Conclusion | Question {
  const { settings, stored, observed, when } = request;
  const memory = memoryOf(settings, stored);
  const judged = judge({ ...request, memory });
  if (judged.kind === "ask") return { ask: judged.request };
  const remembered = rememberedOf(settings, stored, judged);
  if (judged.kind === "unsure") {
    const decision = unsureDecision(settings, memory, observed, when);
    return { decision, verdict: judged.verdict, unsure: judged.why, remembered };
  }
  const verdict = judged.kind === "verdict" ? judged.verdict : lastVerdict(settings, stored);
  const decision = decide(settings.condition, memory, observed, when, verdict?.met ?? memory.answer ?? false);
  return { decision, verdict: settings.ask === undefined ? null : verdict, unsure: null, remembered };
}

export function memoryOf(settings: SettleSettings, stored: CheckMemory | null): ConditionMemory {
  return {
    truth: stored?.truth ?? false,
    candidate: (stored?.candidate as Candidate | null) ?? null,
    answer: lastVerdict(settings, stored)?.met ?? null,
  };
}

/** Of the present question: an edited one was never answered. */
function lastVerdict({ ask }: SettleSettings, stored: CheckMemory | null): Verdict | null {
  const answer: Json = stored?.answer ?? null;
  if (ask === undefined || !isJsonObject(answer) || answer["question"] !== ask.question) return null;
  return (answer["verdict"] ?? null) as Verdict | null;
}

function rememberedOf(
  { ask }: SettleSettings,
  stored: CheckMemory | null,
  judged: Exclude<Judgement, { kind: "ask" }>,
): Conclusion["remembered"] {
  if (ask === undefined || judged.kind === "none" || judged.verdict === null) return {};
  const { verdict, key } = judged;
  const known = isJsonObject(stored?.verdicts ?? null) ? stored!.verdicts : {};
  const verdicts = rememberVerdict(known as unknown as { [key: string]: Verdict }, key, verdict) as unknown as Json;
  if (judged.kind === "unsure") return { verdicts };
  return { verdicts, answer: { question: ask.question, verdict: verdict as unknown as Json } };
}

/**
 * `hold`: nothing is decided, and the next check sees the same change again. `notify`: told as if it held. `skip`: the
 * change is taken in silence.
 */
function unsureDecision(
  { condition, ask }: SettleSettings,
  memory: ConditionMemory,
  observed: Observation,
  when: boolean,
): Decision {
  const { truth, candidate } = memory;
  if (ask?.onError === "notify") {
    // Told, and not taken for decided: the truth stays what it was.
    return { ...decide(condition, { ...memory, truth: false }, observed, when, true), truth };
  }
  if (ask?.onError === "skip") return { ...decide(condition, memory, observed, when, false), truth, tells: false };
  return { takesBaseline: false, candidate, truth, tells: false, pending: null };
}
