import type { Effects, InterpreterEvent, SegmentOutcome, SegmentRequest } from "../../runtime/interpreter/index.ts";
import { makeMachine } from "../../runtime/interpreter/index.ts";
import type { Interpreter, RunResult } from "../../runtime/interpreter/index.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Plan, RunInput } from "../../runtime/ir/plan.ts";

/** An interpreter whose world does nothing by itself: the test settles every call and moves the clock. */
export interface ManualRun {
  readonly interpreter: Interpreter;
  readonly events: InterpreterEvent[];
  readonly labels: string[][];
  readonly canceledChildren: string[];
  readonly breaths: () => number;
  /** The calls in flight, by path. */
  readonly calls: Map<string, { request: SegmentRequest; end: (outcome: SegmentOutcome) => void }>;
  readonly children: { path: string; runId: string }[];
  result(): RunResult | undefined;
  /** ms since the epoch. */
  now(): number;
  failure(): unknown;
  /** Lets everything that can happen at this instant happen, then ends the activation. */
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  answer(path: string, output: Json): Promise<void>;
  setMustContinue(value: boolean): void;
}

export interface ManualOptions {
  readonly input?: Json;
  readonly chain?: RunInput["chain"];
  readonly timeoutMs?: number;
  readonly now?: number;
  /** What comes with the task in which the execution begins: its messages are taken before it moves. */
  readonly before?: (interpreter: Interpreter) => void;
}

const START = Date.parse("2026-01-01T00:00:00Z");

export function makeManualRun(plan: Plan, options: ManualOptions = {}): ManualRun {
  let now = options.now ?? START;
  let mustContinue = false;
  let breaths = 0;
  let result: RunResult | undefined;
  let failure: unknown;
  const timers: { at: number; wake: () => void }[] = [];
  const calls: ManualRun["calls"] = new Map();
  const events: InterpreterEvent[] = [];
  const labels: string[][] = [];
  const children: ManualRun["children"] = [];
  const canceledChildren: string[] = [];
  const effects: Effects = {
    now: () => now,
    segment: (request, cancellation) =>
      new Promise((resolve) => {
        const { path } = request.calls[0];
        const end = (outcome: SegmentOutcome): void => {
          calls.delete(path);
          resolve(outcome);
        };
        calls.set(path, { request, end });
        cancellation.onRequest(() => end({ status: "canceled", results: [] }));
      }),
    compute: () => Promise.reject(new Error("this run computes nothing elsewhere")),
    sleepUntil: (at, cancellation) =>
      new Promise((resolve) => {
        if (at <= now) return resolve("elapsed");
        timers.push({ at, wake: () => resolve("elapsed") });
        cancellation.onRequest(() => resolve("canceled"));
      }),
    startChild: (request) => {
      children.push({ path: request.path, runId: request.runId });
      return Promise.resolve({ status: "started" });
    },
    cancelChild: async (runId) => {
      canceledChildren.push(runId);
    },
    journal: (event) => void events.push(event),
    setLabels: (all) => void labels.push([...all]),
    mustContinue: () => mustContinue,
    breathe: async () => {
      breaths += 1;
    },
  };
  const machine = makeMachine(
    {
      watchloom: "run/1",
      planVersion: 1,
      interpreterVersion: 1,
      tenant: "t",
      plan,
      run: { id: "run-1", name: plan.name, labels: plan.labels, time: new Date(START).toISOString() },
      input: { v: options.input ?? {} },
      ...(options.chain === undefined ? {} : { chain: options.chain }),
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    },
    effects,
  );
  options.before?.(machine.interpreter);
  machine.interpreter.run().then(
    (ended) => {
      result = ended;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 20; turns += 1) {
      await Promise.resolve();
      if (!machine.quiet()) turns = 0;
    }
    machine.interpreter.settle();
  };
  return {
    interpreter: machine.interpreter,
    events,
    labels,
    calls,
    children,
    canceledChildren,
    breaths: () => breaths,
    result: () => result,
    now: () => now,
    failure: () => failure,
    settle,
    async advance(ms) {
      await settle();
      const until = now + ms;
      for (;;) {
        timers.sort((a, b) => a.at - b.at);
        const next = timers[0];
        if (next === undefined || next.at > until) break;
        timers.shift();
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = until;
    },
    async answer(path, output) {
      await settle();
      const call = calls.get(path);
      if (call === undefined) throw new Error(`no call is in flight at "${path}"`);
      const undo = call.request.calls[0].undo === undefined ? {} : { undo: { v: { of: output } } };
      call.end({ status: "done", results: [{ path, attempt: 1, output: { v: output }, ...undo }] });
      await settle();
    },
    setMustContinue(value) {
      mustContinue = value;
    },
  };
}
