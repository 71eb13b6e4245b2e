import { nextCheckAt, nextInterval } from "../../../runtime/ir/check-times.ts";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { HealthSettings, SettleSettings } from "../../../runtime/ir/monitor.ts";
import { shownCheck, type Conclusion, type Seen } from "../../../runtime/monitors/check/index.ts";
import {
  allowedAt,
  historyOf,
  mergeHeld,
  renewDraft,
  type Draft,
  type Held,
} from "../../../runtime/monitors/message/index.ts";
import type { Fact } from "../../../runtime/monitors/model/index.ts";
import { withoutNext, type Proposal, type Said } from "../../../runtime/monitors/proposal/index.ts";
import {
  appendEvents,
  commitMemory,
  deleteHeld,
  getMonitor,
  insertCheck,
  insertHeld,
  listHeld,
  markNoLongerTrue,
  putDeliveries,
  refreshHeld,
  type CheckedMonitor,
  type HeldRow,
  type MonitorMemory,
  type MonitorProgress,
  type MonitorRow,
  type Tx,
} from "../../../runtime/store/index.ts";
import type { ActivityContext } from "../activity.ts";
import { Canceled } from "../segment/ports.ts";
import { mayTell, type CheckIdentity } from "./check-input.ts";
import { noteHealth } from "./note-health.ts";
import type { MonitorDeps } from "./ports.ts";
import { deliveriesOf, notificationData, type ToldMonitor } from "./telling.ts";

export interface CheckToCommit {
  readonly tenant: string;
  readonly runId: string;
  readonly context: ActivityContext;
  readonly check: CheckIdentity;
  readonly settings: SettleSettings & { readonly health: HealthSettings; readonly stateDigest: string };
  readonly found: CheckedMonitor | null;
  readonly stored: MonitorMemory | null;
  readonly seen: Seen;
  readonly learned: Learned;
  readonly told: ToldMonitor;
  /** ms since the epoch. */
  readonly at: number;
  /** `YYYY-MM-DD`, in the monitor's zone. */
  readonly today: string;
  readonly outcome: "unchanged" | "changed" | "empty";
  /** Null: there was nothing to conclude from. */
  readonly conclusion: Conclusion | null;
  /** What a model said of the next check. */
  readonly proposal: Proposal | null;
  /** What is told, or what a held message becomes. */
  readonly draft: Draft | null;
}

/** Of a search: the facts that are known now, and what else the model said. */
export interface Learned {
  readonly facts: readonly Fact[] | null;
  readonly said: Said | null;
}

type Committing = CheckToCommit & { readonly found: CheckedMonitor };

/** Another check has committed meanwhile, or the document was edited: nothing of this one may stay. */
class Superseded extends Error {}

/** Null: superseded. @throws Canceled where the run was cancelled or has ended */
export async function commitCheck(deps: MonitorDeps, one: Committing): Promise<JsonObject | null> {
  try {
    const { shown, delivered } = await deps.database.withTenant(one.tenant, (tx) => commit(tx, one));
    deps.hint(one.tenant, one.runId);
    if (delivered) deps.hintOutbox();
    if (one.found.intervalMs !== null) deps.startNext(one.tenant, one.found.id);
    return shown;
  } catch (error) {
    if (error instanceof Superseded) return null;
    throw error;
  }
}

