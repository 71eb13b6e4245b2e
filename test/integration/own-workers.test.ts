import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { runCapability } from "../../runtime/store/index.ts";
import { activityCapability } from "../../runtime/ir/capability.ts";
import {
  postToWorkers,
  startOwnWorker,
  type OwnArgument,
  type OwnWork,
  type OwnWorker,
} from "../support/own-worker.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let own: OwnWorker;
let work: OwnWork = async () => null;

before(async () => {
  stack = await startTestStack();
  for (const name of ["acme.invoice", "acme.revoke"]) {
    const stored = await stack.send("PUT", `/activities/${name}`, {
      body: {
        name,
        version: 1,
        description: "For the test.",
        input: { type: "object" },
        output: { type: "object", required: ["number"], properties: { number: { type: "string" } } },
        errors: ["acme.busy"],
        idempotent: true,
        streaming: true,
        timeoutMs: 120_000,
        available: true,
      },
    });
    assert.equal(stored.status, 201, stored.text);
  }
  own = await startOwnWorker(stack, (input, call) => work(input, call));
});
after(async () => {
  await own.stop();
  await stack.stop();
});

const post = (capability: string | null, path: string, body: JsonObject): Promise<Reply> =>
  postToWorkers(stack, capability, path, body);

const document = (name: string, more: JsonObject = {}): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name,
  inputs: { type: "object", properties: { order: { type: "string" } } },
  steps: [
    { id: "invoice", call: "acme.invoice", queue: "billing", with: { order: "${inputs.order}", note: "n" }, ...more },
  ],
});
const events = async (runId: string): Promise<JsonObject[]> =>
  (await stack.send("GET", `/runs/${runId}/events?limit=1000`)).body["data"] as JsonObject[];

test("a worker with nothing but Temporal and the API does a step: input opened, events streamed, output checkpointed and projected", async () => {
  work = async (input, call) => {
    assert.deepEqual(input, { order: "A-1", note: "n" });
    const written = await call.post("append-events", {
      attempt: call.attempt,
      events: [
        { type: "step.log", number: 1, data: { level: "info", message: "asking" } },
        { type: "step.delta", number: 2, data: { channel: "text", index: 0, delta: "R-" } },
      ],
    });
    assert.deepEqual([written.status, written.body["outcome"]], [200, "ok"], written.text);
    // A repeat, as after an answer that was lost.
    await call.post("append-events", {
      attempt: call.attempt,
      events: [{ type: "step.log", number: 1, data: { level: "info", message: "asking" } }],
    });
    return { number: "R-1", secretless: true };
  };
  const runId = await stack.run(document("bill", { output: { shown: "No ${output.number}" } }), { order: "A-1" });
  const run = await stack.end(runId);
  assert.deepEqual([run["status"], run["output"]], ["completed", { shown: "No R-1" }]);
  const told = await events(runId);
  const ofStep = told.filter((event) => event["path"] === "invoice").map((event) => event["type"]);
  assert.deepEqual(ofStep, ["step.started", "step.log", "step.delta", "checkpoint.created", "step.completed"]);
  const checkpoints = await stack.send("GET", `/runs/${runId}/checkpoints`);
  assert.equal((checkpoints.body["data"] as JsonObject[])[0]?.["path"], "invoice");
});

test("a failed attempt is told as it is retried, by a durable timer", async () => {
  work = async (_input, { attempt }) => {
    if (attempt === 1) throw new Error("the ERP is busy");
    return { number: "R-2" };
  };
  const runId = await stack.run(document("retries"), { order: "A-2" });
  assert.equal((await stack.end(runId))["status"], "completed");
  const retrying = (await events(runId)).find((event) => event["type"] === "step.retrying");
  assert.ok(retrying);
  assert.equal(retrying["attempt"], 2);
  const { error } = retrying["data"] as { error: JsonObject };
  assert.equal(error["message"], "the ERP is busy");
});

