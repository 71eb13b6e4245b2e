import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { listAudit } from "../../runtime/store/index.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack();
});
after(() => stack.stop());

const DOUBLE = `watchloom: "1"
kind: Workflow
name: double
labels: { team: ops }
inputs: { type: object, required: [n], properties: { n: { type: number }, note: { type: string, default: "" } } }
steps:
  - id: twice
    set: "\${inputs.n * 2}"
output: { twice: "\${steps.twice}", labels: "\${run.labels}" }
`;
const WAITS = `watchloom: "1"
kind: Workflow
name: waits
steps: [{ id: go, listen: { signal: go } }]
output: "\${steps.go}"
`;
const PARENT = `watchloom: "1"
kind: Workflow
name: parent
steps:
  - id: child
    run:
      document:
        watchloom: "1"
        kind: Workflow
        name: its-child
        inputs: { type: object, required: [word], properties: { word: { type: string } } }
        steps: [{ id: said, set: "\${inputs.word}" }]
      input: { word: first }
`;

const rerun = (id: string, body?: JsonObject, headers = {}) =>
  stack.send("POST", `/runs/${id}/rerun`, { ...(body === undefined ? {} : { body }), headers });

test("a run is run again as it was, or with another input, labels and timeout", async () => {
  const first = await stack.send("POST", "/runs", {
    body: { document: DOUBLE, input: { n: 4 }, labels: { reason: "trial", round: "1" }, timeout: "2h" },
  });
  const id = first.body["id"] as string;
  await stack.end(id);

  const same = await rerun(id);
  assert.equal(same.status, 202, same.text);
  const again = same.body["id"] as string;
  assert.notEqual(again, id);
  assert.equal(same.headers.get("location"), `/runs/${again}`);
  assert.deepEqual(
    [same.body["rerun_of"], same.body["digest"], same.body["input"]],
    [id, first.body["digest"], { n: 4, note: "" }],
  );
  const labels = { team: "ops", reason: "trial", round: "1" };
  assert.deepEqual((await stack.end(again))["output"], { twice: 8, labels });

  const other = await rerun(id, { input: { n: 5 }, labels: { round: "2" }, timeout: "90m" });
  assert.deepEqual((await stack.end(other.body["id"] as string))["output"], {
    twice: 10,
    labels: { ...labels, round: "2" },
  });
  const timeouts = await stack.world.database.asSystem((tx) =>
    tx.query<{ run_id: string; timeout_ms: number }>(
      "select run_id, timeout_ms from wl.runs where document = 'double'",
    ),
  );
  const timeout = (run: unknown) => timeouts.find((row) => row.run_id === run)?.timeout_ms;
  assert.deepEqual([id, again, other.body["id"]].map(timeout), [7_200_000, 7_200_000, 5_400_000]);

  const repeats = await stack.send("GET", `/runs?rerun_of=${id}`);
  assert.deepEqual(
    (repeats.body["data"] as JsonObject[]).map((run) => run["id"]),
    [other.body["id"], again],
  );
  const events = await stack.send("GET", `/runs/${again}/events`);
  const [created] = events.body["data"] as { data: JsonObject }[];
  assert.equal(created?.data["rerun_of"], id);
  assert.equal((await stack.send("GET", `/runs/${id}`)).body["rerun_of"], null);
  const audit = await stack.world.database.withTenant("default", (tx) => listAudit(tx, {}, null, 10));
  const row = audit.rows.find((entry) => entry.target === again);
  assert.deepEqual([row?.action, row?.detail["rerun_of"], row?.actor], ["run.rerun", id, "key:default"]);
});

