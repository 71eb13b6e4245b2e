import { PLAN_VERSION, INTERPRETER_VERSION } from "../../ir/versions.ts";
import type { Failure } from "../../ir/failure.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { RunInput } from "../../ir/plan.ts";
import type { Cancellation, ChildOutcome, ChildRequest, Effects, InterpreterEvent, RunResult } from "../effects.ts";
import { unfitInput } from "../child-run.ts";
import { makeMachine } from "../interpreter.ts";
import type { Machine } from "../interpreter.ts";
import { toRfc3339 } from "../time.ts";
import { jsonBytes } from "../value-size.ts";
import { simulateSegment } from "./calls.ts";
import type { Worker } from "./worker.ts";
import type { DryRunEvent, DryRunRequest } from "./request.ts";
import type { World } from "./world.ts";

/** One run of the dry run's world: the root, or a child. */
export interface RunHost {
  machine(): Machine;
  result(): RunResult | undefined;
  readonly events: readonly DryRunEvent[];
  continued(): number;
  start(): void;
}

export interface RunHostOptions {
  readonly input: RunInput;
  readonly world: World;
  readonly request: DryRunRequest;
  readonly worker: Omit<Worker, "attempts" | "journal" | "prefix">;
  readonly prefix: string;
  readonly startChild: (request: ChildRequest, prefix: string, ended: (outcome: ChildOutcome) => void) => void;
  readonly cancelChild: (runId: string) => Promise<void>;
  readonly breathe: () => Promise<void>;
  readonly failed: (error: unknown) => void;
  readonly ended: (result: RunResult) => void;
}

export function makeRunHost(options: RunHostOptions): RunHost {
  const { world, request } = options;
  const keys = new Set<string>();
  const events: DryRunEvent[] = [];
  const attempts: Worker["attempts"] = new Map();
  let result: RunResult | undefined;
  let continued = 0;
  let shownBytes = 0;
  let inFlight = 0;
  let machine: Machine;

  const journal = (event: InterpreterEvent): void => {
    if (keys.has(event.key)) return;
    const { key, ...rest } = event;
    keys.add(key);
    const data = shownBytes > MAX_SHOWN_BYTES ? withoutValues(rest.data) : rest.data;
    shownBytes += jsonBytes(data);
    events.push({ seq: events.length + 1, time: toRfc3339(world.now()), ...rest, data });
  };
  const worker: Worker = { ...options.worker, prefix: options.prefix, attempts, journal };
  const flying = async <T>(effect: Promise<T>): Promise<T> => {
    inFlight += 1;
    try {
      return await effect;
    } finally {
      inFlight -= 1;
    }
  };
  /** Effects of one execution: what it left open is dropped when it continues as new. */
  const effectsOf = (over: Cancellation): Effects => ({
    now: () => world.now(),
    segment: (segment, cancellation) =>
      flying(simulateSegment(worker, segment, cancellation)).catch((error: unknown) => {
        options.failed(error);
        return { status: "canceled", results: [] };
      }),
    compute: (closure, how) => flying(Promise.resolve(worker.blobs.compute(closure, how))),
    sleepUntil: (at, cancellation) =>
      new Promise((resolve) => {
        // Both forget the timer: its own cancellation, and the end of this execution.
        const either = anyOf(cancellation, over);
        void world.sleepUntil(at, either).then((how) => {
          if (!over.requested) resolve(how);
        });
      }),
    startChild: (given) => {
      const prepared = prepare(given);
      if (prepared.status === "failed") return Promise.resolve(prepared);
      const { child } = prepared;
      options.startChild(child, `${options.prefix}${child.path}/`, (outcome) => {
        machine.interpreter.childEnded(child.path, child.attempt, outcome);
      });
      return flying(Promise.resolve({ status: "started" }));
    },
    cancelChild: options.cancelChild,
    journal,
    setLabels: () => {},
    mustContinue: () => request.continueAsNew === "always" || (request.continueAsNew === "quiet" && inFlight === 0),
    breathe: options.breathe,
  });
  const prepare = (
    child: ChildRequest,
  ):
    | { readonly status: "ready"; readonly child: ChildRequest }
    | { readonly status: "failed"; readonly failure: Failure } => {
    const { blobs } = worker;
    const ready = request.prepare?.(child.plan, blobs.open(child.input));
    if (ready === undefined) return { status: "ready", child };
    if ("value" in ready) return { status: "ready", child: { ...child, input: blobs.shrink(ready.value) } };
    return { status: "failed", failure: unfitInput(child, ready.problem) };
  };
  const execute = (input: RunInput): void => {
    const over = makeSwitch();
    machine = makeMachine(input, effectsOf(over));
    void machine.interpreter.run().then((ended) => {
      over.request();
      if (ended.status !== "continue") {
        result = ended;
        options.ended(ended);
        return;
      }
      continued += 1;
      // Through its text, as Temporal would carry it: what is no JSON does not survive.
      execute(JSON.parse(JSON.stringify(ended.input)) as RunInput);
    }, options.failed);
  };
  return {
    machine: () => machine,
    result: () => result,
    events,
    continued: () => continued,
    start: () => execute(options.input),
  };
}

/** A simulated run may show so much; later events are without what they carry. */
const MAX_SHOWN_BYTES = 8 * 1024 * 1024;

function withoutValues(data: JsonObject): JsonObject {
  const cut = { ...data };
  for (const field of ["output", "payload"]) if (field in cut) cut[field] = { $omitted: true };
  return cut;
}

interface Switch extends Cancellation {
  request(): void;
}

function makeSwitch(): Switch {
  let requested = false;
  const listeners = new Set<() => void>();
  return {
    get requested() {
      return requested;
    },
    shielded: false,
    onRequest(listener) {
      if (requested) listener();
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request() {
      requested = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
}

function anyOf(...cancellations: readonly Cancellation[]): Cancellation {
  return {
    get requested() {
      return cancellations.some(({ requested }) => requested);
    },
    shielded: cancellations.some(({ shielded }) => shielded),
    onRequest(listener) {
      const forget = cancellations.map((cancellation) => cancellation.onRequest(listener));
      return () => {
        for (const each of forget) each();
      };
    },
  };
}

/** The input of a child run, as its start would make it. */
export function childInput(request: ChildRequest, parent: RunInput, now: number): RunInput {
  const { plan } = request;
  return {
    watchloom: "run/1",
    planVersion: PLAN_VERSION,
    interpreterVersion: INTERPRETER_VERSION,
    tenant: parent.tenant,
    plan,
    run: { id: request.runId, name: plan.name, labels: plan.labels, time: toRfc3339(now) },
    input: request.input,
    parent: request.parent,
  };
}
