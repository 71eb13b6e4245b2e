import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { LookSettings } from "../../../runtime/ir/monitor.ts";
import { compareValue, compileIgnore, type Baseline } from "../../../runtime/monitors/compare/index.ts";

/** A value against its baseline; runs where it was selected, since both may be large. */
export interface CompareValueJob {
  readonly kind: "monitor-compare";
  readonly value: Json;
  readonly baseline: Baseline | null;
  readonly settings: Pick<LookSettings, "kind" | "identity" | "ignore">;
}

export interface ComparedValue {
  readonly hash: string;
  readonly diff: JsonObject | null;
}

export function compareJob({ value, baseline, settings }: CompareValueJob): ComparedValue {
  const { ignore } = compileIgnore(settings.ignore);
  const compared = compareValue(value, baseline, settings.kind, { ignore, identity: settings.identity ?? null });
  return { hash: compared.hash, diff: compared.diff };
}
