/**
 * One execution of a step, whatever its kind:
 *
 *   `if` false --> skipped
 *   `if` true  --> op in progress (frame.state) --> op over (frame.raw) --> `output` evaluated --> finished
 *                    |-- failed, at any of these
 *                    `-- departed: canceled, returned, suspended (no event)
 */
import { CANCELED } from "./control.ts";
import { FailureError } from "../ir/failure.ts";
import type { Failure } from "../ir/failure.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Op } from "../ir/plan.ts";
import { showValue } from "../ir/value.ts";
import type { Value } from "../ir/value.ts";
import { asData } from "./caught.ts";
import { spendStep } from "./budget.ts";
import type { ListFrame, StepFrame } from "./frames.ts";
import { NULL, placed } from "./run.ts";
import type { Place, StepPlace } from "./run.ts";
import { withVariables } from "./scope.ts";

/**
 * What a step costs beside its expressions, in evaluation steps: about 0.1 ms in Temporal's sandbox, where every promise
 * is watched. Two thousand of them in a row are let be an activation.
 */
const STEP_COST = 500;

export type StepRunner = (op: Op, list: ListFrame, place: Place) => Promise<Value>;
export type AnyOp = (op: Op, step: StepPlace) => Promise<Value>;

export function makeStepRunner(runOp: AnyOp): StepRunner {
  return async (op, list, place) => {
    const { run, scope, cancel } = place;
    const path = scope.prefix + op.id;
    const events = eventsOf(op, path, place);
    try {
      if (list.step === undefined) {
        cancel.check();
        if (op.if !== undefined && !(await run.evaluation.test(op.if, scope))) {
          // Nothing more is awaited where there is none: histories hold the order of what goes on beside.
          events.skipped(op.summary === undefined ? undefined : await summaryOf(op, place));
          return NULL;
        }
        cancel.check();
        spendStep(run.plan, run.state);
        const pause = run.spend(STEP_COST);
        if (pause) await pause;
        list.step = { at: run.effects.now(), state: {} };
        const summary = await summaryOf(op, place);
        if (summary !== undefined) list.step.summary = summary;
      }
      const frame = list.step;
      if (frame.raw === undefined) {
        const start = (data: JsonObject = {}): void => events.started(frame, data);
        frame.raw = await runOp(op, { ...place, path, frame, start });
      }
      cancel.check();
      const value = op.output === undefined ? frame.raw : await reshape(op, frame.raw, place);
      const held = await run.values.hold(value);
      events.completed(frame, held);
      return held;
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      // After a cancel only `finally` and undos may commit, and those run in scopes of their own.
      if (cancel.requested) throw CANCELED;
      const failure = placed(error.failure, path);
      events.failed(list.step, failure);
      throw new FailureError(failure);
    }
  };
}

async function reshape(op: Op, output: Value, { run, scope }: Place): Promise<Value> {
  if (op.output === undefined) return output;
  return run.evaluation.value(op.output, withVariables(scope, { output }));
}

async function summaryOf(op: Op, { run, scope }: Place): Promise<string | undefined> {
  if (op.summary === undefined) return undefined;
  try {
    return await run.evaluation.text(op.summary.template, scope);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return op.summary.written;
  }
}

/** Kinds that cost nothing and are told only where the author asked for it, or where they fail. */
const SILENT: ReadonlySet<Op["kind"]> = new Set(["set", "switch", "return"]);
/** Kinds whose own event tells all: `custom`, `step.failed`. */
const SELF_TELLING: ReadonlySet<Op["kind"]> = new Set(["emit", "fail"]);

function eventsOf(op: Op, path: string, { run }: Place) {
  // The host of a fused segment writes the events of its calls.
  const fused = op.op === "segment" && op.calls.length > 1;
  const told = !fused && !SELF_TELLING.has(op.kind) && !(SILENT.has(op.kind) && op.summary === undefined);
  const name = nameOf(op, run.input.plan.documents);
  const head: JsonObject = name === undefined ? { kind: op.kind } : { kind: op.kind, name };
  return {
    skipped(summary: string | undefined): void {
      if (told || fused) run.journal.step("step.skipped", path, 1, { ...head, ...shown(summary) });
    },
    started(frame: StepFrame, data: JsonObject): void {
      if (!told || frame.started) return;
      frame.started = true;
      run.journal.step("step.started", path, 1, { ...head, ...shown(frame.summary), ...data });
    },
    completed(frame: StepFrame, output: Value): void {
      run.state.counter += 1;
      if (!told) return;
      const attempt = (frame.state as { attempt?: number }).attempt ?? 1;
      const data = { ...head, output: showValue(output), duration_ms: run.effects.now() - frame.at };
      run.journal.step("step.completed", path, attempt, data);
    },
    failed(frame: StepFrame | undefined, failure: Failure): void {
      // A container that nobody sees fails with what failed in it: that step has told it.
      if (fused || (!told && op.kind !== "fail" && failure.path !== path)) return;
      const own = failure.path === path ? (failure.attempt ?? 1) : 1;
      run.journal.step("step.failed", path, own, { ...head, ...shown(frame?.summary), error: asData(failure) });
    },
  };
}

function shown(summary: string | undefined): JsonObject {
  return summary === undefined ? {} : { summary };
}

function nameOf(op: Op, documents: { readonly [digest: string]: { readonly name: string } }): string | undefined {
  if (op.op === "segment" && op.calls.length === 1) return op.calls[0].activity;
  if (op.op === "receive" && "signal" in op.wants) return op.wants.signal;
  if (op.op === "child") return documents[op.document]?.name;
  return op.op === "emit" ? op.name : undefined;
}
