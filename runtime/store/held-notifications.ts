import { invariant } from "../ir/invariant.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Tx } from "./transaction.ts";

/** A notification that is held back; `draft` is the monitors' own (runtime/monitors/message). */
export interface HeldRow {
  readonly id: number;
  readonly run_id: string;
  readonly at: string;
  readonly draft: Json;
  readonly value: Json;
  /** Members of a webhook's `data`. */
  readonly data: JsonObject;
  readonly no_longer_true: boolean;
  /** Of the document that the check was made by; null: the check is not kept any more. */
  readonly revision: number | null;
}

export async function insertHeld(
  tx: Tx,
  held: {
    readonly monitorId: string;
    readonly runId: string;
    readonly at: string;
    readonly draft: Json;
    readonly value: Json;
    readonly data: JsonObject;
  },
): Promise<void> {
  invariant(tx.tenant !== null, "what is held belongs to a tenant");
  await tx.query(
    `insert into wl.held_notifications (tenant, monitor_id, run_id, at, draft, value, data)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.tenant,
      held.monitorId,
      held.runId,
      held.at,
      JSON.stringify(held.draft),
      JSON.stringify(held.value),
      JSON.stringify(held.data),
    ],
  );
}

/** Oldest first. */
export async function listHeld(tx: Tx, monitorId: string): Promise<HeldRow[]> {
  const rows = await tx.query<
    Omit<HeldRow, "draft" | "value" | "data"> & { draft: string; value: string; data: string }
  >(
    `select h.id, h.run_id, h.at, h.draft, h.value, h.data, h.no_longer_true, c.revision
       from wl.held_notifications h left join wl.monitor_checks c on c.run_id = h.run_id
      where h.monitor_id = $1 order by h.id`,
    [monitorId],
  );
  return rows.map((row) => ({
    ...row,
    draft: JSON.parse(row.draft) as Json,
    value: JSON.parse(row.value) as Json,
    data: JSON.parse(row.data) as JsonObject,
  }));
}

/** The newest one says what is true now, since that is what will be sent. */
export async function refreshHeld(
  tx: Tx,
  id: number,
  { draft, value, data }: Pick<HeldRow, "draft" | "value" | "data">,
): Promise<void> {
  await tx.query("update wl.held_notifications set draft = $2, value = $3, data = $4 where id = $1", [
    id,
    JSON.stringify(draft),
    JSON.stringify(value),
    JSON.stringify(data),
  ]);
}

/** Their condition is false again. */
export async function markNoLongerTrue(tx: Tx, monitorId: string): Promise<void> {
  await tx.query("update wl.held_notifications set no_longer_true = true where monitor_id = $1", [monitorId]);
}

export async function deleteHeld(tx: Tx, monitorId: string, upTo: number): Promise<void> {
  await tx.query("delete from wl.held_notifications where monitor_id = $1 and id <= $2", [monitorId, upTo]);
}
