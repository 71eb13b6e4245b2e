import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeLogger } from "../../cmd/stack/logger.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
const lines: Record<string, unknown>[] = [];
before(async () => {
  stack = await startTestStack({ worker: false });
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  stack.use(await stack.secondApi({}, { logger: makeLogger("api", "info", { write }) }));
});
after(() => stack.stop());

const lineOf = (requestId: string | null): Promise<Record<string, unknown>> =>
  until(`the line of request ${requestId}`, async () =>
    lines.find((line) => line["msg"] === "request" && line["requestId"] === requestId),
  );
const DOCUMENT = { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: "hunter2" }] };

test("one line a request: operation, status, duration, who, and the run it is about", async () => {
  const created = await stack.send("POST", "/runs", { body: { document: DOCUMENT } });
  const line = await lineOf(created.headers.get("x-request-id"));
  const runId = created.body["id"];
  assert.deepEqual(
    [line["level"], line["operation"], line["method"], line["url"], line["status"], line["tenant"], line["runId"]],
    ["info", "createRun", "POST", "/runs", 202, "default", runId],
  );
  assert.equal(typeof line["durationMs"], "number");
  assert.equal(line["actor"], "key:default");
  assert.equal(typeof line["keyId"], "string");
  const read = await stack.send("GET", `/runs/${String(runId)}?input=x`);
  assert.equal((await lineOf(read.headers.get("x-request-id")))["runId"], runId);
});

test("refused requests have theirs too, without a tenant where nobody is known", async () => {
  const refused = await stack.send("GET", "/runs", { key: null });
  const line = await lineOf(refused.headers.get("x-request-id"));
  assert.deepEqual([line["status"], line["operation"], line["tenant"]], [401, "listRuns", undefined]);
  const nowhere = await stack.send("GET", "/nothing/here?token=hunter2");
  assert.deepEqual([(await lineOf(nowhere.headers.get("x-request-id")))["operation"], nowhere.status], [null, 404]);
});

test("what watches the service writes no line at `info`", async () => {
  const before = lines.length;
  for (const path of ["/healthz", "/readyz", "/metrics"]) await stack.send("GET", path, { key: null });
  const last = await stack.send("GET", "/runs");
  await lineOf(last.headers.get("x-request-id"));
  assert.equal(lines.length, before + 1);
});

test("no body, no header and no query is in any line", async () => {
  const reply = await stack.send("GET", "/stream?token=hunter2", { key: null });
  assert.equal(reply.status, 401);
  const line = await lineOf(reply.headers.get("x-request-id"));
  assert.equal(line["url"], "/stream");
  await stack.send("PUT", "/secrets/bank", { body: { value: "hunter2-hunter2", hosts: ["example.org"] } });
  const text = JSON.stringify(lines);
  assert.doesNotMatch(text, /hunter2/);
  assert.ok(!text.includes(stack.key));
});
