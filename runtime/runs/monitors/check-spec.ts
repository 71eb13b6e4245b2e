import type { TemporalWorkflowSpec } from "../../ir/plan.ts";
import { monitorCapability, type MonitorRow, type Tx } from "../../store/index.ts";
import { callsOwnWorkers } from "../own-workers.ts";

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

/**
 * The same for checks that are started without a look at the database: the tenant's own workers are shown a capability
 * that the check makes of its monitor's.
 */
export async function withCapability(
  tx: Tx,
  { id, tenant }: Pick<MonitorRow, "id" | "tenant">,
  spec: TemporalWorkflowSpec,
): Promise<TemporalWorkflowSpec> {
  const [input] = spec.args;
  if (!callsOwnWorkers(input.plan)) return spec;
  return { ...spec, args: [{ ...input, monitorCapability: await monitorCapability(tx, tenant, id) }] };
}

/** Temporal adds a time to it, as we do for an adaptive monitor's. */
export function checkIdBase(monitorId: string): string {
  return `chk_${monitorId.replace(/^mon_/, "")}`;
}

/** "Started … under an id made of monitor and time": twice is once. */
export function checkIdAt(monitorId: string, time: string): string {
  return `${checkIdBase(monitorId)}-${time}`;
}
