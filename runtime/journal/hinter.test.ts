import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../../test/support/until.ts";
import { hintPayloads, makeHinter, readHint } from "./hinter.ts";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

test("hints of many runs fit into payloads that Postgres takes, and none is lost", () => {
  const runIds = Array.from({ length: 500 }, (_, n) => `run-${n}-${"ä".repeat(20)}`);
  const payloads = hintPayloads(
    new Map([
      ["a", new Set(runIds)],
      ["b", new Set(["x"])],
    ]),
  );
  assert.ok(payloads.length > 1);
  for (const payload of payloads) assert.ok(Buffer.byteLength(payload) < 8_000);
  const read = payloads.flatMap((payload) => [...readHint(payload)!.entries()]);
  assert.deepEqual(
    read.filter(([tenant]) => tenant === "a").flatMap(([, ids]) => ids),
    runIds,
  );
  assert.deepEqual(
    read.filter(([tenant]) => tenant === "b").flatMap(([, ids]) => ids),
    ["x"],
  );
  assert.equal(readHint("not ours"), null);
});

test("a process notifies at most once in 25 ms, however many runs change", async () => {
  const sent: { at: number; payloads: readonly string[] }[] = [];
  const hinter = makeHinter({
    async notify(_channel, payloads) {
      sent.push({ at: performance.now(), payloads });
    },
  });
  for (let n = 0; n < 40; n += 1) {
    hinter.hint("a", `run-${n}`);
    hinter.hint("a", "again");
    await sleep(2);
  }
  await hinter.close();
  const told = sent.flatMap(({ payloads }) => payloads.flatMap((payload) => readHint(payload)!.get("a")!));
  assert.equal(new Set(told).size, 41);
  // The one at the end is the close's, which does not wait.
  const gaps = sent.slice(1, -1).map((one, index) => one.at - sent[index]!.at);
  assert.ok(gaps.length > 0 && gaps.every((gap) => gap >= 24), gaps.join());
});

test("a notification that fails is not the writer's concern, and the next one goes out", async () => {
  let calls = 0;
  const hinter = makeHinter({
    async notify() {
      calls += 1;
      if (calls === 1) throw new Error("away");
    },
  });
  hinter.hint("a", "1");
  await until("the first", async () => (calls === 1 ? true : undefined));
  hinter.hint("a", "2");
  await until("the second", async () => (calls === 2 ? true : undefined));
  await hinter.close();
});
