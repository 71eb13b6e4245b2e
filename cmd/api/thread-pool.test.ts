import assert from "node:assert/strict";
import { after, test } from "node:test";
import { makeDocumentReader } from "./document-reader.ts";
import { ApiError } from "./problems.ts";
import { makeThreadPool } from "./thread-pool.ts";

const module = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; parentPort.postMessage({ isReady: true }); parentPort.on("message", ({ task }) => { ${code} });`)}`,
  );
const answer = "parentPort.postMessage({ value: task * 2 });";
const stops: (() => Promise<void>)[] = [];
after(() => Promise.all(stops.map((stop) => stop())));

function pool(code: string, more: { threads?: number; limitMs?: number; maxWaiting?: number } = {}) {
  const made = makeThreadPool({
    module: module(code),
    threads: 1,
    limitMs: 5000,
    maxWaiting: 10,
    doing: "read the document",
    ...more,
  });
  stops.push(() => made.stop());
  return made;
}
const refusal = async (work: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await work.then(
    () => assert.fail("it succeeded"),
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof ApiError, String(error));
  return error;
};

test("tasks wait for a thread and get their own answers", async () => {
  const made = pool(answer);
  assert.deepEqual(await Promise.all([1, 2, 3].map((task) => made.run(task))), [2, 4, 6]);
});

test("a task that takes too long is ended, and the next one gets a fresh thread", async () => {
  const made = pool(`if (task === 0) { for (;;); } ${answer}`, { limitMs: 3000 });
  const [endless, next] = await Promise.all([refusal(made.run(0)), made.run(4)]);
  assert.deepEqual([endless.code, endless.message], ["invalid-request", "to read the document takes more than 3 s"]);
  assert.equal(next, 8);
});

test("a task of another kind is told as what it is", async () => {
  const made = pool("for (;;);", { limitMs: 300, maxWaiting: 1 });
  const first = refusal(made.run(1, "evaluate the query"));
  const second = refusal(made.run(2, "simulate the run"));
  assert.equal((await refusal(made.run(3, "evaluate the query"))).message, "too busy to evaluate the query now");
  assert.equal((await first).message, "to evaluate the query takes more than 0.3 s");
  assert.equal((await second).message, "to simulate the run takes more than 0.3 s");
});

test("what a task throws is its caller's, and a thread that dies takes no other task with it", async () => {
  const made = pool(
    `if (task === 0) process.exit(3); if (task === 1) { parentPort.postMessage({ error: "boom" }); return; } ${answer}`,
  );
  await assert.rejects(made.run(1), /boom/);
  await assert.rejects(made.run(0));
  assert.equal(await made.run(2), 4);
});

test("more than may wait is refused with when to come again", async () => {
  const made = pool("for (;;);", { maxWaiting: 1, limitMs: 400 });
  const first = refusal(made.run(1));
  const second = refusal(made.run(2));
  const third = await refusal(made.run(3));
  assert.deepEqual([third.status, third.headers["retry-after"]], [503, "2"]);
  await made.stop();
  await Promise.all([first, second]);
});

test("a large document is read beside this thread, with the same answer as here", async () => {
  const reader = makeDocumentReader();
  stops.push(() => reader.stop());
  const steps = Array.from({ length: 400 }, (_, n) => ({ id: `s${n}`, set: n === 0 ? 1 : `\${steps.s${n - 1} + 1}` }));
  const source = JSON.stringify({ watchloom: "1", kind: "Workflow", name: "large", steps });
  let beats = 0;
  const timer = setInterval(() => (beats += 1), 5);
  const task = { tenant: "t", documents: new Map(), callers: [], secrets: new Set<string>(), limits: {} };
  const large = await reader.translate({ ...task, document: { source, format: "json" } });
  clearInterval(timer);
  assert.ok(large.ok && large.plan.body.length === 400);
  assert.ok(beats > 3, "this thread went on");
  const small = await reader.translate({ ...task, document: { source: "{}", format: "json" } });
  assert.equal(small.ok, false);
});
