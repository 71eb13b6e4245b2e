import { nextCheckAt, nextInterval } from "../../../runtime/ir/check-times.ts";
import type { Failure } from "../../../runtime/ir/failure.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { HealthSettings } from "../../../runtime/ir/monitor.ts";
import { isBlocked } from "../../../runtime/monitors/health/index.ts";
import { findCheck, getMonitor, insertCheck, type Tx } from "../../../runtime/store/index.ts";
import type { Activity } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import { failureOf, readCheckCall, type CheckIdentity } from "./check-input.ts";
import { noteHealth } from "./note-health.ts";
import type { MonitorDeps } from "./ports.ts";

interface FailSettings {
  readonly health: HealthSettings;
}

/** `monitor.fail`: a failed check keeps the baseline, neither confirms nor resets, and the next one is scheduled. */
export function makeMonitorFail(deps: MonitorDeps): Activity {
  const manifest = builtInManifest("monitor.fail");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, { tenant, runId }) {
      const { check, rest } = readCheckCall<FailSettings>(input);
      const { monitor } = check;
      if (monitor === null || check.mode === "preview") return { output: { health: null } };
      const error = failureOf(rest["error"] ?? null);
      const noted = await deps.database.withTenant(tenant, (tx) =>
        noteFailure(tx, { tenant, runId, monitor, check, error, at: deps.now() }),
      );
      if (noted?.told === true) deps.hintOutbox();
      if (noted !== null) deps.startNext(tenant, monitor);
      return { output: { health: noted?.health ?? null } };
    },
  };
}

/** Once a run; null: it was noted before, or the monitor is another one by now. */
export async function noteFailure(
  tx: Tx,
  failed: {
    readonly tenant: string;
    readonly runId: string;
    readonly monitor: string;
    readonly check: Pick<CheckIdentity, "revision" | "mode"> | null;
    readonly error: Failure;
    readonly at: number;
  },
): Promise<{ readonly health: string; readonly told: boolean } | null> {
  const { tenant, runId, monitor, check, error, at } = failed;
  const row = await getMonitor(tx, monitor, true);
  if (row === null || (check !== null && check.revision !== row.revision)) return null;
  if ((await findCheck(tx, runId)) !== null) return null;
  const time = new Date(at).toISOString();
  const shown = { outcome: "failed", error: errorOf(error) };
  const revision = check?.revision ?? row.revision;
  const mode = check?.mode ?? "check";
  await insertCheck(tx, {
    runId,
    monitorId: monitor,
    revision,
    mode,
    outcome: "failed",
    told: false,
    held: false,
    shown,
  });
  const { schedule, health } = row.settings;
  const intervalMs = nextInterval(schedule, row.interval_ms, "failed");
  const next =
    intervalMs === null || row.state !== "active" || mode !== "check"
      ? {}
      : { intervalMs, nextCheckAt: new Date(nextCheckAt(schedule, at, intervalMs)).toISOString() };
  const { health_told: healthTold, ...rest } = row;
  return noteHealth(
    tx,
    tenant,
    { ...rest, healthTold },
    health,
    { kind: "failed", blocked: isBlocked(error) },
    time,
    errorOf(error),
    { lastCheckAt: time, ...next, mayTell: mode !== "backfill" },
  );
}

function errorOf({ type, message }: Failure): { [name: string]: Json } {
  return { type, message };
}
