import { intoWindow, nextInterval } from "../../runtime/ir/check-times.ts";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import type { MonitorSchedule } from "../../runtime/ir/monitor.ts";
import { emitSpec, type Translation } from "../../runtime/translator/index.ts";
import type { MonitorText } from "../../runtime/store/index.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { DocumentSource } from "./document-source.ts";
import { invalidDocument } from "./submission.ts";

/** A translated Monitor as it is stored. @throws ApiError `invalid-document` where it is a Workflow */
export async function monitorText(
  tenant: string,
  { plan, monitor, document }: Extract<Translation, { ok: true }>,
  source: DocumentSource,
  reader: DocumentReader,
): Promise<MonitorText> {
  if (monitor === undefined) {
    const message = 'A monitor is made of a document of kind "Monitor"; a Workflow is run with POST /runs';
    const place = (await reader.place(source, "/kind")) ?? { line: 1, column: 1, end: { line: 1, column: 1 } };
    throw invalidDocument([{ code: "value.not_allowed", severity: "error", pointer: "/kind", ...place, message }]);
  }
  const text = typeof source.source === "string" ? source.source : new TextDecoder().decode(source.source);
  return {
    name: plan.name,
    source: text,
    format: source.format === "json" || text.trimStart().startsWith("{") ? "json" : "yaml",
    document: document as unknown as JsonObject,
    spec: emitSpec(plan, { tenant, runId: "", time: "", input: { v: {} }, monitor: "" }),
    settings: monitor,
    digest: plan.digest,
    labels: plan.labels,
  };
}

/** When an adaptive monitor that begins is checked first: at once, as far as its windows let it. */
export function firstCheck(schedule: MonitorSchedule, now: number): { at: string; intervalMs: number } | null {
  const intervalMs = nextInterval(schedule, null, "unchanged");
  return intervalMs === null ? null : { at: new Date(intoWindow(schedule, now)).toISOString(), intervalMs };
}

/** RFC 7396: null takes a member out, an object is merged, all else replaces. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name] ?? null, value);
  }
  return merged;
}
