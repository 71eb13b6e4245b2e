import type { SpanAttributes, Tracer } from "../ir/tracer.ts";
import { getRun, type RunRow } from "../store/index.ts";
import type { RunsDeps } from "./deps.ts";

export interface EndedRun {
  readonly tenant: string;
  readonly runId: string;
  readonly status: string;
  /** Since its end in Temporal, where it ended there. */
  readonly delayMs?: number;
}

/** Tells of a run whose terminal event was stored just now, by this process: as a count, and as a span. */
export async function tellEnd(deps: RunsDeps, { tenant, runId, ...how }: EndedRun): Promise<void> {
  deps.observe?.({ kind: "ended", ...how });
  if (deps.tracer !== undefined) await traceEnd(deps, deps.tracer, tenant, runId);
}

/**
 * The run's own span, from its acceptance to its end: the parent of all that the run did. Its id follows from the
 * run's id, so any process may tell of it. A run that repeats another is linked to it.
 */
async function traceEnd(deps: RunsDeps, tracer: Tracer, tenant: string, runId: string): Promise<void> {
  try {
    const { run, first } = await deps.database.withTenant(tenant, async (tx) => {
      const run = await getRun(tx, runId);
      const first = run?.rerun_of == null ? null : await getRun(tx, run.rerun_of);
      return { run, first };
    });
    if (run?.closed_at == null) return;
    const span = tracer.start(`run ${run.document}`, {
      run: runId,
      parent: run.trace ?? undefined,
      startTime: Date.parse(run.accepted_at),
      attributes: attributesOf(run),
      links: first === null ? [] : [{ runId: first.run_id, trace: first.trace ?? undefined }],
    });
    if (run.status !== "completed") span.fail(run.error?.type ?? `run.${run.status}`);
    span.end(Date.parse(run.closed_at));
  } catch (error) {
    // The run has ended whether or not its trace is whole.
    deps.log.warn({ runId, err: error }, "a run's span could not be told");
  }
}

function attributesOf(run: RunRow): SpanAttributes {
  return {
    "watchloom.run_id": run.run_id,
    "watchloom.tenant": run.tenant,
    "watchloom.document": run.document,
    "watchloom.status": run.status,
    "watchloom.events": run.last_seq,
    ...(run.parent_run_id === null ? {} : { "watchloom.parent_run_id": run.parent_run_id }),
    ...(run.monitor === null ? {} : { "watchloom.monitor": run.monitor }),
    ...(run.started_at === null
      ? {}
      : { "watchloom.start_delay_ms": Date.parse(run.started_at) - Date.parse(run.accepted_at) }),
  };
}
