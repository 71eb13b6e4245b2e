import type { InjectedSinks } from "@temporalio/worker";
import type { WorkflowInfo } from "@temporalio/workflow";
import type { Fence } from "../../runtime/ir/event.ts";
import type { Appender } from "../../runtime/journal/index.ts";
import type { AppendOptions, RunHead } from "../../runtime/store/index.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import type { HostLog } from "./segment/ports.ts";
import type { ActivationRecord, HostSinks } from "./workflow/protocol.ts";

export interface SinkDeps {
  readonly appender: Appender;
  /** Told of a run whose end is near, once its last events are stored. */
  readonly closing: (runId: string) => void;
  /** Told of a run that works on in Temporal although its journal has its end. */
  readonly lingering?: (runId: string) => void;
  readonly log: HostLog;
  /** Absent: nothing is traced. */
  readonly tracer?: Tracer;
}

/**
 * The worker's end of the interpreter's journal. The SDK awaits a sink before it completes the workflow task, and
 * swallows what a sink throws: so this one returns when the events are stored, never throws and never gives up. With
 * the store away the task times out, is done again and appended again; the keys drop the repeat.
 */
export function makeJournalSinks({ appender, closing, lingering, log, tracer }: SinkDeps): InjectedSinks<HostSinks> {
  return {
    journal: {
      append: {
        callDuringReplay: false,
        async fn(info, record: ActivationRecord) {
          const { runId, trace } = record.head;
          const span = tracer?.start("run.activation", {
            parent: { runId, trace },
            attributes: {
              "watchloom.run_id": runId,
              "watchloom.events": record.events.length,
              "watchloom.history_length": info.historyLength,
            },
          });
          try {
            const { outcome } = await appender.append({
              head: headOf(record, info),
              fence: fenceOf(record, info),
              events: record.events,
              options: optionsOf(record),
            });
            if (outcome === "closed") lingering?.(runId);
            if (outcome === "stale_fence")
              log.warn(
                { runId: record.head.runId, tenant: record.head.tenant },
                "an activation that was redone elsewhere is dropped",
              );
          } catch (error) {
            // The process ends: the next worker does this task again.
            log.error(
              { runId: record.head.runId, tenant: record.head.tenant, err: error },
              "events of a run were not stored by this process",
            );
            span?.fail("journal.not_stored");
            return;
          } finally {
            span?.end();
          }
          if (record.closing) closing(record.head.runId);
        },
      },
    },
  };
}

export function headOf({ head }: ActivationRecord, info: WorkflowInfo): RunHead {
  return { ...head, temporalRunId: info.runId };
}

export function fenceOf({ generation, chain }: ActivationRecord, info: WorkflowInfo): Fence {
  return { generation, chain, length: info.historyLength };
}

function optionsOf({ closing, labels }: ActivationRecord): AppendOptions {
  return { ...(closing ? { closing } : {}), ...(labels === undefined ? {} : { labels }) };
}
