import type { NewEvent, RunStatus } from "../ir/event.ts";
import { appendAudit, appendEvents, getRun, runEventKey, type RunHead, type RunRow, type Tx } from "../store/index.ts";
import type { RunsDeps } from "./deps.ts";
import { tellEnd } from "./ended.ts";

export interface StopRequest {
  readonly tenant: string;
  readonly runId: string;
  readonly actor: string;
  readonly reason?: string;
}

/** `ended`: it had ended before. `ended-now`: it had not started, and never will. `requested`: the run will end. */
export type Stopped =
  { readonly outcome: "not-found" } | { readonly outcome: "ended" | "ended-now" | "requested"; readonly row: RunRow };

/**
 * Asks a run to cancel: stored first, then told to Temporal by {@link deliverCancel}, and again until it is closed. A
 * run that is still `accepted` is ended at once and never started.
 */
export async function requestCancel(deps: RunsDeps, request: StopRequest): Promise<Stopped> {
  const { tenant, runId } = request;
  const stopped = await deps.database.withTenant(tenant, async (tx): Promise<Stopped> => {
    const before = await getRun(tx, runId);
    if (before === null) return { outcome: "not-found" };
    if (before.closed_at !== null) return { outcome: "ended", row: before };
    const options = request.reason === undefined ? {} : { reason: request.reason };
    let outcome: "ended-now" | "requested" = "ended-now";
    const ended = [cancelRequested("accepted", request.reason), canceledNow(request.reason)];
    let appended = await appendEvents(tx, headOf(before), null, ended, { ...options, expectStatus: "accepted" });
    if (appended.outcome === "status") {
      outcome = "requested";
      // The run's lock is held since: so the status is still that one.
      const asked = cancelRequested(appended.status, request.reason);
      appended = await appendEvents(tx, headOf(before), null, [asked], options);
    }
    if (appended.outcome === "closed") return { outcome: "ended", row: await reread(tx, before) };
    await audit(tx, request, "run.cancel");
    return { outcome, row: await reread(tx, before) };
  });
  if (stopped.outcome === "ended-now" || stopped.outcome === "requested") deps.hint(tenant, runId);
  if (stopped.outcome === "ended-now") await tellEnd(deps, { tenant, runId, status: "canceled" });
  return stopped;
}

/** Tells Temporal. `not-active`: it has ended there, and the closer finds how. @throws BridgeUnavailableError */
export async function deliverCancel(deps: RunsDeps, runId: string): Promise<"delivered" | "not-active"> {
  return deps.bridge.cancel(runId);
}

export function headOf(row: Pick<RunRow, "tenant" | "run_id" | "document" | "digest">): RunHead {
  return { tenant: row.tenant, runId: row.run_id, document: row.document, digest: row.digest };
}

export async function reread(tx: Tx, row: RunRow): Promise<RunRow> {
  return (await getRun(tx, row.run_id)) ?? row;
}

export async function audit(tx: Tx, request: StopRequest, action: string): Promise<void> {
  const detail = request.reason === undefined ? {} : { reason: request.reason };
  await appendAudit(tx, { actor: request.actor, action, target: request.runId, detail });
}

/** `status`: of the run, which goes on as it is until it hears of it. */
export function cancelRequested(status: RunStatus, reason: string | undefined): NewEvent {
  return {
    key: runEventKey(1, "run.cancel_requested"),
    type: "run.cancel_requested",
    time: new Date().toISOString(),
    data: { status, ...(reason === undefined ? {} : { reason }) },
  };
}

function canceledNow(reason: string | undefined): NewEvent {
  return {
    key: runEventKey(1, "run.canceled"),
    type: "run.canceled",
    time: new Date().toISOString(),
    data: { status: "canceled", ...(reason === undefined ? {} : { reason }) },
  };
}
