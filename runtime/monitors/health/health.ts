import { isJsonObject, type Json } from "../../ir/json.ts";

/** How a monitor is, apart from whether it is active. */
export type Health = "ok" | "failing" | "empty" | "stale" | "blocked" | "undelivered";

/** What is counted, and what was told last; null: nothing, or that all is well again. */
export interface HealthMemory {
  readonly health: Health;
  readonly told: Health | null;
  readonly failures: number;
  readonly empties: number;
}

export interface HealthRules {
  /** Failed checks in a row. */
  readonly failures: number;
  /** Empty checks in a row. */
  readonly emptyFor: number;
}

/** What a check, or a look at the clock or the outbox, says of the health. */
export type HealthSign =
  | { readonly kind: "good" }
  | { readonly kind: "empty" }
  | { readonly kind: "failed"; readonly blocked: boolean }
  | { readonly kind: "stale" }
  | { readonly kind: "undelivered" }
  | { readonly kind: "delivered" };

export interface HealthChange extends HealthMemory {
  /** It is told: once when it is unwell, and once on recovery. */
  readonly tells: boolean;
}

/**
 * "Told once, and once on recovery". A failed check says nothing of emptiness and the other way round, so each counts by
 * itself; a good one ends both. What nobody received does not get better by good checks, only by a delivery.
 */
export function nextHealth(rules: HealthRules, memory: HealthMemory, sign: HealthSign): HealthChange {
  const counted = count(memory, sign);
  const health = healthAfter(rules, memory, counted, sign);
  const isWell = health === "ok";
  // A site that answers 403 and 500 by turns is one trouble, not one a check. What nobody received was not told at all.
  const wasTold = memory.told !== null && (memory.told !== "undelivered" || health === "undelivered");
  const tells = isWell ? memory.told !== null : !wasTold;
  return { ...counted, health, told: isWell ? null : tells ? health : memory.told, tells };
}

function count(memory: HealthMemory, sign: HealthSign): Pick<HealthMemory, "failures" | "empties"> {
  switch (sign.kind) {
    case "good":
      return { failures: 0, empties: 0 };
    case "empty":
      return { failures: 0, empties: memory.empties + 1 };
    case "failed":
      return { failures: memory.failures + 1, empties: memory.empties };
    default:
      return { failures: memory.failures, empties: memory.empties };
  }
}

function healthAfter(
  rules: HealthRules,
  { health }: HealthMemory,
  { failures, empties }: Pick<HealthMemory, "failures" | "empties">,
  sign: HealthSign,
): Health {
  switch (sign.kind) {
    case "good":
      return health === "undelivered" ? health : "ok";
    case "empty":
      if (empties >= rules.emptyFor) return "empty";
      // The site answers again; whether its page has anything is not known yet.
      return health === "failing" || health === "blocked" ? "ok" : health;
    case "failed":
      if (failures < rules.failures) return health;
      return sign.blocked ? "blocked" : "failing";
    case "stale":
      return health === "ok" ? "stale" : health;
    case "undelivered":
      return health === "ok" ? "undelivered" : health;
    case "delivered":
      return health === "undelivered" ? "ok" : health;
  }
}

/** "`blocked` (by the site: 403, 429, captcha)": not a mistake in the monitor. */
export function isBlocked(error: { readonly type: string; readonly details?: Json }): boolean {
  if (error.type === "http.rate_limited" || error.type === "monitor.blocked") return true;
  if (error.type !== "http.client_error" || !isJsonObject(error.details ?? null)) return false;
  const { status } = error.details as { [key: string]: Json };
  return status === 403 || status === 429;
}

const CHALLENGE =
  /captcha|cf-challenge|challenge-platform|are you (a )?(human|robot)|verify (that )?you are human|unusual traffic|access denied|bot detection|just a moment\.\.\./i;

/** Whether a page that lacks what was selected is a wall instead: short, and speaking of robots. */
export function looksLikeWall(page: string): boolean {
  return page.length < 200_000 && CHALLENGE.test(page);
}
