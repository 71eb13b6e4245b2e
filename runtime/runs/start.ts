import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import { inSpan } from "../ir/tracer.ts";
import { appendEvents, getRun, getRunSpec, markStarted, runCapability, runEventKey, type Tx } from "../store/index.ts";
import type { RunsDeps } from "./deps.ts";
import { callsOwnWorkers } from "./own-workers.ts";
import { tellEnd } from "./ended.ts";

export type Started = "started" | "closed" | "refused" | "nothing";

/**
 * Gives an accepted run to Temporal. Safe to repeat: a run that Temporal has already is success while the row says
 * `accepted`. @throws BridgeUnavailableError, or the store's error; the sweeper tries again
 */
export async function startRun(
  deps: RunsDeps,
  tenant: string,
  runId: string,
  spec?: TemporalWorkflowSpec,
): Promise<Started> {
  const kept = spec ?? (await deps.database.asSystem((tx) => keptSpec(tx, runId)));
  // A run born of a schedule or a parent keeps no spec: Temporal had it before we did.
  if (kept === null) return "nothing";
  try {
    await inSpan(
      deps.tracer,
      "run.start",
      {
        kind: "client",
        parent: { runId, trace: kept.args[0].trace },
        attributes: { "watchloom.run_id": runId, "watchloom.tenant": tenant },
      },
      async () => deps.bridge.start(kept, await capabilityFor(deps, runId, kept)),
    );
  } catch (error) {
    deps.observe?.({ kind: "start", outcome: isRefused(error) ? "refused" : "failed" });
    if (!isRefused(error)) throw error;
    await endUnstartable(deps, tenant, runId, error as Error);
    return "refused";
  }
  const row = await deps.database.asSystem(async (tx) => {
    await markStarted(tx, runId);
    return getRun(tx, runId);
  });
  const isOpen = row?.closed_at == null;
  deps.observe?.({ kind: "start", outcome: isOpen ? "started" : "closed" });
  if (isOpen) return "started";
  // It was cancelled while the start was on its way: Temporal must not work on it.
  await deps.bridge.terminate(runId, "the run was ended before it started");
  return "closed";
}

/** Only where somebody will need it: it costs a look into the database. */
async function capabilityFor(deps: RunsDeps, runId: string, spec: TemporalWorkflowSpec): Promise<string | undefined> {
  if (!callsOwnWorkers(spec.args[0].plan)) return undefined;
  return (await deps.database.asSystem((tx) => runCapability(tx, runId))) ?? undefined;
}

/** The time for which a run waited for its turn is not the run's: its time limit ends so much later. */
async function keptSpec(tx: Tx, runId: string): Promise<TemporalWorkflowSpec | null> {
  const [row, kept] = [await getRun(tx, runId), await getRunSpec(tx, runId)];
  const spec = kept?.spec ?? null;
  if (row === null || spec === null || row.turn_at === null) return spec;
  const [input] = spec.args;
  const waitedMs = Math.max(0, Date.parse(row.turn_at) - Date.parse(row.start_after ?? row.accepted_at));
  const timeoutMs = (input.timeoutMs ?? input.plan.timeoutMs) + waitedMs;
  return { ...spec, args: [{ ...input, timeoutMs }], executionTimeoutMs: spec.executionTimeoutMs + waitedMs };
}

/** gRPC: invalid argument. The same spec would be refused for ever. */
function isRefused(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return code === 3 || cause?.code === 3;
}

async function endUnstartable(deps: RunsDeps, tenant: string, runId: string, cause: Error): Promise<void> {
  deps.log.error({ runId, tenant, err: cause }, "Temporal refuses to start a run");
  const error = { type: "run.lost", message: `Temporal refused to start the run: ${cause.message}` };
  await deps.database.asSystem(async (tx) => {
    const row = await getRun(tx, runId);
    if (row === null || row.closed_at !== null) return;
    await appendEvents(tx, { tenant, runId, document: row.document, digest: row.digest }, null, [
      {
        key: runEventKey(1, "run.failed"),
        type: "run.failed",
        time: new Date().toISOString(),
        data: { status: "failed", error },
      },
    ]);
  });
  deps.hint(tenant, runId);
  await tellEnd(deps, { tenant, runId, status: "failed" });
}
