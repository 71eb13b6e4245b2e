import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { showValue, type Value } from "../../runtime/ir/value.ts";
import type { RunRow } from "../../runtime/store/index.ts";

/** A run as every answer shows it. */
export function viewRun(row: RunRow, input: Value | null): JsonObject {
  return { ...summariseRun(row), input: input === null ? null : showValue(input), output: row.output };
}

/** As lists show it: without its input and output, which may be large. */
export function summariseRun(row: RunRow): JsonObject {
  return {
    id: row.run_id,
    status: row.status,
    document: row.document,
    version: row.version,
    digest: row.digest,
    monitor_id: row.monitor,
    parent: row.parent_run_id === null ? null : { run_id: row.parent_run_id, path: row.parent_path },
    rerun_of: row.rerun_of,
    labels: { ...row.labels },
    error: row.error as unknown as Json,
    last_seq: row.last_seq,
    created_at: row.accepted_at,
    scheduled_at: row.start_after ?? row.scheduled_time,
    started_at: row.started_at,
    closed_at: row.closed_at,
    cancel_requested_at: row.cancel_requested_at,
    concurrency:
      row.concurrency_key === null
        ? null
        : { key: row.concurrency_key, on_conflict: row.on_conflict, waiting: row.waits_for_turn },
  };
}
