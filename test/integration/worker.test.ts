import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Call, Op, Plan } from "../../runtime/ir/plan.ts";
import type { Activity } from "../../workers/typescript/activity.ts";
import { startRunWorld, type RunWorld } from "../support/run-world.ts";

let world: RunWorld;
const calls: string[] = [];

function activity(name: string, run: Activity["run"], idempotent = true): Activity {
  const manifest = { ...BUILT_IN_MANIFESTS.get("time.now")!, name, input: { type: "object" }, output: {} };
  return { name, manifest, idempotent: () => idempotent, run };
}

export function callOp(
  id: string,
  name: string,
  input: Json = {},
  more: Partial<Call> = {},
  host: "local" | "remote" = "local",
): Op {
  return {
    op: "segment",
    id,
    kind: "call",
    host,
    language: "typescript",
    calls: [
      {
        id,
        activity: name,
        with: { v: input },
        timeoutMs: 5000,
        retry: { attempts: 3, initialMs: 100, factor: 2, maxMs: 30_000, except: [] },
        ...more,
      },
    ],
  };
}
export function plan(body: Op[], more: Partial<Plan> = {}): Plan {
  return {
    planVersion: 1,
    digest: `sha256:${"0".repeat(64)}`,
    name: "test-doc",
    kind: "Workflow",
    labels: {},
    body,
    exprs: [],
    queries: {},
    timeoutMs: 3_600_000,
    budget: { steps: 10_000 },
    documents: {},
    ...more,
  };
}

before(async () => {
  world = await startRunWorld();
  await world.worker([
    activity("test.echo", async (input) => ({ output: { echoed: (input["value"] ?? null) as Json } })),
  ]);
});
after(() => world.stop());

test("a run of two calls ends as completed, with every event once", async () => {
  const runId = await world.start(
    plan([callOp("one", "test.echo", { value: 1 }), callOp("two", "test.echo", { value: 2 }, {}, "remote")]),
  );
  const events = await world.journal(runId);
  console.log(events.map((e) => `${e.seq} ${e.type} ${e.path ?? ""} ${JSON.stringify(e.data)}`).join("\n"));
  assert.equal(events.at(-1)?.type, "run.completed");
  assert.deepEqual(events.at(-1)?.data["output"], { echoed: 2 });
  void calls;
});
