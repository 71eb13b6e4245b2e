/**
 * The life of a run, over all its executions:
 *
 *   started --> body --done, `return`----------------------------------------------> completed
 *                |----failed-------------------------------> undoing -------------> failed
 *                |----cancel, time-out: `finally` on the way out --> undoing -----> canceled, timed_out
 *                `----(must continue: calls in flight end, all strands quiet)-----> continue, with the frames
 *
 * A cancel that comes when the run is ending, or over, changes nothing.
 */
import { CANCELED, Returned, SUSPENDED } from "./control.ts";
import { makeCancelScope } from "./cancel-scope.ts";
import { FailureError } from "../ir/failure.ts";
import type { Failure } from "../ir/failure.ts";
import { invariant } from "../ir/invariant.ts";
import type { Json } from "../ir/json.ts";
import type { RunInput } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import { decide, openApprovals } from "./approvals.ts";
import { asData } from "./caught.ts";
import { keyOf } from "./child-run.ts";
import type { Effects, Interpreter, RunResult } from "./effects.ts";
import { makeEvaluation } from "./evaluation.ts";
import { makeRunState } from "./frames.ts";
import type { Outcome, RunState } from "./frames.ts";
import { makeJournal } from "./journal.ts";
import { runList } from "./list.ts";
import { MAX_WAITING_MESSAGES, makeMailbox } from "./mailbox.ts";
import { runOp } from "./ops/index.ts";
import { FINALLY_LIMIT_MS } from "./ops/guard.ts";
import { signalNames, undoables } from "./plan-walk.ts";
import { answerQuery, askRun, queryNames } from "./queries.ts";
import type { Place, Run } from "./run.ts";
import { makeScheduler } from "./scheduler.ts";
import type { Scope } from "./scope.ts";
import { makeStepRunner } from "./step.ts";
import { fromRfc3339 } from "./time.ts";
import { undoAll } from "./undo/undo-all.ts";
import { makeValues } from "./values.ts";
import { makeWaits } from "./waits.ts";

/** Evaluation steps in one activation, after which another one is let begin. */
const ACTIVATION_STEPS = 1_000_000;

export interface Machine {
  readonly interpreter: Interpreter;
  /** Nothing of the run moves until something comes from outside: for hosts that have a clock of their own. */
  quiet(): boolean;
}

export function makeInterpreter(input: RunInput, effects: Effects): Interpreter {
  return makeMachine(input, effects).interpreter;
}

export function makeMachine(input: RunInput, effects: Effects): Machine {
  const { plan } = input;
  const resumed = input.chain !== undefined && input.chain.frames !== null;
  const generation = input.chain?.generation ?? 1;
  const state = resumed ? takeFrames(input.chain?.frames) : makeRunState(input.run.labels);
  let result: RunResult | undefined;
  let crash: (error: unknown) => void = () => {};
  const crashed = (error: unknown): void => crash(error);

  // A decision may come with the very task in which a later execution begins: its step has yet to wait again.
  let stands = !resumed || state.decidesLate !== true;
  const scheduler = makeScheduler({ mustContinue: () => effects.mustContinue(), resumed, crashed });
  let work = 0;
  const spend = (steps: number): Promise<void> | undefined => {
    work += steps;
    if (work < ACTIVATION_STEPS) return undefined;
    work = 0;
    return scheduler.aside(() => effects.breathe());
  };
  const compute: Run["compute"] = async (closure, options = {}) => {
    const { cancel, ...rest } = options;
    const outcome = await scheduler.aside(() => effects.compute(closure, rest), cancel);
    if (outcome.status === "failed") throw new FailureError(outcome.failure);
    return outcome;
  };
  const evaluation = makeEvaluation({
    exprs: plan.exprs,
    compute: async (closure) => (await compute(closure)).value,
    spend,
  });
  const values = makeValues({
    compute: async (closure, keep) => (await compute(closure, { keep })).value,
    spend,
  });
  if (resumed) values.recount(state);
  const journal = makeJournal(effects, state, generation);
  const shrink = async (value: Value): Promise<Value> => {
    const held = await values.hold(value);
    values.release(held);
    return held;
  };
  const mailbox = makeMailbox({ state, scheduler, names: signalNames(plan), shrink, crashed });
  const runStep = makeStepRunner(runOp);
  const run: Run = {
    input,
    plan,
    effects,
    state,
    scheduler,
    evaluation,
    journal,
    values,
    mailbox,
    waits: makeWaits(state, journal, scheduler),
    approvals: new Map(),
    children: new Map(),
    generation,
    undoable: undoables(plan),
    compute,
    list: (body, frame, place) => runList(runStep, body, frame, place),
    undo: (holder) => undoAll(run, holder),
    crashed,
    spend,
  };
  const rootScope: Scope = {
    prefix: "",
    outputs: state.root.outputs,
    variables: { inputs: input.input, run: { v: { ...input.run, labels: { ...input.run.labels } } } },
  };
  const cancel = makeCancelScope(undefined, false);
  if (state.ending) cancel.request();
  const place: Place = { run, scope: rootScope, cancel, undos: state.undos };

  const end = (ending: NonNullable<RunState["ending"]>): void => {
    if (state.ending || state.outcome) return;
    state.ending = ending;
    state.finallyUntil = effects.now() + FINALLY_LIMIT_MS;
    // The frames have yet to leave: the next execution begins with the end in them.
    if (scheduler.suspended()) return;
    cancel.request();
    scheduler.touched();
  };
  const main = async (): Promise<RunResult> => {
    if (!resumed) journal.run("run.started", { status: "running" });
    armTimeout(input, effects, () => end({ status: "timed_out" }), crashed);
    try {
      state.outcome ??= await outcomeOf(place);
      if (state.outcome.status !== "completed") await run.undo(state.undos);
    } catch (error) {
      if (error !== SUSPENDED) throw error;
      return { status: "continue", input: continued(input, state) };
    }
    return resultOf(input, state, state.outcome);
  };
  const taken = (take: () => void): void => {
    take();
    scheduler.touched();
  };

  const interpreter: Interpreter = {
    run: () =>
      new Promise<RunResult>((resolve, reject) => {
        crash = reject;
        scheduler.onceQuiet(() => (stands = true));
        scheduler.launch(main, (ended) => {
          if ("thrown" in ended) reject(ended.thrown as Error);
          else {
            result = ended.value;
            resolve(ended.value);
          }
        });
      }),
    signal(name, payload, id, unfit) {
      const kept = mailbox.offer(name, payload, { id, unfit });
      scheduler.touched();
      return kept;
    },
    update: (name, payload, id, unfit) =>
      new Promise((resolve, reject) => {
        const kept = mailbox.offer(name, payload, { id, unfit }, (path) => resolve({ path }));
        if (!kept) reject(new Error(refusal(name, run) ?? `the update "${name}" was not kept`));
        scheduler.touched();
      }),
    refuseUpdate: (name) => refusal(name, run),
    decide(path, decision) {
      // The step that waits has left already: an answer now would be a lie to whoever decides.
      if (scheduler.suspended()) return null;
      const outcome = decide(run.approvals, state, path, decision, effects.now());
      scheduler.touched();
      return outcome;
    },
    untilStanding: () => (stands ? undefined : new Promise((resolve) => scheduler.onceQuiet(resolve))),
    childEnded(path, attempt, outcome) {
      const key = keyOf(path, attempt);
      if (!Object.hasOwn(state.children, key) || state.children[key] !== null) return;
      taken(() => {
        state.children[key] = outcome;
        run.children.get(key)?.();
      });
    },
    cancel: (reason) => end({ status: "canceled", reason }),
    query: (name) => answerQuery(run, rootScope, name),
    ask: (name) => askRun(run, rootScope, name),
    queryNames: () => queryNames(run),
    openApprovals: () => openApprovals(run.approvals),
    standing: () => run.waits.standing(),
    settle() {
      work = 0;
      if (result === undefined) run.waits.settle();
    },
  };
  return { interpreter, quiet: () => scheduler.quiet() };
}

