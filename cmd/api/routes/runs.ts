import { etagOf, isUnchanged } from "../etag.ts";
import type { Route } from "../http.ts";
import { readLabelFilter } from "../label-filter.ts";
import { readRunView } from "../run-rows.ts";
import { summariseRun } from "../run-view.ts";
import { waitForEnd } from "../wait-for-end.ts";
import { listRuns, type Database, type RunFilter } from "../../../runtime/store/index.ts";
import type { Hub } from "../../../runtime/journal/index.ts";
import { isTerminalStatus, type RunStatus } from "../../../runtime/ir/event.ts";

export interface RunsReadDeps {
  readonly database: Database;
  readonly hub: Hub;
}

/** Runs as they stand. */
export function runRoutes({ database, hub }: RunsReadDeps): Route[] {
  return [
    {
      operation: "listRuns",
      scope: "runs:read",
      async handle(request) {
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listRuns(tx, readFilter(request.query), (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows.map(summariseRun), next_cursor: page.next } };
      },
    },
    {
      operation: "getRun",
      scope: "runs:read",
      async handle(request) {
        const { row, view } = await readRunView(database, request.caller.tenant, request.params["run_id"] as string);
        const etag = etagOf(
          JSON.stringify([
            [row.run_id, row.last_seq, row.status, row.cancel_requested_at, row.waits_for_turn],
            // Tokens are counted beside the journal.
            view["usage"],
          ]),
        );
        if (isUnchanged(request.header("if-none-match"), etag)) return { status: 304, headers: { etag } };
        return { status: 200, headers: { etag }, body: view };
      },
    },
    {
      operation: "waitRun",
      scope: "runs:read",
      async handle(request) {
        const { tenant } = request.caller;
        const runId = request.params["run_id"] as string;
        const ms = (request.query["timeout_seconds"] as number) * 1000;
        await waitForEnd({ database, hub }, tenant, runId, ms, request.gone);
        const { row, view } = await readRunView(database, tenant, runId);
        return { status: isTerminalStatus(row.status) ? 200 : 202, body: view };
      },
    },
  ];
}

function readFilter(query: { readonly [name: string]: string | number | readonly string[] }): RunFilter {
  const text = (name: string): string | undefined => query[name] as string | undefined;
  const labels = query["label"] as readonly string[] | undefined;
  const filter = {
    status: query["status"] as readonly RunStatus[] | undefined,
    document: text("document"),
    monitor: text("monitor_id"),
    parent: text("parent_id"),
    rerunOf: text("rerun_of"),
    labels: labels && readLabelFilter(labels),
    createdAfter: text("created_after"),
    createdBefore: text("created_before"),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
