import { safeText, type Paint } from "../terminal.ts";

export function paintState(paint: Paint, state: string): string {
  const shown = safeText(state);
  return state === "active" ? paint.green(shown) : paint.yellow(shown);
}

export function paintHealth(paint: Paint, health: string): string {
  const shown = safeText(health);
  return health === "ok" ? paint.green(shown) : paint.red(shown);
}

/** Of a check; null while it goes on. */
export function paintOutcome(paint: Paint, outcome: string | null): string {
  if (outcome === null) return paint.blue("running");
  const shown = safeText(outcome);
  if (outcome === "changed") return paint.yellow(shown);
  return outcome === "failed" || outcome === "empty" ? paint.red(shown) : paint.dim(shown);
}
