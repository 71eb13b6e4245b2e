import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({ continueAt: 20 });
});
after(() => stack.stop());

const CHILD = `watchloom: "1"
kind: Workflow
name: child
inputs: { type: object, properties: { n: { type: number, default: 1 } } }
steps:
  - id: go
    listen: { signal: go, timeout: 1h }
output: "\${steps.go}"
`;

async function childOf(parentId: string, path?: string): Promise<JsonObject> {
  return until(`a child of ${parentId}`, async () => {
    const page = await stack.send("GET", `/runs?parent_id=${parentId}`);
    return (page.body["data"] as JsonObject[]).find(
      (run) => run["status"] === "waiting" && (path === undefined || (run["parent"] as JsonObject)["path"] === path),
    );
  });
}

test("a terminated parent's awaited children are asked to cancel, the others live on", async () => {
  await stack.send("PUT", "/documents/child", { body: CHILD, type: "application/yaml" });
  const parentId = await stack.run(`watchloom: "1"
kind: Workflow
name: parent
steps:
  - id: free
    run: { document: child, input: {}, wait: false }
  - id: bound
    run: { document: child, input: {} }
`);
  const [free, bound] = await Promise.all([childOf(parentId, "free"), childOf(parentId, "bound")]);
  assert.deepEqual(bound["parent"], { run_id: parentId, path: "bound" });
  await stack.send("POST", `/runs/${parentId}/terminate`);
  assert.equal((await stack.end(parentId))["status"], "terminated");
  assert.equal((await stack.end(bound["id"] as string))["status"], "canceled");
  assert.equal((await stack.send("GET", `/runs/${free["id"]}`)).body["status"], "waiting");
  await stack.send("POST", `/runs/${free["id"]}/signals/go`, { body: 1 });
  assert.equal((await stack.end(free["id"] as string))["output"], 1);
});

test("a parent that has continued as new hears of its child's end, whatever that end is", async () => {
  const parentId = await stack.run(`watchloom: "1"
kind: Workflow
name: long-parent
steps:
  - id: both
    parallel:
      branches:
        ticks:
          - id: rounds
            loop: { start: 0, while: "\${last < 6}", max: 10, every: 1s, steps: [{ id: more, set: "\${last + 1}" }] }
        waits:
          - id: bound
            try:
              - id: kid
                run: { document: child, input: {} }
            catch:
              - steps: [{ id: caught, set: "\${error.details.error.type}" }]
output: "\${steps.both}"
`);
  const child = await childOf(parentId);
  await until(
    "the parent to continue as new",
    async () => {
      const rows = await stack.world.store.admin<{ chain: number }>(
        "select max(chain) as chain from wl.run_executions where run_id = $1",
        [parentId],
      );
      return (rows[0]?.chain ?? 0) >= 1 || undefined;
    },
    60_000,
  );
  await stack.send("POST", `/runs/${child["id"]}/terminate`);
  const run = await stack.end(parentId);
  assert.deepEqual(run["output"], { ticks: 6, waits: "run.terminated" }, JSON.stringify(run));
});

test("a terminated run lists what was finished and not undone", async () => {
  const site = await import("../support/http-site.ts").then(({ makeHttpSite }) =>
    makeHttpSite((_request, response) => response.setHeader("content-type", "application/json").end("{}")),
  );
  const id = await stack.run(
    `watchloom: "1"
kind: Workflow
name: booked
inputs: { type: object, properties: { url: { type: string } } }
steps:
  - id: flight
    call: http.request
    with: { url: "\${inputs.url}" }
    undo: { call: http.request, with: { method: DELETE, url: "\${inputs.url}" } }
  - id: hotel
    call: http.request
    with: { url: "\${inputs.url}" }
    undo: { call: http.request, with: { method: DELETE, url: "\${inputs.url}" } }
  - id: pause
    wait: 1h
`,
    { url: site.url },
  );
  await stack.status(id, "waiting");
  await stack.send("POST", `/runs/${id}/terminate`, { body: { reason: "stop" } });
  const run = await stack.end(id);
  const error = run["error"] as JsonObject;
  assert.deepEqual([error["type"], error["uncompensated"]], ["run.terminated", ["hotel", "flight"]]);
  const events = await stack.send("GET", `/runs/${id}/events`);
  const last = (events.body["data"] as JsonObject[]).at(-1)?.["data"] as JsonObject;
  assert.deepEqual(last["uncompensated"], ["hotel", "flight"]);
  assert.ok(
    site.requests.every((request) => request.method === "GET"),
    "terminate undoes nothing",
  );
  await site.close();
});
