import type { TemporalWorkflowSpec } from "../../ir/plan.ts";
import type { MonitorRow } from "../../store/index.ts";

export type CheckMode = "check" | "preview" | "backfill";

/** What starts one check of the monitor as it is; for a schedule without id and time, which Temporal then gives. */
export function checkSpec(
  row: Pick<MonitorRow, "id" | "revision" | "spec" | "labels">,
  mode: CheckMode,
  run: { readonly id: string; readonly time: string } | null,
): TemporalWorkflowSpec {
  const { spec } = row;
  const [input] = spec.args;
  return {
    ...spec,
    workflowId: run?.id ?? checkIdBase(row.id),
    args: [
      {
        ...input,
        monitor: row.id,
        run: { ...input.run, id: run?.id ?? "", time: run?.time ?? "" },
        input: { v: { monitor: row.id, revision: row.revision, mode, notify: true } },
      },
    ],
  };
}

/** Temporal adds a time to it, as we do for an adaptive monitor's. */
export function checkIdBase(monitorId: string): string {
  return `chk_${monitorId.replace(/^mon_/, "")}`;
}

/** "Started … under an id made of monitor and time": twice is once. */
export function checkIdAt(monitorId: string, time: string): string {
  return `${checkIdBase(monitorId)}-${time}`;
}
