import assert from "node:assert/strict";
import { heartbeat } from "@temporalio/activity";
import { NativeConnection, Worker } from "@temporalio/worker";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Reply, TestStack } from "./stack.ts";

/** What a worker of a user's own gets from Temporal: its language's SDK gives it as plain JSON. */
export interface OwnArgument {
  readonly tenant: string;
  readonly runId: string;
  readonly capability?: string;
  readonly calls: readonly [
    {
      readonly path: string;
      readonly activity: string;
      readonly with: Json;
      readonly output?: Json;
      readonly undo?: Json;
      readonly retry: { readonly attempts: number };
    },
  ];
}

export interface OwnCall {
  readonly attempt: number;
  readonly argument: OwnArgument;
  post(path: string, body: JsonObject): Promise<Reply>;
}

/** @throws {@link OwnFailure} to fail with a type and details of its own */
export type OwnWork = (input: JsonObject, call: OwnCall) => Promise<Json>;

export class OwnFailure extends Error {
  readonly type: string;
  readonly details: Json | undefined;
  constructor(type: string, message: string, details?: Json) {
    super(message);
    this.type = type;
    this.details = details;
  }
}

export interface OwnWorker {
  /** Every argument that it was given. */
  readonly seen: readonly OwnArgument[];
  stop(): Promise<void>;
}

export function postToWorkers(
  stack: TestStack,
  capability: string | null,
  path: string,
  body: JsonObject,
): Promise<Reply> {
  return stack.send("POST", `/worker/${path}`, {
    body,
    key: null,
    ...(capability === null ? {} : { headers: { authorization: `Bearer ${capability}` } }),
  });
}

/** A worker that has nothing but Temporal and the API's address: what the adapters of other languages do. */
export async function startOwnWorker(
  stack: TestStack,
  work: OwnWork,
  { queue = "billing", tenant = "default" } = {},
): Promise<OwnWorker> {
  const seen: OwnArgument[] = [];
  const connection = await NativeConnection.connect({ address: stack.world.address });
  const worker = await Worker.create({
    connection,
    taskQueue: `wl.${tenant}.${queue}`,
    maxHeartbeatThrottleInterval: "1s",
    defaultHeartbeatThrottleInterval: "1s",
    activities: {
      "wl.segment": async (argument: OwnArgument) => {
        seen.push(argument);
        // An attempt that is not heard of for 10 s is given up, and the next one begins.
        const beats = setInterval(heartbeat, 1000);
        try {
          return await segment(stack, work, argument);
        } finally {
          clearInterval(beats);
        }
      },
    },
  });
  const running = worker.run();
  return {
    seen,
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

async function segment(stack: TestStack, work: OwnWork, argument: OwnArgument): Promise<JsonObject> {
  const { tenant, capability = "" } = argument;
  const [call] = argument.calls;
  const post = (path: string, body: JsonObject): Promise<Reply> => postToWorkers(stack, capability, path, body);
  const begun = await post("get-checkpoint", { activity: call.activity, with: call.with });
  assert.equal(begun.status, 200, begun.text);
  if (begun.body["state"] === "done") return { tenant, status: "done", results: [begun.body["result"] ?? null] };
  if (begun.body["state"] !== "begun") return { tenant, status: "canceled", results: [] };
  const attempt = begun.body["attempt"] as number;
  let ended: Reply;
  try {
    const output = await work(begun.body["input"] as JsonObject, { attempt, argument, post });
    ended = await post("put-checkpoint", {
      attempt,
      output,
      ...(call.output === undefined ? {} : { project: call.output }),
      ...(call.undo === undefined ? {} : { undo: call.undo }),
      usage: { tokens: 3 },
    });
  } catch (error) {
    const own = error instanceof OwnFailure ? error : undefined;
    const failure: JsonObject = {
      type: own?.type ?? "acme.busy",
      message: (error as Error).message,
      ...(own?.details === undefined ? {} : { details: own.details }),
    };
    ended = await post("put-checkpoint", { attempt, failure });
  }
  assert.equal(ended.status, 200, ended.text);
  const { outcome, result, failure } = ended.body;
  if (outcome === "ok" || outcome === "exists") return { tenant, status: "done", results: [result ?? null] };
  if (outcome !== "failed") return { tenant, status: "canceled", results: [] };
  const again: JsonObject = { path: call.path, attempt, afterMs: 1100, failure: failure ?? null };
  return attempt < Math.min(2, call.retry.attempts)
    ? { tenant, status: "resume", results: [], ...again }
    : { tenant, status: "failed", results: [], failure: failure ?? null };
}
