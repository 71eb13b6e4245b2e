import type { JsonObject } from "../../../runtime/ir/json.ts";
import type { Message } from "../../../runtime/monitors/message/index.ts";
import { appendEvents, putDeliveries } from "../../../runtime/store/index.ts";
import type { ActivityContext } from "../activity.ts";
import { Canceled } from "../segment/ports.ts";
import type { CheckToCommit } from "./commit.ts";
import type { MonitorDeps } from "./ports.ts";
import { deliveriesOf, notificationData } from "./telling.ts";

/** A check without state: its event, and what it tells, in one transaction; nothing is remembered. */
export async function tellOnce(
  deps: MonitorDeps,
  { tenant, runId, generation, path, attempt }: ActivityContext,
  { toCommit, message, shown }: { toCommit: CheckToCommit; message: Message | null; shown: JsonObject },
): Promise<void> {
  const { told, seen, conclusion, check } = toCommit;
  const at = new Date(toCommit.at).toISOString();
  await deps.database.withTenant(tenant, async (tx) => {
    const { value: _, previous: __, ...brief } = shown;
    const appended = await appendEvents(tx, { tenant, runId, document: told.name, digest: "" }, null, [
      {
        key: `${generation}/${path}/${attempt}/monitor.checked`,
        type: "monitor.checked",
        time: at,
        data: { ...brief, ...(check.mode === "preview" ? { preview: true } : {}) },
      },
    ]);
    if (appended.outcome === "closed" || appended.cancelRequested) throw new Canceled();
    if (message === null) return;
    const verdict = (conclusion?.verdict ?? null) as unknown as JsonObject | null;
    const data = notificationData(told, runId, seen, { firstRun: seen.firstRun, verdict });
    await putDeliveries(
      tx,
      tenant,
      deliveriesOf({ tenant, monitor: told, runId, dedupeKey: "check", at, message, data }),
    );
  });
  deps.hint(tenant, runId);
  if (message !== null) deps.hintOutbox();
}
