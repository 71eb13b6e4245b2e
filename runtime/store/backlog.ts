import type { Tx } from "./transaction.ts";

/** How many runs stand where, over all tenants. In the system's role; for metrics, so it names nobody. */
export interface Backlog {
  readonly open: readonly { readonly status: string; readonly runs: number }[];
  /** A run that waits for several counts for each. `oldestSeconds`: since it was accepted, or since its delay was over. */
  readonly waiting: readonly { readonly reason: string; readonly runs: number; readonly oldestSeconds: number }[];
  /** Ended by the interpreter's word, without a terminal event. */
  readonly closing: { readonly runs: number; readonly oldestSeconds: number };
  readonly stopping: number;
  /** Quiet for two minutes and not looked at by the reconciler since. */
  readonly unchecked: number;
  /** Below this transaction tenants' streams are settled; `newest` is the next one. Decimal digits. */
  readonly settled: string;
  readonly newest: string;
}

interface Row {
  readonly status: string;
  readonly reason: string;
  readonly runs: number;
  readonly oldest: number;
  readonly closing: number;
  readonly closing_oldest: number;
  readonly stopping: number;
  readonly unchecked: number;
}

/** One pass over the open runs (by their own index) and the snapshot's bounds. */
export async function readBacklog(tx: Tx): Promise<Backlog> {
  const rows = await tx.query<Row>(
    `select status, reason, count(*)::int as runs,
            coalesce(extract(epoch from clock_timestamp() - min(since)), 0)::float8 as oldest,
            count(*) filter (where closing_at is not null)::int as closing,
            coalesce(extract(epoch from clock_timestamp() - min(closing_at)), 0)::float8 as closing_oldest,
            count(*) filter (where stopping)::int as stopping,
            count(*) filter (where unchecked)::int as unchecked
       from (
         select status, closing_at,
                cancel_requested_at is not null or terminate_requested_at is not null as stopping,
                status <> 'accepted'
                  and greatest(last_event_at, checked_at) < clock_timestamp() - interval '2 minutes' as unchecked,
                greatest(accepted_at, start_after) as since,
                case
                  when status = 'waiting' then array_to_string(coalesce(waiting_for, '{other}'), ',')
                  when status <> 'accepted' then ''
                  when marked_started_at is not null then 'worker'
                  when start_after > clock_timestamp() then 'delay'
                  when waits_for_turn then 'queue'
                  else 'start' end as reason
           from wl.runs where closed_at is null) r
      group by status, reason`,
  );
  const [bounds] = await tx.query<{ settled: string; newest: string }>(
    `select pg_snapshot_xmin(s)::text as settled, pg_snapshot_xmax(s)::text as newest from pg_current_snapshot() s`,
  );
  return { ...shape(rows), settled: bounds!.settled, newest: bounds!.newest };
}

/** A step kind that waits, as the reason that people look for. */
const REASONS: Readonly<Record<string, string>> = { wait: "timer", loop: "timer", run: "child" };

function shape(rows: readonly Row[]): Omit<Backlog, "settled" | "newest"> {
  const open = new Map<string, number>();
  const waiting = new Map<string, { runs: number; oldestSeconds: number }>();
  for (const { status, reason, runs, oldest } of rows) {
    open.set(status, (open.get(status) ?? 0) + runs);
    const reasons = new Set(reason.split(",").map((kind) => REASONS[kind] ?? kind));
    for (const one of reasons) {
      if (one === "") continue;
      const sum = waiting.get(one) ?? { runs: 0, oldestSeconds: 0 };
      waiting.set(one, { runs: sum.runs + runs, oldestSeconds: Math.max(sum.oldestSeconds, oldest) });
    }
  }
  const sum = (field: "closing" | "stopping" | "unchecked"): number => rows.reduce((all, row) => all + row[field], 0);
  return {
    open: [...open].map(([status, runs]) => ({ status, runs })),
    waiting: [...waiting].map(([reason, { runs, oldestSeconds }]) => ({ reason, runs, oldestSeconds })),
    closing: { runs: sum("closing"), oldestSeconds: Math.max(0, ...rows.map((row) => row.closing_oldest)) },
    stopping: sum("stopping"),
    unchecked: sum("unchecked"),
  };
}
