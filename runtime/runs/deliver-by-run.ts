import type { WorkerChannel } from "../ir/notification.ts";
import { isJsonObject } from "../ir/json.ts";
import { planDigest } from "../ir/plan-digest.ts";
import type { Plan, Template } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import { PLAN_VERSION } from "../ir/versions.ts";
import { emitSpec } from "../ir/workflow-spec.ts";
import { handOverDelivery } from "../store/index.ts";
import { acceptRun } from "./accept.ts";
import type { RunsDeps } from "./deps.ts";
import { startRun } from "./start.ts";

/** One attempt at a delivery that a tenant's own worker makes. */
export interface DeliveryByRun {
  readonly id: string;
  readonly tenant: string;
  readonly attempt: number;
  readonly channel: string;
  readonly worker: WorkerChannel;
  /** Closed: what the document says under the channel's name. */
  readonly target: Template;
  /** The property `notification` of the input. */
  readonly notification: Value;
  /** Until the delivery is given up. */
  readonly leftMs: number;
}

const STEP = "deliver";
const LEAST_WAIT_MS = 60_000;
/** What storing and the way there and back may take beside the call. */
const ALLOWANCE_MS = 120_000;
/** After Temporal has ended the run for certain, until that is known here. */
const KNOWN_MS = 300_000;

/** Another sender has the attempt. */
class ClaimLost extends Error {}

/**
 * Accepts the run of an attempt, in the transaction that notes it at the delivery, and starts it. It waits for a worker
 * as long as the delivery lives: one that comes back after hours finds what was told meanwhile. False: the attempt is
 * another sender's.
 */
export async function deliverByRun(deps: RunsDeps, delivery: DeliveryByRun): Promise<boolean> {
  const { id, tenant, attempt, channel, notification } = delivery;
  const runId = `${id}-${attempt}`;
  const plan = planOf(delivery);
  const spec = emitSpec(plan, {
    tenant,
    runId,
    time: new Date().toISOString(),
    labels: { delivery: id },
    input: notification,
  });
  try {
    await acceptRun(deps, {
      tenant,
      actor: "system",
      runId,
      plan,
      spec,
      input: notification,
      answer: () => null,
      async also(tx) {
        if (!(await handOverDelivery(tx, { id, attempt }, runId, spec.executionTimeoutMs + KNOWN_MS))) {
          throw new ClaimLost(`attempt ${attempt} of delivery "${id}" is another's`);
        }
      },
    });
  } catch (error) {
    if (error instanceof ClaimLost) return false;
    throw error;
  }
  await startRun(deps, tenant, runId, spec).catch((error: unknown) => {
    // The sweeper starts it.
    deps.log.warn({ runId, tenant, channel, err: error }, "a delivery's run waits for Temporal");
  });
  return true;
}

function planOf({ channel, worker, target, leftMs }: DeliveryByRun): Plan {
  const { queue, timeoutMs } = worker;
  const waitMs = Math.max(LEAST_WAIT_MS, Math.ceil(leftMs));
  const plan: Omit<Plan, "digest"> = {
    planVersion: PLAN_VERSION,
    name: channel,
    kind: "Workflow",
    labels: {},
    body: [
      {
        op: "segment",
        id: STEP,
        kind: "call",
        calls: [
          {
            id: STEP,
            activity: channel,
            with: { m: [...membersOf(target), ["notification", { e: 0 }]] },
            timeoutMs,
            deadlineMs: waitMs,
            // The outbox tries again, by its own schedule.
            retry: { attempts: 1, initialMs: 1000, factor: 1, maxMs: 1000, except: [] },
          },
        ],
        host: "remote",
        queue,
        language: "typescript",
      },
    ],
    exprs: [
      { source: "inputs", tree: ["var", 0, 0, "inputs"], reads: ["inputs"] },
      { source: `steps.${STEP}`, tree: ["var", 0, 0, `steps.${STEP}`], reads: [`steps.${STEP}`] },
    ],
    queries: {},
    output: { e: 1 },
    timeoutMs: waitMs + timeoutMs + ALLOWANCE_MS,
    budget: { steps: 1 },
    documents: {},
  };
  return { ...plan, digest: planDigest(plan) };
}

/** A target without a secret in it is a constant as a whole. */
function membersOf(target: Template): readonly (readonly [string, Template])[] {
  if ("m" in target) return target.m;
  return "v" in target && isJsonObject(target.v) ? Object.entries(target.v).map(([name, v]) => [name, { v }]) : [];
}
