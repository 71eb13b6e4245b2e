import { readEvents, readLogs, type LogLevel } from "../../../runtime/journal/index.ts";
import { showValue } from "../../../runtime/ir/value.ts";
import {
  getRun,
  listCheckpoints,
  type CheckpointRow,
  type Database,
  type RunRow,
} from "../../../runtime/store/index.ts";
import type { Query } from "../contract.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { demandRun } from "../run-rows.ts";

/** What a run has recorded, as pages. */
export function runRecordRoutes(database: Database): Route[] {
  return [
    {
      operation: "listRunEvents",
      scope: "runs:read",
      async handle(request) {
        const runId = request.params["run_id"] as string;
        const { after, limit } = request.query as { after: number; limit: number };
        const { run, events } = await database.withTenant(request.caller.tenant, async (tx) => ({
          run: demandRun(await getRun(tx, runId), runId),
          events: await readEvents(tx, runId, after, limit),
        }));
        refuseExpired(run);
        refuseAhead(after, run);
        const next = events.at(-1)?.seq ?? after;
        return {
          status: 200,
          body: { data: events, next_after: next, has_more: next < run.last_seq && events.length === limit },
        };
      },
    },
    {
      operation: "listRunLogs",
      scope: "runs:read",
      async handle(request) {
        const runId = request.params["run_id"] as string;
        const { after, limit, level, path } = request.query as Query & { after: number; limit: number };
        const filter = {
          after,
          ...(level === undefined ? {} : { least: level as LogLevel }),
          ...(path === undefined ? {} : { path: path as string }),
        };
        const { run, page } = await database.withTenant(request.caller.tenant, async (tx) => ({
          run: demandRun(await getRun(tx, runId), runId),
          page: await readLogs(tx, runId, filter, limit),
        }));
        refuseExpired(run);
        refuseAhead(after, run);
        const last = page.lines.at(-1)?.seq ?? after;
        // What was read to its end needs no second look: the next page begins behind the whole journal of now.
        const next = page.more ? last : Math.max(last, run.last_seq);
        return { status: 200, body: { data: page.lines, next_after: next, has_more: page.more } };
      },
    },
    {
      operation: "listCheckpoints",
      scope: "runs:read",
      async handle(request) {
        const runId = request.params["run_id"] as string;
        const { limit, cursor } = request.query as { limit: number; cursor?: string };
        const after = cursor === undefined ? null : readCursor(cursor);
        const rows = await database.withTenant(request.caller.tenant, async (tx) => {
          refuseExpired(demandRun(await getRun(tx, runId), runId));
          return listCheckpoints(tx, runId, after, limit + 1);
        });
        const shown = rows.slice(0, limit);
        const last = shown.at(-1);
        const more = rows.length > limit && last !== undefined;
        return { status: 200, body: { data: shown.map(viewCheckpoint), next_cursor: more ? writeCursor(last) : null } };
      },
    },
  ];
}

function refuseExpired({ run_id, journal_purged_at }: RunRow): void {
  if (journal_purged_at === null) return;
  throw new ApiError("events-expired", `the events of the run "${run_id}" are no longer kept`);
}

function refuseAhead(after: number, { last_seq }: RunRow): void {
  if (after <= last_seq) return;
  throw new ApiError("cursor-ahead", `the cursor is ${after}, and the run's last event is ${last_seq}`);
}

function viewCheckpoint(row: CheckpointRow): object {
  return {
    path: row.path,
    generation: row.generation,
    activity: row.activity,
    state: row.state,
    attempt: row.attempt,
    output: row.output === null ? null : showValue(row.output),
    output_digest: row.output_digest,
    error: row.failure,
    begun_at: row.begun_at,
    ended_at: row.ended_at,
  };
}

function writeCursor(row: CheckpointRow): string {
  return Buffer.from(JSON.stringify([row.generation, row.path])).toString("base64url");
}

function readCursor(cursor: string): { readonly generation: number; readonly path: string } {
  try {
    const key = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown;
    if (Array.isArray(key) && Number.isSafeInteger(key[0]) && typeof key[1] === "string") {
      return { generation: key[0] as number, path: key[1] };
    }
  } catch {
    // None of ours.
  }
  throw new ApiError("invalid-cursor", "the cursor is not one that this list gave");
}
