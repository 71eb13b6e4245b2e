/**
 * What a check decides, as one pure function of what the document says, what was remembered and what was seen:
 *
 *   first, silent ──confirmed──► baseline taken; told at once where `firstRun: notify` and true (never where silent)
 *   same ───────────────────────► truth decided again for edge and level; nothing to confirm
 *   different ─────not yet──────► candidate counted; baseline, diff and truth stay
 *             └────confirmed────► baseline taken, truth decided; told by `trigger`
 *
 * A check that failed, found nothing or was blocked never comes here: it neither confirms nor resets.
 */
import type { ConditionRules } from "../../ir/monitor.ts";

/** What is kept between checks; all of it belongs to the present digest but the truth. */
export interface ConditionMemory {
  /** As it was last decided; false before the first check. */
  readonly truth: boolean;
  readonly candidate: Candidate | null;
  /** The last answer to the present question; null: it was never asked. */
  readonly answer: boolean | null;
}

/** What waits to be confirmed: the key that must come again, and how often it has come. */
export interface Candidate {
  readonly key: string;
  readonly count: number;
}

/** How the value stands to the baseline. `silent`: the baseline belongs to an older source, selection or comparison. */
export type Sight = "first" | "silent" | "same" | "different";

export interface Observation {
  readonly sight: Sight;
  /** Of the canonical form. */
  readonly hash: string;
}

export interface Decision {
  readonly takesBaseline: boolean;
  readonly candidate: Candidate | null;
  readonly truth: boolean;
  readonly tells: boolean;
  /** How many checks in a row have seen it, of how many; null where nothing waits. */
  readonly pending: { readonly seen: number; readonly of: number } | null;
}

/** Whether `when` is asked for in this check. */
export function needsWhen(rules: ConditionRules, memory: ConditionMemory, seen: Observation): boolean {
  if (seen.sight === "same") return rules.trigger !== "change";
  if (isQuietFirst(rules, seen) && rules.trigger === "change") return false;
  return rules.confirmBy === "truth" || isConfirmed(rules, countOf(memory, seen.hash));
}

/** Whether the model is asked: only about something that it has not answered, and only where `when` holds. */
export function needsAnswer(rules: ConditionRules, memory: ConditionMemory, seen: Observation, when: boolean): boolean {
  if (!rules.asks || !when || !needsWhen(rules, memory, seen)) return false;
  return seen.sight !== "same" || memory.answer === null;
}

/** `when` and `answer` are what holds of each; true where the document has none, or {@link needsWhen} did not want it. */
export function decide(
  rules: ConditionRules,
  memory: ConditionMemory,
  seen: Observation,
  when: boolean,
  answer: boolean,
): Decision {
  const truth = when && (rules.asks ? answer : true);
  if (seen.sight === "same") {
    const decided = rules.trigger === "change" ? memory.truth : truth;
    const tells = rules.trigger === "level" ? truth : rules.trigger === "edge" && truth && !memory.truth;
    return { takesBaseline: false, candidate: null, truth: decided, tells, pending: null };
  }
  const key = rules.confirmBy === "truth" ? String(truth) : seen.hash;
  const count = countOf(memory, key);
  if (!isConfirmed(rules, count)) {
    return {
      takesBaseline: false,
      candidate: { key, count },
      truth: memory.truth,
      tells: false,
      pending: { seen: count, of: rules.confirm },
    };
  }
  return {
    takesBaseline: true,
    candidate: null,
    truth,
    tells: tellsConfirmed(rules, memory, seen, truth),
    pending: null,
  };
}

function tellsConfirmed(rules: ConditionRules, memory: ConditionMemory, seen: Observation, truth: boolean): boolean {
  if (!truth || seen.sight === "silent") return false;
  if (seen.sight === "first") return rules.firstRun === "notify";
  return rules.trigger === "edge" ? !memory.truth : true;
}

/** A first check that only takes the baseline. */
function isQuietFirst(rules: ConditionRules, { sight }: Observation): boolean {
  return sight === "silent" || (sight === "first" && rules.firstRun === "baseline");
}

function countOf({ candidate }: ConditionMemory, key: string): number {
  return candidate?.key === key ? candidate.count + 1 : 1;
}

function isConfirmed({ confirm }: ConditionRules, count: number): boolean {
  return count >= confirm;
}
