import { nearest } from "../../../runtime/ir/near-miss.ts";
import { findPlan, type RunsDeps } from "../../../runtime/runs/index.ts";
import { getRun } from "../../../runtime/store/index.ts";
import type { Route } from "../http.ts";
import { makeOpenAnswer, type AnswerDeps } from "../open-answer.ts";
import { ApiError, away } from "../problems.ts";
import { demandRun } from "../run-rows.ts";

const BUILT_IN = ["state", "steps", "output"];

/** Questions to a run; a worker answers them, from what the run holds. */
export function queryRoutes(deps: AnswerDeps & { readonly runs: RunsDeps }): Route[] {
  const { runs } = deps;
  const openAnswer = makeOpenAnswer(deps);
  return [
    {
      operation: "queryRun",
      scope: "runs:read",
      async handle(request) {
        const runId = request.params["run_id"] as string;
        const name = request.params["name"] as string;
        const { row, plan } = await runs.database.withTenant(request.caller.tenant, async (tx) => ({
          row: demandRun(await getRun(tx, runId), runId),
          plan: await findPlan(tx, runId),
        }));
        const names = [...BUILT_IN, ...Object.keys(plan?.queries ?? {})];
        if (plan !== null && !names.includes(name)) {
          const near = nearest(name, names);
          const hint =
            near === undefined
              ? `it answers ${names.map((known) => `"${known}"`).join(", ")}`
              : `did you mean "${near}"?`;
          throw new ApiError("query-not-found", `the run's document "${row.document}" has no query "${name}"; ${hint}`);
        }
        const outcome = await runs.bridge.ask(runId, name);
        switch (outcome.status) {
          case "answered":
            return { status: 200, body: await openAnswer(request.caller.tenant, name, outcome.answer) };
          case "no-worker":
            throw new ApiError("worker-unavailable", "no worker is there to answer the query", {
              headers: { "retry-after": "2" },
            });
          case "timed-out":
            throw new ApiError("query-timeout", `no worker answered the query "${name}" in time; repeat it`, {
              headers: { "retry-after": "1" },
            });
          case "not-found":
            if (row.status === "accepted" && row.marked_started_at === null) {
              throw away(`the run "${runId}" has not started yet; repeat the request when it has`);
            }
            throw new ApiError(
              "run-not-active",
              `Temporal does not hold the run "${runId}" any more: it is past its retention`,
            );
          case "unknown-query":
          case "failed":
            throw new ApiError("query-failed", `the query "${name}" could not be answered: ${outcome.message}`);
          default:
            return outcome satisfies never;
        }
      },
    },
  ];
}
