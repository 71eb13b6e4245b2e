import type { Json } from "../../../runtime/ir/json.ts";
import type { HealthSettings } from "../../../runtime/ir/monitor.ts";
import { nextHealth, type HealthSign } from "../../../runtime/monitors/health/index.ts";
import {
  putDeliveries,
  updateProgress,
  type CheckedMonitor,
  type MonitorProgress,
  type Tx,
} from "../../../runtime/store/index.ts";
import { healthDeliveries } from "./telling.ts";

export type HealthOf = Pick<
  CheckedMonitor,
  "id" | "name" | "labels" | "health" | "healthTold" | "failures" | "empties"
>;

/**
 * Takes a sign of a monitor's health into its row, and tells where it is told; true where deliveries were written. What
 * may not be told now, as by a check that is made up for, is owed: the next sign tells it.
 */
export async function noteHealth(
  tx: Tx,
  tenant: string,
  monitor: HealthOf,
  settings: HealthSettings,
  sign: HealthSign,
  /** RFC 3339. */
  at: string,
  error: Json,
  { mayTell = true, ...more }: MonitorProgress & { readonly mayTell?: boolean } = {},
): Promise<{ readonly health: CheckedMonitor["health"]; readonly told: boolean }> {
  const { health, healthTold: told, failures, empties } = monitor;
  const next = nextHealth(settings, { health, told, failures, empties }, sign);
  const changed = next.health !== health;
  await updateProgress(tx, monitor.id, {
    ...more,
    failures: next.failures,
    empties: next.empties,
    ...(changed ? { health: next.health, healthSince: at } : {}),
    ...(next.health === "ok" ? { healthError: null } : error === null ? {} : { healthError: error }),
    // Without a channel there is nobody to tell: then nothing is owed either.
    healthTold: mayTell ? next.told : told,
  });
  if (!mayTell || !next.tells || settings.to.length === 0) return { health: next.health, told: false };
  await putDeliveries(
    tx,
    tenant,
    healthDeliveries({ tenant, monitor, to: settings.to, health: next.health, since: at, error }),
  );
  return { health: next.health, told: true };
}
