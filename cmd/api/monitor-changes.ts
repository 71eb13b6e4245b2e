import { intoWindow, nextInterval } from "../../runtime/ir/check-times.ts";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import type { MonitorSchedule } from "../../runtime/ir/monitor.ts";
import { emitSpec, type Translation } from "../../runtime/translator/index.ts";
import type { MonitorText } from "../../runtime/store/index.ts";
import type { DocumentSource } from "./document-source.ts";
import { ApiError } from "./problems.ts";
import { invalidDocument } from "./submission.ts";

/** A translated Monitor as it is stored. @throws ApiError `invalid-document` where it is a Workflow */
export function monitorText(
  tenant: string,
  { plan, monitor, document }: Extract<Translation, { ok: true }>,
  source: DocumentSource,
): MonitorText {
  if (monitor === undefined) {
    const message = 'A monitor is made of a document of kind "Monitor"; a Workflow is run with POST /runs';
    const place = { line: 1, column: 1, end: { line: 1, column: 1 } };
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

/** `If-Match`: an edit says what it is an edit of. @throws ApiError 428, 412 */
export function demandMatch(header: string | undefined, etag: string, required: boolean): void {
  if (header === undefined) {
    if (!required) return;
    throw new ApiError("precondition-required", "send `If-Match` with the `ETag` of the monitor that you have read");
  }
  const given = header.split(",").map((part) => part.trim());
  if (given.includes("*") || given.includes(etag)) return;
  throw new ApiError("version-mismatch", "the monitor was changed since you have read it; read it again", {
    headers: { etag },
  });
}
