import { appendEvents, getRun, requestTerminate as noteTerminate, runEventKey } from "../store/index.ts";
import { audit, headOf, reread, type Stopped, type StopRequest } from "./cancel.ts";
import type { RunsDeps } from "./deps.ts";
import { tellEnd } from "./ended.ts";
import { terminatedError } from "./terminal-event.ts";

/**
 * Asks for a run's end at once, without `finally` and undo: stored first, then told to Temporal by
 * {@link deliverTerminate}, and again until it is closed. A run that is still `accepted` is ended here.
 */
export async function requestTerminate(deps: RunsDeps, request: StopRequest): Promise<Stopped> {
  const { tenant, runId, reason } = request;
  const stopped = await deps.database.withTenant(tenant, async (tx): Promise<Stopped> => {
    const before = await getRun(tx, runId);
    if (before === null) return { outcome: "not-found" };
    if (before.closed_at !== null) return { outcome: "ended", row: before };
    const error = terminatedError(reason, []);
    const ended = await appendEvents(
      tx,
      headOf(before),
      null,
      [
        {
          key: runEventKey(1, "run.terminated"),
          type: "run.terminated",
          time: new Date().toISOString(),
          data: { status: "terminated", error, uncompensated: [] },
        },
      ],
      { expectStatus: "accepted" },
    );
    if (ended.outcome === "closed") return { outcome: "ended", row: await reread(tx, before) };
    if (ended.outcome === "status") await noteTerminate(tx, runId, reason ?? "");
    await audit(tx, request, "run.terminate");
    return { outcome: ended.outcome === "status" ? "requested" : "ended-now", row: await reread(tx, before) };
  });
  if (stopped.outcome === "ended-now") {
    deps.hint(tenant, runId);
    await tellEnd(deps, { tenant, runId, status: "terminated" });
  }
  return stopped;
}

/** Tells Temporal. @throws BridgeUnavailableError */
export async function deliverTerminate(
  deps: RunsDeps,
  runId: string,
  reason: string | null,
): Promise<"delivered" | "not-active"> {
  return deps.bridge.terminate(runId, reason === null || reason === "" ? "terminated by request" : reason);
}
