import type { Notification, WorkerChannel } from "../ir/notification.ts";
import type { Template } from "../ir/plan.ts";
import { invariant } from "../ir/invariant.ts";
import { cursorKey, toPage, withoutExact, type Page } from "./paging.ts";
import type { SealedText } from "./seal.ts";
import type { Tx } from "./transaction.ts";

/** A delivery to be written. `runtime/outbox` makes them, with ids that a repeat gives again. */
export interface NewDelivery {
  readonly id: string;
  /** `run:<id>` or `monitor:<id>`. */
  readonly origin: string;
  readonly runId?: string;
  readonly monitorId?: string;
  readonly dedupeKey: string;
  /** The channel's place in `to`. */
  readonly slot: number;
  readonly channel: string;
  /** Closed: constants, maps, lists and secrets. */
  readonly target: Template;
  readonly payload: Notification;
  readonly endpoint: string;
  /** RFC 3339; not sent earlier. */
  readonly notBefore?: string;
  /** Of a channel of the tenant's own workers. */
  readonly worker?: WorkerChannel;
}

export const DELIVERY_STATES = ["pending", "sending", "delivered", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A delivery as lists show it: not what it says, and not the whole of where it goes. */
export interface DeliveryRow {
  readonly id: string;
  readonly run_id: string | null;
  readonly monitor_id: string | null;
  readonly channel: string;
  readonly type: string;
  readonly endpoint: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly not_before: string | null;
  readonly due_at: string;
  readonly give_up_at: string;
  readonly last_status: number | null;
  readonly last_error: string | null;
  readonly created_at: string;
  readonly ended_at: string | null;
}

export interface DeliveryAttemptRow {
  readonly number: number;
  /** Null: it is under way. `lost`: its sender died in it. */
  readonly outcome: "delivered" | "failed" | "lost" | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly response: string | null;
  readonly started_at: string;
  readonly duration_ms: number | null;
}

export interface DeliveryFilter {
  readonly runId?: string;
  readonly monitorId?: string;
  readonly state?: string;
  readonly channel?: string;
}

const COLUMNS = `id, run_id, monitor_id, channel, type, endpoint, state, attempts, not_before, due_at, give_up_at,
  last_status, last_error, created_at, ended_at`;

/**
 * Writes deliveries in the transaction of what they tell of, and gives the ids that are new: a row that is there
 * already stays as it is. After `appendEvents`, where both are in one transaction.
 */
export async function putDeliveries(tx: Tx, tenant: string, deliveries: readonly NewDelivery[]): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = deliveries.map((one) => ({
    id: one.id,
    origin: one.origin,
    run_id: one.runId,
    monitor_id: one.monitorId,
    dedupe_key: one.dedupeKey,
    slot: one.slot,
    channel: one.channel,
    type: one.payload.type,
    // As text: jsonb refuses U+0000, which data may hold.
    target: JSON.stringify(one.target),
    payload: JSON.stringify(one.payload),
    endpoint: one.endpoint,
    not_before: one.notBefore,
    worker: one.worker === undefined ? undefined : JSON.stringify(one.worker),
  }));
  const fresh = await tx.query<{ id: string }>("select id from wl.put_deliveries($1, $2) id", [
    tenant,
    JSON.stringify(rows),
  ]);
  return fresh.map((row) => row.id);
}

/** Keeps a run's callback until it ends; the run's end then writes the delivery, in its own transaction. */
export async function putRunCallback(
  tx: Tx,
  callback: {
    readonly runId: string;
    readonly deliveryId: string;
    readonly target: Template;
    readonly endpoint: string;
    readonly sealed?: SealedText;
  },
): Promise<void> {
  invariant(tx.tenant !== null, "a callback belongs to a tenant");
  await tx.query(
    `insert into wl.run_callbacks (run_id, tenant, delivery_id, target, endpoint, sealed, key_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      callback.runId,
      tx.tenant,
      callback.deliveryId,
      JSON.stringify(callback.target),
      callback.endpoint,
      callback.sealed?.bytes ?? null,
      callback.sealed?.keyId ?? null,
    ],
  );
}

/** Newest first. @throws InvalidCursorError */
export async function listDeliveries(
  tx: Tx,
  filter: DeliveryFilter,
  cursor: string | null,
  limit: number,
): Promise<Page<DeliveryRow>> {
  const [at, id] = cursorKey(cursor, 2) ?? [null, null];
  const rows = await tx.query<DeliveryRow & { exact: string }>(
    `select ${COLUMNS}, created_at::text as exact from wl.deliveries
      where tenant = $1 and ($2::text is null or run_id = $2) and ($3::text is null or monitor_id = $3)
        and ($4::text is null or state = $4) and ($5::text is null or channel = $5)
        and ($6::timestamptz is null or (created_at, id) < ($6::timestamptz, $7::text))
      order by created_at desc, id desc limit $8`,
    [
      tx.tenant,
      filter.runId ?? null,
      filter.monitorId ?? null,
      filter.state ?? null,
      filter.channel ?? null,
      at ?? null,
      id ?? null,
      limit + 1,
    ],
  );
  const page = toPage(rows, limit, (row) => [row.exact, row.id]);
  return { next: page.next, rows: page.rows.map(withoutExact) };
}

export async function getDelivery(tx: Tx, id: string): Promise<DeliveryRow | null> {
  const [row] = await tx.query<DeliveryRow>(`select ${COLUMNS} from wl.deliveries where tenant = $1 and id = $2`, [
    tx.tenant,
    id,
  ]);
  return row ?? null;
}

/** The newest attempts, oldest of them first. */
export async function listDeliveryAttempts(tx: Tx, id: string, limit: number): Promise<DeliveryAttemptRow[]> {
  const rows = await tx.query<DeliveryAttemptRow>(
    `select number, outcome, status, error, response, started_at, duration_ms from wl.delivery_attempts
      where tenant = $1 and delivery_id = $2 order by number desc limit $3`,
    [tx.tenant, id, limit],
  );
  return rows.reverse();
}

/** Due at once, with a schedule of its own, under the same id. One that is being sent now goes on as it is. */
export async function redeliver(tx: Tx, id: string): Promise<DeliveryRow | null> {
  await tx.query(
    `update wl.deliveries set state = 'pending', tries = 0, due_at = clock_timestamp(),
       give_up_at = clock_timestamp() + interval '24 hours', ended_at = null
      where tenant = $1 and id = $2 and state <> 'sending'`,
    [tx.tenant, id],
  );
  return getDelivery(tx, id);
}
