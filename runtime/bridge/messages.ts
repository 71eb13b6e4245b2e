import {
  QueryNotRegisteredError,
  QueryRejectedError,
  WorkflowUpdateFailedError,
  WorkflowUpdateStage,
} from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import type { Json, JsonObject } from "../ir/json.ts";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { describe } from "./describe.ts";
import { BridgeUnavailableError, GRPC, grpcCode, isNotFound, TemporalAwayError } from "./errors.ts";
import { hasWorker } from "./pollers.ts";
import { watchedCall } from "./watched-call.ts";

/** `not-active`: the run has ended, or Temporal does not know it. */
export type Delivery = "delivered" | "not-active";

/**
 * Delivers a signal of the document's. Returns once Temporal has stored it; a repeat with the same id counts once.
 * @throws BridgeUnavailableError
 */
export async function signal(
  temporal: TemporalClient,
  to: { readonly tenant: string; readonly runId: string },
  name: string,
  payload: Json,
  meta: Json,
): Promise<Delivery> {
  temporal.storage.remember(to.runId, to.tenant);
  return deliver(temporal, `signal run "${to.runId}"`, () =>
    temporal.client.workflow.getHandle(to.runId).signal(name, payload, meta),
  );
}

/** What goes with a payload: `unfit` names the `listen` steps whose schema refuses it, where there are such. */
export function messageMeta(id: string, unfit: readonly string[] = []): { id: string; unfit?: string[] } {
  return unfit.length === 0 ? { id } : { id, unfit: [...unfit] };
}

/** Asks for cancellation; the run goes on with its `finally` and its undos. @throws BridgeUnavailableError */
export function cancel(temporal: TemporalClient, runId: string): Promise<Delivery> {
  return deliver(temporal, `cancel run "${runId}"`, async () => {
    await temporal.client.workflow.getHandle(runId).cancel();
  });
}

/** Ends the run at once: nothing of it runs any more. @throws BridgeUnavailableError */
export function terminate(temporal: TemporalClient, runId: string, reason: string): Promise<Delivery> {
  return deliver(temporal, `terminate run "${runId}"`, async () => {
    await temporal.client.workflow.getHandle(runId).terminate(reason);
  });
}

async function deliver(temporal: TemporalClient, what: string, work: () => Promise<void>): Promise<Delivery> {
  try {
    await call(temporal, what, work);
    return "delivered";
  } catch (error) {
    if (isNotFound(error)) return "not-active";
    throw error;
  }
}

/**
 * `no-worker`: none is there to answer. `timed-out`: one is, and did not answer in time. `unknown-query`: the message
 * names those there are.
 */
export type QueryOutcome =
  | { readonly status: "answered"; readonly value: Json }
  | { readonly status: "not-found" | "no-worker" | "timed-out" }
  | { readonly status: "unknown-query" | "failed"; readonly message: string };

/** Asks a run; works on a closed one while a worker is up. @throws BridgeUnavailableError */
export async function query(
  temporal: TemporalClient,
  runId: string,
  name: string,
  timeoutMs = 10_000,
  how?: JsonObject,
): Promise<QueryOutcome> {
  try {
    const value = await watchedCall(
      temporal,
      `query run "${runId}"`,
      () => temporal.client.workflow.getHandle(runId).query<Json, Json[]>(name, ...(how === undefined ? [] : [how])),
      timeoutMs,
    );
    return { status: "answered", value: value ?? null };
  } catch (error) {
    if (isNotFound(error)) return { status: "not-found" };
    if (error instanceof QueryRejectedError) return { status: "not-found" };
    // Temporal answers so for an unknown name and for a handler that threw alike; ours throw for an unknown name only.
    if (error instanceof QueryNotRegisteredError) return { status: "unknown-query", message: error.message };
    if (grpcCode(error) === GRPC.failedPrecondition) return { status: "no-worker" };
    if (!(error instanceof BridgeUnavailableError) || error instanceof TemporalAwayError) throw error;
    // A server that gives up on a worker near the caller's deadline says so under several codes, some of which a server
    // that is away gives too: only asking tells them apart.
    const worker = await hasWorker(temporal, runId);
    return { status: worker === null ? "not-found" : worker ? "timed-out" : "no-worker" };
  }
}

/** `rejected`: the validator refused (`type` names why) and history has nothing of it. `pending`: not answered in time. */
export type UpdateOutcome =
  | { readonly status: "completed"; readonly value: Json }
  | { readonly status: "rejected"; readonly type: string; readonly message: string }
  | { readonly status: "pending" | "not-active" };

/**
 * Sends an update and waits for its answer; a repeat with the same `id` gets the first one's answer. An execution that
 * continues as new drops the updates that wait in it: they are sent again to the next one, which knows them by their id.
 * @throws BridgeUnavailableError
 */
export async function update(
  temporal: TemporalClient,
  to: { readonly tenant: string; readonly runId: string },
  name: string,
  args: readonly [Json, ...Json[]],
  id: string,
  timeoutMs = 10_000,
): Promise<UpdateOutcome> {
  temporal.storage.remember(to.runId, to.tenant);
  const until = Date.now() + timeoutMs;
  for (let wait = 20; ; wait = Math.min(500, wait * 2)) {
    const outcome = await sendUpdate(temporal, to.runId, name, args, id, Math.max(1, until - Date.now()));
    if (outcome.status !== "not-active") return outcome;
    if ((await describe(temporal, to.runId))?.status !== "running") return outcome;
    if (Date.now() + wait > until) return { status: "pending" };
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function sendUpdate(
  temporal: TemporalClient,
  runId: string,
  name: string,
  args: readonly [Json, ...Json[]],
  id: string,
  timeoutMs: number,
): Promise<UpdateOutcome> {
  try {
    const value = await watchedCall(
      temporal,
      `update run "${runId}"`,
      async () => {
        const handle = await temporal.client.workflow.getHandle(runId).startUpdate<Json, [Json, ...Json[]]>(name, {
          args: [...args],
          updateId: id,
          waitForStage: WorkflowUpdateStage.ACCEPTED,
        });
        return handle.result();
      },
      timeoutMs,
    );
    return { status: "completed", value: value ?? null };
  } catch (error) {
    // The second: its workflow tasks fail or time out, as where the store is away. Nothing of the update was taken.
    if (isNotFound(error) || grpcCode(error) === GRPC.failedPrecondition) return { status: "not-active" };
    if (error instanceof WorkflowUpdateFailedError) {
      const { cause } = error;
      const type = cause instanceof ApplicationFailure ? (cause.type ?? "rejected") : "rejected";
      // The execution ended while the update waited in it.
      if (type === "AcceptedUpdateCompletedWorkflow") return { status: "not-active" };
      return { status: "rejected", type, message: cause?.message ?? error.message };
    }
    // A connection that broke may have lost the update before the server had it; any other end of waiting has not.
    const mayBeLost = grpcCode(error) === GRPC.unavailable;
    if (!(error instanceof BridgeUnavailableError) || error instanceof TemporalAwayError || mayBeLost) throw error;
    return { status: (await hasWorker(temporal, runId)) === null ? "not-active" : "pending" };
  }
}
