import assert from "node:assert/strict";
import { test } from "node:test";
import { makeProgress } from "./progress.ts";

const lines = (out: string): string[] => out.split("\n").filter((line) => line !== "");

test("a short step says nothing", async () => {
  let out = "";
  assert.equal(await makeProgress((text) => (out += text)).step("short", () => Promise.resolve(7)), 7);
  assert.equal(out, "");
});

test("a long step is shown with its detail and its end; a detail that only counts on adds no line", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  let out = "";
  const { promise, resolve } = Promise.withResolvers<void>();
  const step = makeProgress((text) => (out += text)).step("building", async (say) => {
    say("package 1");
    t.mock.timers.tick(2000);
    say("package 2");
    say("package 3");
    say("linking");
    await promise;
  });
  t.mock.timers.tick(3000);
  t.mock.timers.tick(2000);
  resolve();
  await step;
  assert.deepEqual(lines(out), [
    "  building: package 1 (2 s)",
    "  building: linking (2 s)",
    "  building: linking (5 s)",
    "  building: done in 7 s",
  ]);
});

test("a step that fails is told as ended, and its error goes on", async () => {
  await assert.rejects(
    makeProgress(() => undefined).step("breaks", () => Promise.reject(new Error("no"))),
    /no/,
  );
});
