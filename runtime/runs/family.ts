import { isTerminalStatus } from "../ir/event.ts";
import type { Json } from "../ir/json.ts";
import type { Plan } from "../ir/plan.ts";
import type { RunClose } from "../bridge/index.ts";
import { appendEvents, getRun, getRunSpec, type RunRow, type SweptRun, type Tx } from "../store/index.ts";
import { cancelRequested, headOf } from "./cancel.ts";
import type { RunsDeps } from "./deps.ts";
import { CHILD_ENDED } from "./message-names.ts";
import { childOpOf } from "./plan-messages.ts";

/** Documents nest no deeper. */
const MAX_LEVELS = 8;
/**
 * Tells a parent how its awaited child ended. A parent that has not continued as new hears it from Temporal; one that
 * has does not, and a repeat is dropped there, so that whoever learns of the end may tell.
 * @throws BridgeUnavailableError
 */
export async function tellParent(deps: RunsDeps, child: RunRow, parent: SweptRun, close: RunClose): Promise<void> {
  const { chain, generation } = parent.fence;
  if (child.parent_path === null || isTerminalStatus(parent.status)) return;
  // The first execution of all: Temporal tells it. One that was reset may have found the child started already.
  if (chain === 0 && generation <= 1) return;
  const report = { path: child.parent_path, runId: child.run_id, outcome: outcomeOf(close) } as unknown as Json;
  await deps.bridge.signal({ tenant: child.tenant, runId: parent.run_id }, CHILD_ENDED, report, child.run_id);
}

function outcomeOf(close: RunClose): object {
  switch (close.status) {
    case "completed":
      return { status: "completed", output: close.output };
    case "failed":
    case "timed_out":
      return { status: close.status, error: close.error };
    case "canceled":
      return close.error === undefined ? { status: "canceled" } : { status: "canceled", error: close.error };
    case "terminated":
      return {
        status: "terminated",
        error: { type: "run.terminated", message: close.reason || "The run was terminated" },
      };
    default:
      return close satisfies never;
  }
}

/** What was still open of a run that is closed: awaited children are asked to cancel, the others live on. */
export async function cancelOrphans(deps: RunsDeps, orphans: readonly RunRow[]): Promise<void> {
  for (const orphan of orphans) {
    if (!(await isAwaited(deps, orphan))) continue;
    await deps.database.asSystem((tx) =>
      appendEvents(tx, headOf(orphan), null, [cancelRequested(orphan.status, "the parent run has ended")], {
        reason: "the parent run has ended",
      }),
    );
    deps.hint(orphan.tenant, orphan.run_id);
    await deps.bridge.cancel(orphan.run_id);
  }
}

/** The parent's plan says it; one that cannot be found any more counts as awaited. */
export async function isAwaited(deps: RunsDeps, child: RunRow): Promise<boolean> {
  const { parent_run_id: parentId, parent_path: path } = child;
  if (parentId === null || path === null) return false;
  const plan = await deps.database.asSystem((tx) => findPlan(tx, parentId));
  return plan === null ? true : (childOpOf(plan, path)?.awaited ?? true);
}

/** A run's plan: its own spec's, or, for a child, out of the documents of the one that everything came from. */
export async function findPlan(tx: Tx, runId: string): Promise<Plan | null> {
  let row = await getRun(tx, runId);
  if (row === null) return null;
  const { digest } = row;
  for (let level = 0; row !== null && level <= MAX_LEVELS; level += 1) {
    const kept = await getRunSpec(tx, row.run_id);
    const plan = kept?.spec?.args[0].plan;
    if (plan !== undefined) return plan.digest === digest ? plan : (plan.documents[digest] ?? null);
    row = row.parent_run_id === null ? null : await getRun(tx, row.parent_run_id);
  }
  return null;
}
