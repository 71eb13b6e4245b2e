/**
 * Collects what the interpreter writes in one activation and hands it to the sink in one call, before the server gets
 * to know that the workflow task is completed.
 */
import { proxySinks, workflowInfo, type WorkflowInterceptors } from "@temporalio/workflow";
import type { NewEvent } from "../../../runtime/ir/event.ts";
import { capabilityInterceptors } from "./capability.ts";
import type { ActivationRecord, HostSinks } from "./protocol.ts";

export interface RecordedRun {
  readonly head: ActivationRecord["head"];
  readonly generation: number;
  readonly chain: number;
  /** Called at the end of every activation, before the events leave. */
  settle(): void;
  /** What the run waits for then. */
  standing(): ActivationRecord["head"]["standing"];
}

let recorded: RecordedRun | undefined;
let events: NewEvent[] = [];
let labels: ActivationRecord["labels"];
let closing = false;
let onlyQueries = false;
let cancelReason = "";
let toldLength = 0;

const { journal } = proxySinks<HostSinks>();

export function recordRun(run: RecordedRun): void {
  recorded = run;
}
export function note(event: NewEvent): void {
  events.push(event);
}
export function noteLabels(all: { readonly [name: string]: string }): void {
  labels = all;
}
/** The run ends in this activation, unless the server refuses the task. */
export function noteClosing(): void {
  closing = true;
}
/** Why the run's cancel was asked for; "" where nobody said. */
export function reasonOfCancel(): string {
  return cancelReason;
}

function conclude(): void {
  if (recorded === undefined || onlyQueries) return;
  recorded.settle();
  // An activation without events is told too, once a task: a journal whose fence lags has lost something.
  const { historyLength } = workflowInfo();
  if (events.length === 0 && !closing && labels === undefined && historyLength === toldLength) return;
  toldLength = historyLength;
  const { generation, chain } = recorded;
  const standing = recorded.standing();
  const head = standing === undefined ? recorded.head : { ...recorded.head, standing };
  journal.append({ head, generation, chain, events, closing, ...(labels === undefined ? {} : { labels }) });
  events = [];
  labels = undefined;
  closing = false;
}

export function interceptors(): WorkflowInterceptors {
  return {
    ...capabilityInterceptors,
    internals: [
      {
        activate(input, next) {
          const jobs = input.activation.jobs ?? [];
          // A query looks at the run and must leave no trace; the server never mixes one with other jobs.
          onlyQueries = jobs.length > 0 && jobs.every((job) => job.queryWorkflow != null);
          for (const job of jobs) if (job.cancelWorkflow != null) cancelReason = job.cancelWorkflow.reason ?? "";
          next(input);
        },
        concludeActivation(input, next) {
          conclude();
          return next(input);
        },
      },
    ],
  };
}
