import type { Notification } from "../ir/notification.ts";
import type { Tx } from "./transaction.ts";

/** What a monitor told, once, whatever the channels. */
export interface NotificationRow {
  /** The same for all channels, and in every attempt. */
  readonly dedupe_key: string;
  readonly run_id: string | null;
  readonly payload: Notification;
  readonly created_at: string;
}

/** The newest first; of the transaction's tenant. */
export async function listNotifications(tx: Tx, monitorId: string, limit: number): Promise<NotificationRow[]> {
  const rows = await tx.query<Omit<NotificationRow, "payload"> & { payload: string }>(
    `select dedupe_key, run_id, payload, created_at from (
       select distinct on (dedupe_key) dedupe_key, run_id, payload, created_at from wl.deliveries
        where tenant = $1 and monitor_id = $2 and type = 'monitor.notified'
        order by dedupe_key, slot) d
      order by created_at desc, dedupe_key limit $3`,
    [tx.tenant, monitorId, limit],
  );
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Notification }));
}
