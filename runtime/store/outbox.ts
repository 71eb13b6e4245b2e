import type { RunStatus } from "../ir/event.ts";
import type { Failure } from "../ir/failure.ts";
import type { Json } from "../ir/json.ts";
import type { Notification, WorkerChannel } from "../ir/notification.ts";
import type { Template } from "../ir/plan.ts";
import type { DeliveryState } from "./deliveries.ts";
import type { SealedText } from "./seal.ts";
import type { Tx } from "./transaction.ts";

/** A delivery that a sender has, until its lease is over. All in the system's role. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly tenant: string;
  readonly channel: string;
  readonly target: Template;
  readonly sealed: SealedText | null;
  readonly payload: Notification;
  readonly endpoint: string;
  /** Null: a channel that Watchloom speaks itself. */
  readonly worker: WorkerChannel | null;
  /** Until the delivery is given up. */
  readonly leftMs: number;
  /** The number of the attempt that has begun with the claim. */
  readonly attempt: number;
  /** The attempts since it was made or redelivered, this one included. */
  readonly tries: number;
}

export interface ClaimOptions {
  readonly limit: number;
  /** At once to one endpoint, over all processes. */
  readonly perEndpoint: number;
  /** Endpoints that are left alone for now. */
  readonly held: readonly string[];
  readonly leaseMs: number;
}

/**
 * Takes what is due, fairly by endpoint, and stores that an attempt begins: its number is what bounds the tries, and
 * what tells a sender that comes back from the dead that it has lost its claim.
 */
export async function claimDeliveries(tx: Tx, options: ClaimOptions): Promise<ClaimedDelivery[]> {
  // One at a time, so that nobody counts what another is just taking. Held for some milliseconds.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('wl.claim-deliveries', 0))");
  const rows = await tx.query<{
    id: string;
    tenant: string;
    channel: string;
    target: string;
    sealed: Uint8Array | null;
    key_id: string | null;
    payload: string;
    endpoint: string;
    worker: string | null;
    left_ms: number;
    attempts: number;
    tries: number;
  }>(
    // From one endpoint to the next by the index: a million rows of one of them cost the others nothing.
    `with recursive ends as (
       (select endpoint, due_at from wl.deliveries where state in ('pending', 'sending')
         order by endpoint, due_at limit 1)
       union all
       select n.endpoint, n.due_at from ends e cross join lateral (
         select endpoint, due_at from wl.deliveries where state in ('pending', 'sending') and endpoint > e.endpoint
          order by endpoint, due_at limit 1) n
     ), free as (
       select e.endpoint, $2 - (select count(*) from wl.deliveries s where s.endpoint = e.endpoint
           and s.state = 'sending' and s.due_at > clock_timestamp()) as room
         from ends e where e.due_at <= clock_timestamp() and not e.endpoint = any ($3::text[])
     ), due as (
       select d.id from free cross join lateral (
         select id, due_at from wl.deliveries d
          where d.endpoint = free.endpoint and d.state in ('pending', 'sending') and d.due_at <= clock_timestamp()
          order by d.due_at limit greatest(0, free.room) for update skip locked) d
        order by d.due_at limit $1
     )
     update wl.deliveries d set state = 'sending', attempts = attempts + 1, tries = tries + 1, worker_run = null,
       due_at = clock_timestamp() + $4 * interval '1 ms'
      from due where d.id = due.id
     returning d.id, tenant, channel, target, sealed, key_id, payload, endpoint, worker,
       greatest(0, extract(epoch from give_up_at - clock_timestamp()) * 1000)::float8 as left_ms, attempts, tries`,
    [options.limit, options.perEndpoint, options.held, options.leaseMs],
  );
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  await tx.query(
    `update wl.delivery_attempts set outcome = 'lost',
       error = 'the process that sent it has gone, and whether it arrived is not known'
      where delivery_id = any ($1::text[]) and outcome is null`,
    [ids],
  );
  await tx.query(
    `insert into wl.delivery_attempts (delivery_id, number, tenant)
     select id, attempts, tenant from wl.deliveries where id = any ($1::text[])`,
    [ids],
  );
  return rows.map(({ attempts, target, payload, sealed, key_id, worker, left_ms: leftMs, ...row }) => ({
    ...row,
    leftMs,
    worker: worker === null ? null : (JSON.parse(worker) as WorkerChannel),
    attempt: attempts,
    target: JSON.parse(target) as Template,
    payload: JSON.parse(payload) as Notification,
    sealed: sealed === null ? null : { bytes: sealed, keyId: key_id! },
  }));
}

/**
 * The attempt is a run's from now on, which has ended in `leaseMs` for certain; in the transaction that accepts the run.
 * False: the claim was lost, and the run must not be.
 */
