import {
  deliverCancel,
  deliverTerminate,
  requestCancel,
  requestTerminate,
  trySettleKey,
  type Closer,
  type RunsDeps,
  type Stopped,
} from "../../../runtime/runs/index.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { readRunView, runNotFound } from "../run-rows.ts";

export interface RunControlDeps {
  readonly runs: RunsDeps;
  readonly closer: Closer;
  readonly afterwards: (work: Promise<unknown>) => void;
}

/** Cancel and terminate: stored, answered, then told to Temporal; what does not arrive is sent again by the sweeper. */
export function runControlRoutes(deps: RunControlDeps): Route[] {
  return [
    {
      operation: "cancelRun",
      scope: "runs:write",
      body: "json",
      async handle(request) {
        const stopped = await requestCancel(deps.runs, readStop(request));
        return stop(deps, request, stopped, async (runId) => {
          if ((await deliverCancel(deps.runs, runId)) === "not-active") await deps.closer.close(runId);
        });
      },
    },
    {
      operation: "terminateRun",
      scope: "runs:write",
      body: "json",
      async handle(request) {
        const asked = readStop(request);
        const stopped = await requestTerminate(deps.runs, asked);
        return stop(deps, request, stopped, async (runId) => {
          await deliverTerminate(deps.runs, runId, asked.reason ?? null);
          await deps.closer.close(runId);
        });
      },
    },
  ];
}

function readStop(request: ApiRequest) {
  const reason = (request.json as { reason?: string } | undefined)?.reason;
  return {
    tenant: request.caller.tenant,
    runId: request.params["run_id"] as string,
    actor: request.caller.actor,
    ...(reason === undefined ? {} : { reason }),
  };
}

async function stop(
  deps: RunControlDeps,
  request: ApiRequest,
  stopped: Stopped,
  deliver: (runId: string) => Promise<void>,
): Promise<Answer> {
  const runId = request.params["run_id"] as string;
  if (stopped.outcome === "not-found") throw runNotFound(runId);
  const { view } = await readRunView(deps.runs.database, request.caller.tenant, runId);
  if (stopped.outcome === "ended") return { status: 200, body: view };
  const { row } = stopped;
  const work =
    stopped.outcome === "requested"
      ? deliver(runId)
      : // Ended by its row; where Temporal has it, it must not begin there.
        row.marked_started_at === null
        ? Promise.resolve()
        : deliverTerminate(deps.runs, runId, "the run was ended before it started").then(() => undefined);
  deps.afterwards(
    work.catch((error: unknown) =>
      deps.runs.log.warn({ runId, err: error }, "Temporal has not heard yet that a run is to stop"),
    ),
  );
  const { concurrency_key: key } = row;
  // Its turn, or its place in the queue, is the next one's.
  if (key !== null) deps.afterwards(trySettleKey(deps.runs, { tenant: row.tenant, key }));
  return { status: 202, body: view };
}
