import { FailureError } from "../../../runtime/ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { ChannelProgram } from "../../../runtime/ir/monitor.ts";
import { textOfValue } from "../../../runtime/monitors/check/index.ts";
import {
  allowedAt,
  dayOf,
  historyOf,
  mergeHeld,
  targetsOf,
  type Variables,
} from "../../../runtime/monitors/message/index.ts";
import {
  commitMemory,
  deleteHeld,
  getMonitor,
  listHeld,
  putDeliveries,
  readChecked,
  updateProgress,
  type CheckedMonitor,
  type HeldRow,
  type MonitorRow,
  type Tx,
} from "../../../runtime/store/index.ts";
import { heldOf } from "./commit.ts";
import { valueOf } from "./load.ts";
import { deliveriesOf } from "./telling.ts";

/**
 * Sends what was held back, as one, if it may go now; else it is looked at again when it may. With `stale: drop` an
 * edge that is false again is let go. True: deliveries were written.
 */
export async function releaseHeld(tx: Tx, tenant: string, monitorId: string, at: number): Promise<boolean> {
  const row = await getMonitor(tx, monitorId, true);
  if (row === null || row.release_at === null) return false;
  const { settle } = row.settings;
  const found = await readChecked(tx, monitorId);
  if (found === null) return false;
  const { memory } = found;
  const today = dayOf(at, settle.hold.timezone);
  const { digest: _, ...others } = settle.hold;
  // It is due: the digest's time has come, and what else holds it is asked again.
  const allowed = allowedAt(others, at, historyOf(memory, today));
  if (allowed > at) {
    await updateProgress(tx, monitorId, { releaseAt: new Date(allowed).toISOString() });
    return false;
  }
  const rows = await listHeld(tx, monitorId);
  const last = rows.at(-1);
  const kept = settle.stale === "drop" ? rows.filter((held) => !held.no_longer_true) : rows;
  if (last !== undefined) await deleteHeld(tx, monitorId, last.id);
  const newest = kept.at(-1);
  if (newest === undefined) {
    await updateProgress(tx, monitorId, { releaseAt: null });
    return false;
  }
  const time = new Date(at).toISOString();
  const merged = mergeHeld(kept.map(heldOf), true);
  // Whom a notification goes to is what the document says when it goes, not what it said when it was held back.
  const message =
    newest.revision === row.revision
      ? merged
      : { ...merged, to: targetsNow(settle.notify.to, variablesOf(newest, row, memory, time)) };
  await putDeliveries(
    tx,
    tenant,
    deliveriesOf({
      tenant,
      monitor: { id: row.id, name: row.name, labels: row.labels },
      runId: newest.run_id,
      dedupeKey: `held/${newest.id}`,
      at: time,
      message,
      data: newest.data,
    }),
  );
  await commitMemory(
    tx,
    monitorId,
    { version: memory.version, revision: null },
    {
      sentAt: time,
      sentOn: today,
      sentCount: (memory.sentOn === today ? memory.sentCount : 0) + 1,
      lastNotified: { v: newest.value },
    },
  );
  await updateProgress(tx, monitorId, {
    releaseAt: null,
    lastNotifiedAt: time,
    ...(settle.once ? { state: "completed" as const, nextCheckAt: null } : {}),
  });
  return true;
}

/**
 * A body of the document's own may ask more of a value than what is kept of the check has. Then it is left out, and the
 * body is Watchloom's: what waits must go.
 */
function targetsNow(to: readonly ChannelProgram[], variables: Variables): ReturnType<typeof targetsOf> {
  return to.flatMap((one) => {
    try {
      return targetsOf([one], variables);
    } catch (error) {
      const { template } = one.program;
      if (!(error instanceof FailureError) || !("m" in template)) throw error;
      const plain = { m: template.m.filter(([name]) => name !== "body") };
      return targetsOf([{ ...one, program: { ...one.program, template: plain } }], variables);
    }
  });
}

/** What a webhook's own body may read, of what is kept of the check. */
function variablesOf(
  { run_id: runId, value, data }: HeldRow,
  { document }: Pick<MonitorRow, "document">,
  { lastNotified }: Pick<CheckedMonitor["memory"], "lastNotified">,
  time: string,
): Variables {
  const {
    monitor = null,
    previous = null,
    diff = null,
    sources = [],
    verdict = null,
    first_run: firstRun = false,
  } = data;
  const { name = "", labels = {} } = monitor as JsonObject;
  return {
    value,
    previous,
    diff,
    sources,
    verdict,
    firstRun,
    monitor,
    text: textOfValue(value),
    url: addressOf(document["source"] ?? null, sources),
    lastNotified: valueOf(lastNotified),
    run: { id: runId, name, labels, time },
  };
}

/** Of the page or the feed, which is the one source of such a check. */
function addressOf(source: Json, sources: Json): Json {
  if (!isJsonObject(source) || !("http" in source || "feed" in source)) return null;
  const first = Array.isArray(sources) ? sources[0] : undefined;
  return isJsonObject(first ?? null) ? ((first as JsonObject)["url"] ?? null) : null;
}