export async function handOverDelivery(
  tx: Tx,
  { id, attempt }: Pick<ClaimedDelivery, "id" | "attempt">,
  runId: string,
  leaseMs: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update wl.deliveries set worker_run = $3, due_at = clock_timestamp() + $4 * interval '1 ms'
      where id = $1 and attempts = $2 and state = 'sending' and worker_run is null returning id`,
    [id, attempt, runId, leaseMs],
  );
  return rows.length > 0;
}

/** An attempt whose run has ended. */
export interface EndedByWorker extends Pick<ClaimedDelivery, "id" | "tenant" | "channel" | "attempt" | "tries"> {
  readonly status: RunStatus;
  readonly output: Json;
  readonly error: Failure | null;
  readonly durationMs: number;
}

/** Whoever asks first ends them; twice is once. In the system's role. */
export async function listEndedByWorkers(tx: Tx, limit: number): Promise<EndedByWorker[]> {
  const rows = await tx.query<
    Omit<EndedByWorker, "output" | "error" | "durationMs"> & {
      output: string | null;
      error: string | null;
      duration_ms: number;
    }
  >(
    `select d.id, d.tenant, d.channel, d.attempts as attempt, d.tries, r.status, r.output, r.error,
       extract(epoch from r.closed_at - r.accepted_at)::float8 * 1000 as duration_ms
       from wl.deliveries d join wl.runs r on r.run_id = d.worker_run
      where d.state = 'sending' and d.worker_run is not null and r.closed_at is not null limit $1`,
    [limit],
  );
  return rows.map(({ output, error, duration_ms: durationMs, ...row }) => ({
    ...row,
    durationMs,
    output: output === null ? null : (JSON.parse(output) as Json),
    error: error === null ? null : (JSON.parse(error) as unknown as Failure),
  }));
}

/** How an attempt ended, for the log. */
export interface AttemptEnd {
  readonly outcome: "delivered" | "failed";
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
  readonly durationMs: number;
}

/** What becomes of the delivery: `again` after so long, no later than it is given up. */
export type DeliveryNext =
  { readonly state: "delivered" } | { readonly state: "dead" } | { readonly state: "again"; readonly afterMs: number };

/** The state that the delivery has now; null: the claim was lost, and somebody else decides. */
export async function endDeliveryAttempt(
  tx: Tx,
  { id, attempt }: Pick<ClaimedDelivery, "id" | "attempt">,
  end: AttemptEnd,
  next: DeliveryNext,
): Promise<DeliveryState | null> {
  await tx.query(
    `update wl.delivery_attempts set outcome = $3, status = $4, error = $5, response = $6, duration_ms = $7
      where delivery_id = $1 and number = $2`,
    [id, attempt, end.outcome, end.status, clean(end.error), clean(end.response), Math.round(end.durationMs)],
  );
  // Nearer than this to the end of its time another try would be the same try.
  const [row] = await tx.query<{ state: DeliveryState }>(
    `update wl.deliveries set
       state = case when $3 <> 'again' then $3
         when give_up_at > clock_timestamp() + interval '1 s' then 'pending' else 'dead' end,
       due_at = least(clock_timestamp() + $4 * interval '1 ms', give_up_at),
       ended_at = case when $3 <> 'again' or give_up_at <= clock_timestamp() + interval '1 s' then clock_timestamp() end,
       last_status = $5, last_error = $6
      where id = $1 and attempts = $2 and state = 'sending' returning state`,
    [id, attempt, next.state, next.state === "again" ? next.afterMs : 0, end.status, clean(end.error)],
  );
  return row?.state ?? null;
}

/** Deliveries that ended so long ago are forgotten, and with them that they were ever made. */
export async function purgeDeliveries(tx: Tx, days: number, limit: number): Promise<number> {
  const rows = await tx.query(
    `delete from wl.deliveries where id in (
       select id from wl.deliveries where state in ('delivered', 'dead')
          and ended_at < clock_timestamp() - $1 * interval '1 day' limit $2) returning id`,
    [days, limit],
  );
  return rows.length;
}

/** What waits: how many, and for how long the oldest is overdue, in ms. */
export async function outboxBacklog(tx: Tx): Promise<{ readonly waiting: number; readonly overdueMs: number }> {
  const [row] = await tx.query<{ waiting: number; overdue: number }>(
    `select count(*) as waiting,
       coalesce(greatest(0, extract(epoch from clock_timestamp() - min(due_at)) * 1000), 0)::float8 as overdue
       from wl.deliveries where state in ('pending', 'sending')`,
  );
  return { waiting: row!.waiting, overdueMs: row!.overdue };
}

/** Text of another's server, as Postgres takes it. */
function clean(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\0", "\ufffd").toWellFormed();
}