async function commit(tx: Tx, one: Committing): Promise<{ shown: JsonObject; delivered: boolean }> {
  const { check, found, conclusion } = one;
  const tells = conclusion?.decision.tells === true && mayTell(check);
  // What the outbox and the holding will say is told by the event already, and the event comes first.
  const held = await listHeld(tx, found.id);
  const allowed = tells ? allowedAt(one.settings.hold, one.at, historyOf(found.memory, one.today)) : one.at;
  const sends = tells && allowed <= one.at;
  const proposal = scheduled(one, sends && one.settings.once);
  const shown: JsonObject = { ...shownCheck({ ...one, proposal }), told: sends, held: tells && !sends };
  await appendChecked(tx, one, shown);
  const row = await getMonitor(tx, found.id, true);
  if (row === null) throw new Superseded();
  const mine = await commitMemory(
    tx,
    found.id,
    { version: found.memory.version, revision: check.revision },
    {
      ...memoryAfter(one),
      ...(sends ? sentNow(one) : {}),
    },
  );
  if (!mine) throw new Superseded();
  const delivered = sends ? await send(tx, one, held) : false;
  await hold(tx, one, held, tells && !sends);
  await insertCheck(tx, { ...idsOf(one), outcome: one.outcome, told: sends, held: tells && !sends, shown });
  const at = new Date(one.at).toISOString();
  const health = await noteHealth(
    tx,
    one.tenant,
    found,
    one.settings.health,
    { kind: one.outcome === "empty" ? "empty" : "good" },
    at,
    one.outcome === "empty" ? EMPTY : null,
    { ...progressOf({ ...one, proposal }, row, at, sends, tells && !sends ? allowed : null), mayTell: mayTell(check) },
  );
  return { shown, delivered: delivered || health.told };
}

const EMPTY: Json = { type: "monitor.empty", message: "What is selected is not on the page" };

/** The first write of the transaction. */
async function appendChecked(tx: Tx, one: Committing, shown: JsonObject): Promise<void> {
  const { tenant, runId, context, told } = one;
  const { value: _, previous: __, ...brief } = shown;
  const appended = await appendEvents(
    tx,
    { tenant, runId, document: told.name, digest: "", monitor: one.found.id },
    null,
    [
      {
        key: `${context.generation}/${context.path}/${context.attempt}/monitor.checked`,
        type: "monitor.checked",
        time: new Date(one.at).toISOString(),
        data: { ...brief, monitor_id: one.found.id },
      },
    ],
  );
  // "A cancelled check commits nothing at all."
  if (appended.outcome === "closed" || appended.cancelRequested) throw new Canceled();
}

/** A monitor that makes no next check takes no time for one. */
function scheduled({ found, proposal }: Committing, completes: boolean): Proposal | null {
  if (completes) return withoutNext(proposal, "the monitor is completed by what this check tells");
  return found.state === "active" ? proposal : withoutNext(proposal, `the monitor is ${found.state}`);
}

function idsOf({ runId, found, check }: Committing) {
  return { runId, monitorId: found.id, revision: check.revision, mode: check.mode };
}

/** What the check leaves in the memory. */
function memoryAfter(one: Committing): Partial<MonitorMemory> {
  const { seen, learned, conclusion, settings, stored } = one;
  if (conclusion === null) return {};
  const { decision, remembered } = conclusion;
  const {
    etag = null,
    lastModified = null,
    rawHash = null,
    textHash = null,
  } = seen.origin as { [name: string]: string };
  const isBaseline = decision.takesBaseline || seen.sight === "same";
  return {
    truth: decision.truth,
    candidate: decision.candidate as unknown as Json,
    ...remembered,
    // Of an answer that is not the baseline's: "not modified" would then hide that it is not.
    ...(isBaseline ? { etag, lastModified, rawHash } : { etag: null, lastModified: null, rawHash: null }),
    ...(decision.takesBaseline ? { digest: settings.stateDigest, value: { v: seen.value }, hash: seen.hash } : {}),
    // A candidate belongs to the way in which it was selected.
    ...(stored === null && !decision.takesBaseline ? { digest: settings.stateDigest, value: null, hash: null } : {}),
    ...(textHash !== null && seen.value !== null ? { extraction: { hash: textHash, value: seen.value } } : {}),
    ...(learned.facts === null ? {} : { facts: learned.facts as unknown as Json }),
  };
}

function sentNow({ found: { memory }, at, today, seen }: Committing): Partial<MonitorMemory> {
  return {
    sentAt: new Date(at).toISOString(),
    sentOn: today,
    sentCount: (memory.sentOn === today ? memory.sentCount : 0) + 1,
    lastNotified: { v: seen.value },
  };
}

