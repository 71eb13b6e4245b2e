import type { temporal } from "@temporalio/proto";
import { Worker, type InjectedSinks } from "@temporalio/worker";
import type { WorkflowInfo } from "@temporalio/workflow";
import { makePayloadStorage, type Bridge, type PayloadStore } from "../../runtime/bridge/index.ts";
import { appendEvents, listExecutions, noteEarlierExecution, type Database } from "../../runtime/store/index.ts";
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
 * has a key is dropped. The terminal event is the closer's. Executions before it that the journal has never heard of, as
 * after a restore of the database, are replayed first, and the one in which it heard the last.
 * @throws Error where the history cannot be read or replayed, or what it tells cannot be appended
 */
export function makeRepair(
  deps: RepairDeps,
): (run: { tenant: string; runId: string; temporalRunId: string }) => Promise<void> {
  const storage = makePayloadStorage(deps.payloads);

  /** Oldest first. Only the oldest one's history is kept: of a long chain all of them are more than a process holds. */
  const lineageOf = async (runId: string, temporalRunId: string): Promise<Execution[]> => {
    const rows = await deps.database.asSystem((tx) => listExecutions(tx, runId));
    const known = new Set(rows.map((row) => row.temporal_run_id));
    const lineage: Execution[] = [];
    for (let id: string | undefined = temporalRunId; id !== undefined;) {
      const history: History | null = await deps.bridge.fetchHistory(runId, id);
      // One that went on in another may be gone already: Temporal keeps it for its own time.
      if (history === null) break;
      const [later, ...rest] = lineage;
      if (later !== undefined) lineage.splice(0, lineage.length, { ...later, history: null }, ...rest);
      lineage.unshift({ temporalRunId: id, history, isKnown: known.has(id) });
      const before = predecessorOf(history);
      // Of the last one that is known the end may be lost.
      id = before !== undefined && known.has(id) && known.has(before) ? undefined : before;
    }
    if (lineage.length > 0) return lineage;
    throw new Error(`Temporal does not know the execution "${temporalRunId}" of run "${runId}"`);
  };

  const replay = async (runId: string, execution: Execution): Promise<void> => {
    const { temporalRunId, isKnown } = execution;
    const history = execution.history ?? (await deps.bridge.fetchHistory(runId, temporalRunId));
    // Forgotten meanwhile.
    if (history === null) return;
    const told = completedTasks(history);
    if (told.size === 0) return;
    const ownerOf = taskOwners(history, temporalRunId);
    const append = async (info: WorkflowInfo, record: ActivationRecord): Promise<void> => {
      const fence = fenceOf(record, info);
      // A task that is still open may take another way; its own sink tells of it.
      if (!told.has(fence.length) || record.events.length === 0) return;
      const owner = ownerOf(fence.length);
      if (!isKnown && owner === temporalRunId)
        await deps.database.asSystem((tx) => noteEarlierExecution(tx, runId, { temporalRunId, chain: fence.chain }));
      const head = { ...headOf(record, info), temporalRunId: owner };
      await deps.database.asSystem((tx) => appendEvents(tx, head, fence, record.events, { repair: true }));
    };
    // The SDK logs what a sink throws, and goes on: the first is kept, and nothing is appended after it.
    const failures: unknown[] = [];
    const sinks: InjectedSinks<HostSinks> = {
      journal: {
        append: {
          callDuringReplay: true,
          async fn(info, record: ActivationRecord) {
            if (failures.length > 0) return;
            await append(info, record).catch((error: unknown) => failures.push(error));
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
    if (failures.length > 0) throw failures[0];
  };

  return async ({ tenant, runId, temporalRunId }) => {
    for (const execution of await lineageOf(runId, temporalRunId)) await replay(runId, execution);
    deps.hint(tenant, runId);
  };
}

type History = temporal.api.history.v1.IHistory;
interface Execution {
  readonly temporalRunId: string;
  /** Null: it is fetched again. */
  readonly history: History | null;
  /** The journal has heard of it. */
  readonly isKnown: boolean;
}

/** The execution that this one continued. */
function predecessorOf({ events }: History): string | undefined {
  return events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
}

/** A reset execution begins with a copy of the one that it was made of: what that copy holds, the other one has told. */
function taskOwners({ events }: History, temporalRunId: string): (length: number) => string {
  const resets = (events ?? []).flatMap(({ eventId, workflowTaskFailedEventAttributes: failed }) =>
    failed?.newRunId && failed.baseRunId ? [{ at: Number(eventId), base: failed.baseRunId }] : [],
  );
  return (length) => resets.find(({ at }) => length < at)?.base ?? temporalRunId;
}

/** The history length that each completed workflow task began with: the fence of its events. */
function completedTasks(history: History): ReadonlySet<number> {
  const told = new Set<number>();
  for (const { workflowTaskCompletedEventAttributes: task } of history.events ?? []) {
    if (task) told.add(Number(task.startedEventId));
  }
  return told;
}
