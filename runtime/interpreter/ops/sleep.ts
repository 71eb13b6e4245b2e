import { fail } from "../../ir/failure.ts";
import { parseDuration } from "../../ir/durations.ts";
import type { SleepOp } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import { kindOf } from "../evaluation.ts";
import { NULL } from "../run.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { fromRfc3339, toRfc3339 } from "../time.ts";
import { pauseUntil } from "../wait.ts";

interface SleepState {
  /** ms since the epoch. */
  until: number;
}

const MIN_WAIT_MS = 1000;

/** `wait`. */
export const runSleep: RunOp<SleepOp> = async (op, step) => {
  const state = step.frame.state as Partial<SleepState>;
  const until = (state.until ??= await dueAt(op, step));
  const shown = { path: step.path, kind: "wait", until: toRfc3339(until) } as const;
  step.start({ waiting_for: { until: shown.until } });
  await pauseUntil(step.run, step.cancel, until, shown);
  return NULL;
};

/** What expressions compute of durations comes as text in seconds: `duration('1500ms')` is `1.5s`, a past one `-5s`. */
const SECONDS = /^-?\d{1,12}(?:\.\d{1,9})?s$/;

/** ms, rounded up, as no wait is shorter than asked; null where the text is no duration. */
function durationOf(text: string): number | null {
  return parseDuration(text) ?? (SECONDS.test(text) ? Math.ceil(Number(text.slice(0, -1)) * 1000) : null);
}

async function dueAt(op: SleepOp, { run, scope, frame }: StepPlace): Promise<number> {
  if (op.until !== undefined) {
    const given = await run.evaluation.value(op.until, scope);
    const at = !isRef(given) && typeof given.v === "string" ? fromRfc3339(given.v) : null;
    if (at === null) {
      throw fail(
        "expression.failed",
        `"until" must be an RFC 3339 time, not ${isRef(given) ? "a large value" : kindOf(given.v)}`,
      );
    }
    return at;
  }
  if (typeof op.ms === "number") return frame.at + op.ms;
  const given = op.ms === undefined ? { v: null } : await run.evaluation.value(op.ms, scope);
  const ms = !isRef(given) && typeof given.v === "string" ? durationOf(given.v) : null;
  if (ms === null) {
    throw fail(
      "expression.failed",
      `"wait" must be a duration such as "30s", not ${isRef(given) ? "a large value" : kindOf(given.v)}`,
    );
  }
  if (ms < MIN_WAIT_MS) throw fail("expression.failed", `"wait" must be at least 1 s`);
  return frame.at + ms;
}
