import { invariant } from "../ir/invariant.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { RunStatus } from "../ir/event.ts";
import { cursorKey, toPage, withoutExact, type Page } from "./paging.ts";
import type { Tx } from "./transaction.ts";

export type CheckOutcome = "unchanged" | "changed" | "empty" | "failed";

/** How a check ended, as it is committed. */
export interface NewCheck {
  readonly runId: string;
  readonly monitorId: string;
  readonly revision: number;
  readonly mode: string;
  readonly outcome: CheckOutcome;
  readonly told: boolean;
  readonly held: boolean;
  readonly shown: JsonObject;
}

/** Once a run: a repeat changes nothing. */
export async function insertCheck(tx: Tx, check: NewCheck): Promise<void> {
  invariant(tx.tenant !== null, "a check belongs to a tenant");
  await tx.query(
    `insert into wl.monitor_checks (run_id, tenant, monitor_id, revision, mode, outcome, told, held, shown)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (run_id) do nothing`,
    [
      check.runId,
      tx.tenant,
      check.monitorId,
      check.revision,
      check.mode,
      check.outcome,
      check.told,
      check.held,
      JSON.stringify(check.shown),
    ],
  );
}

/** What the run has committed before; null: nothing. */
export async function findCheck(tx: Tx, runId: string): Promise<JsonObject | null> {
  const [row] = await tx.query<{ shown: string }>("select shown from wl.monitor_checks where run_id = $1", [runId]);
  return row === undefined ? null : (JSON.parse(row.shown) as JsonObject);
}

/** A check as it is listed: a run of the monitor, with how it ended. */
export interface CheckRow {
  readonly run_id: string;
  readonly status: RunStatus;
  /** Null while it goes on; `superseded`: it committed nothing. */
  readonly outcome: CheckOutcome | "superseded" | null;
  readonly mode: string | null;
  readonly revision: number | null;
  readonly told: boolean;
  readonly held: boolean;
  readonly shown: Json;
  readonly error: Json;
  readonly scheduled_time: string | null;
  readonly accepted_at: string;
  readonly closed_at: string | null;
}

type Raw = Omit<CheckRow, "shown" | "error"> & { shown: string | null; error: string | null; exact: string };

/** Newest first, without previews: they are looks, and commit nothing. @throws InvalidCursorError */
export async function listChecks(
  tx: Tx,
  monitorId: string,
  outcome: readonly string[] | null,
  cursor: string | null,
  limit: number,
): Promise<Page<CheckRow>> {
  const [at, id] = cursorKey(cursor, 2) ?? [null, null];
  const rows = await tx.query<Raw>(
    `select * from (
       select r.run_id, r.status, r.error, r.scheduled_time, r.accepted_at, r.closed_at, c.mode, c.revision,
              coalesce(c.told, false) as told, coalesce(c.held, false) as held, c.shown, r.accepted_at::text as exact,
              coalesce(c.outcome, case when r.status = 'completed' then 'superseded'
                when r.closed_at is not null then 'failed' end) as outcome
         from wl.runs r left join wl.monitor_checks c on c.run_id = r.run_id
        where r.tenant = $1 and r.monitor = $2
          -- As text: a check's input is ours, but a cast to jsonb might be tried on others' rows, which may hold \\u0000.
          and coalesce(r.input, '') not like '%"mode":"preview"%'
          and ($3::timestamptz is null or (r.accepted_at, r.run_id) < ($3::timestamptz, $4::text))) checks
      where $5::text[] is null or outcome = any($5)
      order by accepted_at desc, run_id desc limit $6`,
    [tx.tenant, monitorId, at ?? null, id ?? null, outcome ?? null, limit + 1],
  );
  const page = toPage(rows, limit, (row) => [row.exact, row.run_id]);
  return { rows: page.rows.map((row) => parsed(withoutExact(row))), next: page.next };
}

function parsed(row: Omit<Raw, "exact">): CheckRow {
  return {
    ...row,
    shown: row.shown === null ? null : (JSON.parse(row.shown) as Json),
    error: row.error === null ? null : (JSON.parse(row.error) as Json),
  };
}