test("what does not fit its manifest fails the attempt as activity.invalid_output", async () => {
  work = async () => ({ number: 7 });
  const runId = await stack.run(document("unfit"), { order: "A-3" });
  const run = await stack.end(runId);
  assert.deepEqual([run["status"], (run["error"] as JsonObject)["type"]], ["failed", "activity.invalid_output"]);
});

test("a large output becomes a blob, and what a step reads of it is read", async () => {
  const long = "x".repeat(60_000);
  work = async () => ({ number: long });
  const runId = await stack.run({ ...document("large"), output: "${size(steps.invoice.number)}" }, { order: "A-4" });
  const run = await stack.end(runId);
  assert.deepEqual([run["status"], run["output"]], ["completed", 60_000]);
});

test("a child's calls have capabilities of their own, and an undo has one that outlives the cancel", async () => {
  const child = await stack.send("PUT", "/documents/bill-child", {
    body: {
      document: { ...document("bill-child"), inputs: { type: "object", properties: { order: { type: "string" } } } },
    },
  });
  assert.equal(child.status, 201, child.text);
  const undone: string[] = [];
  work = async (input, { argument }) => {
    const [call] = argument.calls;
    if (call.activity === "acme.revoke") undone.push(String(input["number"]));
    return { number: "R-5" };
  };
  const runId = await stack.run(
    {
      watchloom: "1",
      kind: "Workflow",
      name: "parent",
      steps: [
        {
          id: "mine",
          call: "acme.invoice",
          queue: "billing",
          with: { order: "A" },
          undo: { call: "acme.revoke", with: { number: "${output.number}" } },
        },
        { id: "part", run: { document: "bill-child", input: { order: "B" } } },
        { id: "go", listen: { signal: "go" } },
      ],
    },
    {},
  );
  await until("the child's end", async () => {
    const children = (await stack.send("GET", `/runs?parent_id=${runId}`)).body["data"] as JsonObject[];
    return children[0]?.["status"] === "completed" ? true : undefined;
  });
  await stack.status(runId, "waiting");
  await stack.send("POST", `/runs/${runId}/cancel`);
  assert.equal((await stack.end(runId))["status"], "canceled");
  assert.deepEqual(undone, ["R-5"]);
});