/** The body's end. Cancel and time-out are the run's, whatever the body made of them. */
async function outcomeOf({ run, scope, ...rest }: Place): Promise<Outcome> {
  const { state, plan } = run;
  try {
    const last = await run.list(plan.body, state.root.list, { run, scope, ...rest });
    const output = plan.output === undefined ? last : await run.evaluation.value(plan.output, scope);
    return { status: "completed", output: await run.values.hold(output) };
  } catch (error) {
    if (error instanceof FailureError) return { status: "failed", error: error.failure };
    if (error instanceof Returned) return { status: "completed", output: error.value };
    if (error !== CANCELED) throw error;
    invariant(state.ending, "the run was cancelled by nobody");
    if (state.ending.status === "timed_out") return { status: "timed_out" };
    return state.finallyFailure ? { status: "failed", error: state.finallyFailure } : { status: "canceled" };
  }
}

/** A timer over the whole chain of executions; one that fires after the body ended finds nothing to do. */
function armTimeout(input: RunInput, effects: Effects, timedOut: () => void, crashed: (error: unknown) => void): void {
  const { timeoutMs = input.plan.timeoutMs } = input;
  const accepted = fromRfc3339(input.run.time);
  invariant(accepted !== null, `"${input.run.time}" is no RFC 3339 time`);
  effects.sleepUntil(accepted + timeoutMs, makeCancelScope()).then((how) => {
    if (how === "elapsed") timedOut();
  }, crashed);
}

function resultOf(input: RunInput, state: RunState, outcome: Outcome): RunResult {
  const undo_failures = state.undoFailures.length > 0 ? { undo_failures: state.undoFailures } : {};
  switch (outcome.status) {
    case "completed":
      return outcome;
    case "failed":
      return { status: "failed", error: { ...outcome.error, ...undo_failures } };
    case "canceled": {
      if (state.undoFailures.length === 0) return { status: "canceled" };
      const message = `the run was cancelled, and ${state.undoFailures.length} of its steps could not be undone`;
      return { status: "canceled", error: { type: "run.canceled", message, ...undo_failures } };
    }
    case "timed_out": {
      const error: Failure = {
        type: "run.timeout",
        message: `the run took longer than its time limit of ${(input.timeoutMs ?? input.plan.timeoutMs) / 1000} s`,
        ...(state.finallyFailure ? { details: { finally: asData(state.finallyFailure) } } : {}),
        ...undo_failures,
      };
      return { status: "timed_out", error };
    }
  }
}

function continued(input: RunInput, state: RunState): RunInput {
  const { generation, chain } = input.chain ?? { generation: 1, chain: 0 };
  state.decidesLate = true;
  return { ...input, chain: { generation, chain: chain + 1, frames: state as unknown as Json } };
}

function takeFrames(frames: Json | undefined): RunState {
  const state = frames as unknown as RunState;
  invariant(state?.version === 1, "the frames are of another version");
  return state;
}

function refusal(name: string, run: Run): string | null {
  if (!signalNames(run.plan).has(name)) return `the document nowhere listens for "${name}"`;
  return run.mailbox.full() ? `${MAX_WAITING_MESSAGES} signals are waiting already` : null;
}
