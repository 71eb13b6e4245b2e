import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import type { Retry } from "../../ir/plan.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { ANY_TIME, readDuration } from "./durations.ts";

/** "Defaults: `retry: {attempts: 3, initial: 1s, factor: 2, max: 30s, except: []}`". */
const DEFAULTS: Retry = { attempts: 3, initialMs: 1000, factor: 2, maxMs: 30_000, except: [] };

/** Reads `retry`; `attempts` counts the first. */
export function readRetry(report: Report, value: Json | undefined, pointer: string): Retry {
  const fields = isJsonObject(value) ? value : {};
  const initial = readDuration(report, fields["initial"], join(pointer, "initial"), ANY_TIME);
  const max = readDuration(report, fields["max"], join(pointer, "max"), ANY_TIME);
  // A default gives way to what is written.
  const initialMs = initial ?? Math.min(DEFAULTS.initialMs, max ?? DEFAULTS.initialMs);
  const maxMs = max ?? Math.max(DEFAULTS.maxMs, initialMs);
  if (initialMs > maxMs) {
    report(
      "retry.initial_over_max",
      join(pointer, "max"),
      "The longest wait between attempts, `max`, is shorter than the first one, `initial`",
      typeof fields["initial"] === "string" ? { hint: fields["initial"] } : {},
    );
  }
  return {
    attempts: typeof fields["attempts"] === "number" ? fields["attempts"] : DEFAULTS.attempts,
    initialMs,
    factor: typeof fields["factor"] === "number" ? fields["factor"] : DEFAULTS.factor,
    maxMs,
    except: Array.isArray(fields["except"]) ? fields["except"].filter((type) => typeof type === "string") : [],
  };
}
