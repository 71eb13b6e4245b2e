import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { CheckRow, MonitorRow } from "../../runtime/store/index.ts";
import { etagOf } from "./etag.ts";

/** A monitor as every answer shows it. */
export function viewMonitor(row: MonitorRow, diagnostics: readonly Diagnostic[] = []): JsonObject {
  return {
    ...summariseMonitor(row),
    document: row.document,
    source: row.source,
    diagnostics: diagnostics as unknown as Json,
  };
}

/** As lists show it: without its document. */
export function summariseMonitor(row: MonitorRow): JsonObject {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    health: row.health,
    health_since: row.health_since,
    health_error: row.health_error,
    labels: { ...row.labels },
    revision: row.revision,
    digest: row.digest,
    failures_in_a_row: row.failures,
    last_check_at: row.last_check_at,
    last_change_at: row.last_change_at,
    last_notified_at: row.last_notified_at,
    next_check_at: row.next_check_at,
    held_until: row.release_at,
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** Of what a caller can change: checks that come and go do not make an edit fail. */
export function monitorEtag({ id, revision, state }: MonitorRow): string {
  return etagOf(`${id}@${revision}/${state}`);
}

export function viewCheck(row: CheckRow): JsonObject {
  const shown = (row.shown ?? {}) as JsonObject;
  return {
    run_id: row.run_id,
    status: row.status,
    outcome: row.outcome,
    mode: row.mode,
    revision: row.revision,
    told: row.told,
    held: row.held,
    value: shown["value"] ?? null,
    previous: shown["previous"] ?? null,
    diff: shown["diff"] ?? null,
    verdict: shown["verdict"] ?? null,
    unsure: shown["unsure"] ?? null,
    pending: shown["pending"] ?? null,
    proposal: shown["proposal"] ?? null,
    error: row.error ?? shown["error"] ?? null,
    scheduled_at: row.scheduled_time,
    created_at: row.accepted_at,
    closed_at: row.closed_at,
  };
}
