import {
  isCancellation,
  proxyLocalActivities,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import { childRunId, unfitInput } from "../../../runtime/interpreter/child-run.ts";
import type { Effects, Interpreter } from "../../../runtime/interpreter/effects.ts";
import type { RunInput } from "../../../runtime/ir/plan.ts";
import { INLINE_VALUE_BYTES } from "../../../runtime/ir/value.ts";
import { note, noteLabels } from "./activation.ts";
import { cancelChildRun, LABELS, startChildRun } from "./child.ts";
import { commandBytes, makeOutgoing } from "./outgoing.ts";
import {
  BREATHE,
  COMPUTE,
  PREPARE,
  type ChildReport,
  type ComputeCall,
  type ComputeReply,
  type PrepareCall,
  type PrepareReply,
} from "./protocol.ts";
import type { Scopes } from "./scopes.ts";
import { runSegment } from "./segment.ts";

/** The server suggests it at about as many; a history of that length replays in two seconds. */
const CONTINUE_AT = 4000;
/** What a local activity answers goes out with the task that it ends in: a value that is held inline, at most. */
const RESULT_BYTES = INLINE_VALUE_BYTES;
/** More than any `retry.attempts`. */
const MAX_CHILD_ATTEMPTS = 1000;

interface LocalActivities {
  readonly [COMPUTE]: (call: ComputeCall) => Promise<ComputeReply>;
  readonly [PREPARE]: (call: PrepareCall) => Promise<PrepareReply>;
  readonly [BREATHE]: () => Promise<void>;
}

const local = proxyLocalActivities<LocalActivities>({
  startToCloseTimeout: "30s",
  localRetryThreshold: "1m",
  retry: { initialInterval: 200, maximumInterval: 30_000 },
});

/** The interpreter's effects as a Temporal workflow has them. */
export function makeWorkflowEffects(input: RunInput, scopes: Scopes, interpreter: () => Interpreter): Effects {
  const { tenant, run } = input;
  const continueAt = input.continueAt ?? CONTINUE_AT;
  const now = (): number => Date.now();
  const outgoing = makeOutgoing(scopes);
  return {
    now,
    segment(request, cancellation) {
      const start = () => runSegment(input, request, cancellation, scopes, now());
      const wait = outgoing.admit(request.host === "local" ? RESULT_BYTES : commandBytes(request));
      return wait === undefined ? start() : wait.then(start);
    },
    async compute(closure, options = {}) {
      const wait = outgoing.admit(RESULT_BYTES);
      if (wait !== undefined) await wait;
      const call: ComputeCall = { tenant, runId: run.id, closure, ...options };
      const { tenant: _, ...outcome } = await scopes.shielded(() => local[COMPUTE](call));
      return outcome;
    },
    async sleepUntil(at, cancellation) {
      if (cancellation.requested) return "canceled";
      try {
        await scopes.cancellable(cancellation, () => sleep(Math.max(1, Math.ceil(at - now()))));
        return "elapsed";
      } catch (error) {
        if (isCancellation(error)) return "canceled";
        throw error;
      }
    },
    async startChild(request) {
      const wait = outgoing.admit(commandBytes(request));
      if (wait !== undefined) await wait;
      const { inputs } = request.plan;
      if (inputs !== undefined) {
        const prepared = await scopes.shielded(() => local[PREPARE]({ tenant, inputs, input: request.input }));
        if (prepared.status === "unfit") return { status: "failed", failure: unfitInput(request, prepared.problem) };
        request = { ...request, input: prepared.input };
      }
      await startChildRun(input, request, scopes, now(), (outcome) => {
        if (request.awaited) interpreter().childEnded(request.path, request.attempt, outcome);
      });
      return { status: "started" };
    },
    cancelChild: (runId) => cancelChildRun(runId, scopes),
    journal: (event) => note({ ...event, time: new Date(now()).toISOString() }),
    setLabels(labels) {
      upsertSearchAttributes([{ key: LABELS, value: [...labels].sort() }]);
      noteLabels(Object.fromEntries(labels.map(splitLabel)));
    },
    mustContinue() {
      const { continueAsNewSuggested, historyLength } = workflowInfo();
      return continueAsNewSuggested || historyLength >= continueAt;
    },
    breathe: () => scopes.shielded(() => local[BREATHE]()),
  };
}

function splitLabel(label: string): [string, string] {
  const at = label.indexOf("=");
  return [label.slice(0, at), label.slice(at + 1)];
}

/** A report names the child by its run id; which attempt of the step it was, the id itself says. */
export function takeChildReport(
  input: RunInput,
  interpreter: Interpreter,
  { path, runId, outcome }: ChildReport,
): void {
  const from = { input, generation: input.chain?.generation ?? 1 };
  for (let attempt = 1; attempt <= MAX_CHILD_ATTEMPTS; attempt += 1) {
    if (childRunId(from, path, attempt) === runId) return interpreter.childEnded(path, attempt, outcome);
  }
}
