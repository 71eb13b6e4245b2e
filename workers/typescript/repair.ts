import type { temporal } from "@temporalio/proto";
import { Worker, type InjectedSinks } from "@temporalio/worker";
import { makePayloadStorage, type Bridge, type PayloadStore } from "../../runtime/bridge/index.ts";
import { appendEvents, type Database } from "../../runtime/store/index.ts";
import { workflowBundle } from "./bundle.ts";
import { fenceOf, headOf } from "./sinks.ts";
import type { ActivationRecord, HostSinks } from "./workflow/protocol.ts";

export interface RepairDeps {
  readonly bridge: Bridge;
  readonly database: Database;
  readonly payloads: PayloadStore;
  readonly cacheDir?: string;
  /** Of the journal's followers. */
  readonly hint: (tenant: string, runId: string) => void;
}

/** A replay worker is a debugging one to the SDK, without any limit of its own. */
const REPLAY_LIMIT: object = { isolateExecutionTimeout: "30s" };

/**
 * Replays one execution of a run and appends the interpreter's events that its journal lost, as `data.repaired`; what
 * has a key is dropped. The terminal event is the closer's.
 * @throws Error where the history cannot be read or replayed
 */
export function makeRepair(
  deps: RepairDeps,
): (run: { tenant: string; runId: string; temporalRunId: string }) => Promise<void> {
  const storage = makePayloadStorage(deps.payloads);
  return async ({ tenant, runId, temporalRunId }) => {
    const history = await deps.bridge.fetchHistory(runId, temporalRunId);
    if (history === null) throw new Error(`Temporal does not know the execution "${temporalRunId}" of run "${runId}"`);
    const told = completedTasks(history);
    const sinks: InjectedSinks<HostSinks> = {
      journal: {
        append: {
          callDuringReplay: true,
          async fn(info, record: ActivationRecord) {
            const fence = fenceOf(record, info);
            // A task that is still open may take another way; its own sink tells of it.
            if (!told.has(fence.length) || record.events.length === 0) return;
            const head = { ...headOf(record, info), temporalRunId };
            await deps.database.asSystem((tx) => appendEvents(tx, head, fence, record.events, { repair: true }));
          },
        },
      },
    };
    await Worker.runReplayHistory(
      {
        workflowBundle: await workflowBundle(deps.cacheDir),
        sinks,
        ...REPLAY_LIMIT,
        dataConverter: { externalStorage: storage.externalStorage },
      },
      history,
      runId,
    );
    deps.hint(tenant, runId);
  };
}

/** The history length that each completed workflow task began with: the fence of its events. */
function completedTasks(history: temporal.api.history.v1.IHistory): ReadonlySet<number> {
  const told = new Set<number>();
  for (const { workflowTaskCompletedEventAttributes: task } of history.events ?? []) {
    if (task) told.add(Number(task.startedEventId));
  }
  return told;
}