/** With what was held back before, as one. */
async function send(tx: Tx, one: Committing, before: readonly HeldRow[]): Promise<boolean> {
  const { tenant, runId, told, draft, seen } = one;
  if (draft === null) return false;
  const at = new Date(one.at).toISOString();
  const all: Held[] = [...before.map(heldOf), { at, draft, value: seen.value, noLongerTrue: false }];
  const message = mergeHeld(all, false);
  const last = before.at(-1);
  if (last !== undefined) await deleteHeld(tx, one.found.id, last.id);
  const fresh = await putDeliveries(
    tx,
    tenant,
    deliveriesOf({ tenant, monitor: told, runId, dedupeKey: runId, at, message, data: dataOf(one) }),
  );
  return fresh.length > 0;
}

export function heldOf({ at, draft, value, no_longer_true: noLongerTrue }: HeldRow): Held {
  return { at, draft: draft as unknown as Draft, value, noLongerTrue };
}

async function hold(tx: Tx, one: Committing, before: readonly HeldRow[], holds: boolean): Promise<void> {
  const { found, draft, conclusion, seen, runId } = one;
  const newest = before.at(-1);
  const folds = before.length >= MOST_HELD;
  if (draft !== null && holds && !folds && !isSameNews(one, newest)) {
    await insertHeld(tx, {
      monitorId: found.id,
      runId,
      at: new Date(one.at).toISOString(),
      draft: draft as unknown as Json,
      value: seen.value,
      data: dataOf(one),
    });
    return;
  }
  if (newest === undefined || conclusion === null) return;
  const { decision } = conclusion;
  if (draft !== null && (holds ? folds : !decision.tells)) {
    const renewed = renewDraft(heldOf(newest), draft, { folds: holds }) as unknown as Json;
    await refreshHeld(tx, newest.id, { draft: renewed, value: seen.value, data: dataOf(one) });
  }
  if (one.settings.condition.trigger !== "change" && !decision.truth) await markNoLongerTrue(tx, found.id);
}

/** More are not listed each, but counted with the newest: a level may hold in every check until a digest goes weekly. */
const MOST_HELD = 500;

/** A level that holds still, of a value that is what it was, is no other news than what waits already. */
function isSameNews({ settings, seen }: Committing, newest: HeldRow | undefined): boolean {
  return (
    settings.condition.trigger === "level" &&
    seen.sight === "same" &&
    newest !== undefined &&
    !newest.no_longer_true &&
    JSON.stringify(newest.value) === JSON.stringify(seen.value)
  );
}

function dataOf({ told, runId, seen, conclusion }: Committing): JsonObject {
  const verdict = (conclusion?.verdict ?? null) as unknown as Json;
  return notificationData(told, runId, seen, { firstRun: seen.firstRun, verdict });
}

function progressOf(
  one: Committing,
  { state, settings: { schedule } }: Pick<MonitorRow, "state" | "settings">,
  at: string,
  sent: boolean,
  releaseAt: number | null,
): MonitorProgress {
  const { outcome, settings, found, proposal } = one;
  // A first check is without anything to compare with, not without a change: the gap begins at its shortest.
  const change = outcome === "changed" || one.seen.firstRun ? "changed" : "unchanged";
  const intervalMs = nextInterval(schedule, found.intervalMs, change);
  const completes = sent && settings.once;
  return {
    lastCheckAt: at,
    ...(outcome === "empty" ? {} : { lastGoodAt: at }),
    ...(outcome === "changed" ? { lastChangeAt: at } : {}),
    ...(sent ? { lastNotifiedAt: at, releaseAt: null } : {}),
    ...(releaseAt === null ? {} : { releaseAt: new Date(releaseAt).toISOString() }),
    ...(completes ? { state: "completed" as const } : {}),
    ...(intervalMs === null || one.check.mode !== "check" || state !== "active"
      ? {}
      : {
          intervalMs,
          nextCheckAt: completes
            ? null
            : (proposal?.at ?? new Date(nextCheckAt(schedule, one.at, intervalMs)).toISOString()),
        }),
  };
}