test("a capability opens its one call, and nothing else: not another path, run, tenant, input or time", async (t) => {
  let kept: OwnArgument | undefined;
  const held = Promise.withResolvers<void>();
  t.after(() => held.resolve());
  work = async (input, { argument }) => {
    if (input["order"] !== "A-6") return { number: "R-0" };
    kept = argument;
    await held.promise;
    return { number: "R-6" };
  };
  const runId = await stack.run(document("held"), { order: "A-6" });
  const argument = await until("the call", async () => kept);
  const capability = argument.capability ?? "";
  const [call] = argument.calls;
  const [, payload = "", signature = ""] = capability.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as JsonObject;
  const forged = (changes: JsonObject): string =>
    `wlcap.${Buffer.from(JSON.stringify({ ...claims, ...changes })).toString("base64url")}.${signature}`;
  const log = { attempt: 1, events: [{ type: "step.log", number: 9, data: { level: "info", message: "m" } }] };
  const other = await stack.run(document("other"), { order: "A-7" });
  for (const wrong of [
    null,
    "nonsense",
    stack.key,
    "wlcap.e30.00",
    `${capability}0`,
    forged({ p: "elsewhere" }),
    forged({ r: other }),
    forged({ t: "beta" }),
    forged({ s: true }),
    forged({ e: 9_999_999_999 }),
    forged({ d: "sha256:0" }),
    `wlcap.${payload}.${"0".repeat(64)}`,
    `wlcap.${"A".repeat(9000)}.${signature}`,
  ]) {
    for (const [path, body] of [
      ["append-events", log],
      ["put-checkpoint", { attempt: 1, output: { number: "forged" } }],
      ["get-checkpoint", { activity: call.activity, with: call.with }],
    ] as const) {
      const reply = await post(wrong, path, body as JsonObject);
      assert.ok(
        [401, 403].includes(reply.status),
        `${path} with ${String(wrong).slice(0, 40)}: ${reply.status} ${reply.text}`,
      );
    }
  }
  const expect = async (path: string, body: JsonObject, status: number, code: string): Promise<void> => {
    const reply = await post(capability, path, body);
    assert.deepEqual([reply.status, reply.body["code"]], [status, code], reply.text);
  };
  await expect("get-checkpoint", { activity: "acme.revoke", with: call.with }, 403, "capability-elsewhere");
  await expect("get-checkpoint", { activity: call.activity, with: { v: { order: "B" } } }, 403, "capability-elsewhere");
  // The attempt is held against the stored one.
  await expect("append-events", { ...log, attempt: 2 }, 409, "attempt-not-begun");
  await expect("put-checkpoint", { attempt: 7, output: { number: "x" } }, 409, "attempt-not-begun");
  await expect(
    "append-events",
    { attempt: 1, events: [{ type: "run.completed", number: 1, data: {} }] },
    422,
    "invalid-payload",
  );
  await expect(
    "append-events",
    { attempt: 1, events: [{ type: "step.delta", number: 1, data: { channel: "none", index: 0, delta: "" } }] },
    422,
    "invalid-payload",
  );
  await expect("put-checkpoint", { attempt: 1 }, 400, "invalid-request");
  // A key of the API, with every scope, is no capability; and a capability is no key.
  assert.equal((await stack.send("GET", `/runs/${runId}`, { key: capability })).status, 401);

  held.resolve();
  assert.equal((await stack.end(runId))["status"], "completed");
  // After the end it opens a call that is over: what is stored is shown, nothing can be written.
  const late = await post(capability, "append-events", log);
  assert.deepEqual([late.status, late.body["outcome"]], [200, "closed"], late.text);
  const again = await post(capability, "put-checkpoint", { attempt: 1, output: { number: "other" } });
  assert.deepEqual(
    [again.body["outcome"], (again.body["result"] as JsonObject)["output"]],
    ["exists", { v: { number: "R-6" } }],
  );
});

test("a capability expires, by the database's clock", async () => {
  const runId = await stack.run(document("expires"), { order: "A-8" });
  await stack.end(runId);
  const secret = await stack.world.database.asSystem((tx) => runCapability(tx, runId));
  const claims = {
    tenant: "default",
    runId,
    generation: 1,
    path: "invoice",
    temporalRunId: "t",
    shielded: false,
    activity: "acme.invoice",
    inputDigest: "sha256:0",
  };
  const at = (seconds: number): string =>
    activityCapability(secret ?? "", { ...claims, expiresAt: Math.floor(Date.now() / 1000) + seconds });
  const log = { attempt: 1, events: [{ type: "step.log", number: 1, data: { level: "info", message: "m" } }] };
  assert.equal((await post(at(60), "append-events", log)).status, 200);
  const expired = await post(at(-1), "append-events", log);
  assert.deepEqual([expired.status, expired.body["code"]], [401, "capability-unknown"]);
  assert.match(String(expired.body["detail"]), /expired/);
});

test("nobody but the system's role is given a run's own capability, and no built-in call carries one", async () => {
  const { database, store } = stack.world;
  for (const as of [
    database.asWorker,
    (body: Parameters<typeof database.asWorker>[0]) => database.withTenant("default", body),
  ]) {
    await assert.rejects(
      as((tx) => tx.query("select wl.run_capability('x')")),
      /permission denied/,
    );
    await assert.rejects(
      as((tx) => tx.query("select wl.monitor_capability('default', 'mon_1')")),
      /permission denied/,
    );
    await assert.rejects(
      as((tx) => tx.query("select key from wl.capability_key")),
      /permission denied/,
    );
  }
  const [key] = await store.admin<{ length: number }>("select length(key)::int as length from wl.capability_key");
  assert.equal(key?.length, 32);
  assert.ok(own.seen.length > 0 && own.seen.every((argument) => argument.capability?.startsWith("wlcap.") === true));
});
