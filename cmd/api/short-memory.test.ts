import assert from "node:assert/strict";
import { test } from "node:test";
import { makeShortMemory } from "./short-memory.ts";

test("who asks at the same moment asks once, and what was forgotten is looked up anew", async () => {
  const asked: string[] = [];
  const memory = makeShortMemory(async (name) => asked.push(name), { ms: 60_000, most: 10 });
  assert.deepEqual(await Promise.all([memory.of("a"), memory.of("a"), memory.of("b")]), [1, 1, 2]);
  memory.forget((name) => name === "a");
  assert.deepEqual(await Promise.all([memory.of("a"), memory.of("b")]), [3, 2]);
});

test("what failed and what is not worth it is not kept, and nothing for longer than its time", async () => {
  let asked = 0;
  const look = async (name: string): Promise<string | null> => {
    asked += 1;
    if (name === "away") throw new Error("away");
    return name === "none" ? null : name;
  };
  const memory = makeShortMemory(look, { ms: 60_000, most: 10, keeps: (found) => found !== null });
  await assert.rejects(memory.of("away"));
  await assert.rejects(memory.of("away"));
  assert.deepEqual([await memory.of("none"), await memory.of("none"), asked], [null, null, 4]);
  const none = makeShortMemory(look, { ms: 0, most: 10 });
  await none.of("a");
  await none.of("a");
  assert.equal(asked, 6);
});

test("a look that began before it was forgotten is not kept after it", async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let asked = 0;
  const memory = makeShortMemory(() => answers[asked++]!.promise, { ms: 60_000, most: 10 });
  const before = memory.of("a");
  memory.forget(() => true);
  const after = memory.of("a");
  answers[1]!.resolve("new");
  answers[0]!.resolve("old");
  assert.deepEqual([await before, await after, await memory.of("a")], ["old", "new", "new"]);
});

test("it holds so many at the most", async () => {
  let asked = 0;
  const memory = makeShortMemory(async () => (asked += 1), { ms: 60_000, most: 2 });
  for (const name of ["a", "b", "c", "a"]) await memory.of(name);
  assert.equal(asked, 4);
});