test("a stored document is run again in the version that ran, whatever its name holds now", async () => {
  await stack.send("PUT", "/documents/double", { body: DOUBLE, type: "application/yaml" });
  const first = await stack.send("POST", "/runs", { body: { document_ref: "double", input: { n: 1 } } });
  const changed = await stack.send("PUT", "/documents/double", {
    body: DOUBLE.replace("* 2", "* 100"),
    type: "application/yaml",
  });
  assert.equal(changed.status, 201, changed.text);
  await stack.send("DELETE", "/documents/double");
  const again = await rerun(first.body["id"] as string);
  assert.deepEqual([again.body["version"], again.body["digest"]], [first.body["version"], first.body["digest"]]);
  assert.equal(((await stack.end(again.body["id"] as string))["output"] as JsonObject)["twice"], 2);
});

test("a run that goes on is run again beside itself", async () => {
  const id = await stack.run(WAITS);
  await stack.status(id, "waiting");
  const again = (await rerun(id)).body["id"] as string;
  await stack.status(again, "waiting");
  await stack.send("POST", `/runs/${again}/signals/go`, { body: "second" });
  assert.equal((await stack.end(again))["output"], "second");
  assert.equal((await stack.send("GET", `/runs/${id}`)).body["status"], "waiting");
  await stack.send("POST", `/runs/${id}/terminate`);
});

test("the same Idempotency-Key begins one run, and belongs to the run that is repeated", async () => {
  const id = await stack.run(DOUBLE, { n: 1 });
  const headers = { "idempotency-key": "once" };
  const replies = await Promise.all(Array.from({ length: 6 }, () => rerun(id, { input: { n: 3 } }, headers)));
  assert.equal(new Set(replies.map((reply) => reply.body["id"])).size, 1, replies.map((reply) => reply.text).join());
  const replay = await rerun(id, { input: { n: 3 } }, headers);
  assert.deepEqual([replay.status, replay.headers.get("idempotency-replayed")], [202, "true"]);
  const reused = await rerun(id, { input: { n: 4 } }, headers);
  assert.deepEqual([reused.status, reused.body["code"]], [422, "idempotency-key-reused"]);
  const other = await stack.run(DOUBLE, { n: 1 });
  assert.notEqual((await rerun(other, { input: { n: 3 } }, headers)).body["id"], replay.body["id"]);
});

test("what cannot be run again is refused: an unfit input, a misspelt field, an unknown or another tenant's run", async () => {
  const id = await stack.run(DOUBLE, { n: 1 });
  const unfit = await rerun(id, { input: { n: "x" } });
  assert.deepEqual([unfit.status, unfit.body["code"]], [422, "invalid-payload"]);
  assert.equal((unfit.body["errors"] as JsonObject[])[0]?.["pointer"], "/input/n");
  for (const body of [{ inptu: {} }, { document: DOUBLE }, { timeout: "soon" }, { labels: { a: 1 } }]) {
    const refused = await rerun(id, body as JsonObject);
    assert.deepEqual([refused.status, refused.body["code"]], [400, "invalid-request"], JSON.stringify(body));
  }
  const many = await rerun(id, { labels: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`l${n}`, "x"])) });
  assert.equal(many.status, 400, "11 labels with the document's");
  assert.equal((await rerun("run_nowhere")).body["code"], "run-not-found");
  const stranger = await stack.tenant("stranger");
  assert.equal((await stack.send("POST", `/runs/${id}/rerun`, { key: stranger })).status, 404);
  const reader = await stack.tenant("default", ["runs:read"], "reader");
  assert.equal((await stack.send("POST", `/runs/${id}/rerun`, { key: reader })).status, 403);
});

test("a child is run again on its own, with what its parent gave it or with another input", async () => {
  const id = await stack.run(PARENT);
  await stack.end(id);
  const children = await stack.send("GET", `/runs?parent_id=${id}`);
  const child = (children.body["data"] as JsonObject[])[0]?.["id"] as string;
  const same = await rerun(child);
  assert.deepEqual([same.status, (await stack.end(same.body["id"] as string))["output"]], [202, "first"], same.text);
  const again = await rerun(child, { input: { word: "second" } });
  assert.equal(again.status, 202, again.text);
  const ended = await stack.end(again.body["id"] as string);
  assert.deepEqual([ended["output"], ended["parent"], ended["rerun_of"]], ["second", null, child]);
});
