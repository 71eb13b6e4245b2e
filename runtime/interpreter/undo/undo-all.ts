/**
 * Undoes what a run, a `try` with `undo`, or a losing branch had finished: one after another, in reverse order of
 * finishing, shielded from every cancel.
 *
 *   entry: begun --done--> gone
 *            |----failed after its own retries, or no time left--> gone, kept in `undoFailures`
 *            `----resume (durable timer)--> begun
 *
 * All undoing of a run has one hour. An undo in progress is begun again after continue-as-new: its checkpoint knows.
 */
import { CANCELED } from "../control.ts";
import { makeCancelScope } from "../cancel-scope.ts";
import type { CancelScope } from "../cancel-scope.ts";
import { FailureError } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { Retry, Template, Undo } from "../../ir/plan.ts";
import { asData } from "../caught.ts";
import { runChild } from "../child-run.ts";
import type { ChildRunState } from "../child-run.ts";
import { openedValue } from "../evaluation.ts";
import type { UndoEntry, UndoHolder } from "../frames.ts";
import type { Run, Undoable } from "../run.ts";
import { pauseUntil } from "../wait.ts";

export const UNDO_RETRY: Retry = { attempts: 10, initialMs: 1000, factor: 2, maxMs: 30_000, except: [] };
const UNDO_LIMIT_MS = 60 * 60 * 1000;

interface EntryState {
  started?: true;
  at?: number;
  wakeAt?: number;
  child?: ChildRunState;
}

export async function undoAll(run: Run, holder: UndoHolder): Promise<void> {
  if (holder.entries.length === 0) return;
  holder.deadlineAt ??= run.effects.now() + Math.max(0, UNDO_LIMIT_MS - run.state.undoMs);
  const shield = makeCancelScope();
  const limit = makeCancelScope();
  run.effects.sleepUntil(holder.deadlineAt, limit).then((how) => {
    if (how === "elapsed") shield.request();
  }, run.crashed);
  for (let entry = newest(holder); entry !== undefined; entry = newest(holder)) {
    const failure = await undoOne(run, entry, shield);
    if (failure) {
      run.state.undoFailures.push({ path: entry.path, type: failure.type, message: failure.message });
    }
    holder.entries.splice(holder.entries.indexOf(entry), 1);
  }
  limit.request();
  const left = holder.deadlineAt - run.effects.now();
  run.state.undoMs = UNDO_LIMIT_MS - Math.max(0, left);
  delete holder.deadlineAt;
}

function newest(holder: UndoHolder): UndoEntry | undefined {
  return holder.entries.reduce<UndoEntry | undefined>(
    (best, entry) => (best === undefined || isNewer(entry, best) ? entry : best),
    undefined,
  );
}

/** One cancel ends many calls at one instant: their places give them the order that time does not. */
function isNewer(entry: UndoEntry, than: UndoEntry): boolean {
  if (entry.unfinished !== than.unfinished) return entry.unfinished === true;
  return entry.unfinished ? entry.path > than.path : entry.n > than.n;
}

async function undoOne(run: Run, entry: UndoEntry, shield: CancelScope): Promise<Failure | undefined> {
  const what = run.undoable.get(entry.step);
  const undo = what?.op === "call" ? what.call.undo : what?.child.undo;
  invariant(what && undo && entry.with, `the plan has no undo of "${entry.step}"`);
  const path = `${entry.path}.undo`;
  const state = entry.state as EntryState;
  state.at ??= run.effects.now();
  const head = headOf(run, undo);
  if (!state.started) {
    state.started = true;
    run.journal.step("step.started", path, 1, head);
  }
  try {
    shield.check();
    const attempt =
      "call" in undo
        ? await undoByCall(run, path, what, undo.call, entry.with, state, shield)
        : await undoByChild(run, path, undo.document, entry.with, state, shield);
    run.journal.step("step.completed", path, attempt, { ...head, duration_ms: run.effects.now() - state.at });
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    run.journal.step("step.failed", path, failure.attempt ?? 1, { ...head, error: asData({ ...failure, path }) });
    return failure;
  }
}

function headOf(run: Run, undo: Undo): JsonObject {
  if ("call" in undo) return { kind: "call", name: undo.call, undo: true };
  const name = run.input.plan.documents[undo.document]?.name;
  return { kind: "run", ...(name === undefined ? {} : { name }), undo: true };
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error === CANCELED) {
    return { type: "step.timeout", message: "not undone: all undos of a run together have 1 h" };
  }
  throw error;
}

async function undoByCall(
  run: Run,
  path: string,
  what: Undoable,
  activity: string,
  input: Template,
  state: EntryState,
  shield: CancelScope,
): Promise<number> {
  const like = what.op === "call" ? what : undefined;
  for (;;) {
    if (state.wakeAt !== undefined) {
      await pauseUntil(run, shield, state.wakeAt);
      delete state.wakeAt;
    }
    const outcome = await run.scheduler.effect(
      () =>
        run.effects.segment(
          {
            tenant: run.input.tenant,
            runId: run.input.run.id,
            generation: run.generation,
            host: "remote",
            ...(like?.queue === undefined ? {} : { queue: like.queue }),
            language: like?.language ?? "typescript",
            calls: [
              {
                path,
                activity,
                with: input,
                timeoutMs: like?.call.timeoutMs ?? 60_000,
                retry: UNDO_RETRY,
                isUndo: true,
              },
            ],
          },
          shield,
        ),
      shield,
    );
    if (outcome.status === "done") return outcome.results[0]?.attempt ?? 1;
    if (outcome.status === "canceled") throw CANCELED;
    if (outcome.status === "failed") throw new FailureError(outcome.failure);
    state.wakeAt = run.effects.now() + outcome.afterMs;
  }
}

async function undoByChild(
  run: Run,
  path: string,
  document: string,
  template: Template,
  state: EntryState,
  shield: CancelScope,
): Promise<number> {
  const input =
    openedValue(template) ?? (await run.compute({ template, exprs: [], bindings: {} }, { cancel: shield })).value;
  state.child ??= { attempt: 1 };
  await runChild(run, { path, document, input, retry: UNDO_RETRY }, state.child, shield);
  return state.child.attempt;
}
