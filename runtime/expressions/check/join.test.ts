import assert from "node:assert/strict";
import { test } from "node:test";
import { typeToText } from "./type-text.ts";
import {
  ANY,
  joinAll,
  joinTypes,
  listOf,
  mapOf,
  mergeMaps,
  NEVER,
  NULL,
  NUMBER,
  optional,
  typeOfConstant,
  type MapType,
  type StringType,
} from "./type.ts";

const words = (...values: string[]): StringType => ({ kind: "string", values });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

test("kinds stand in the order in which they came, each once", () => {
  const joined = joinTypes(NUMBER, words("a"), NULL, NUMBER, words("b"));
  assert.deepEqual(joined, { kind: "union", members: [NUMBER, { ...words("a", "b"), maxLength: 1 }, NULL] });
  assert.equal(joinTypes(), NEVER);
  assert.equal(joinTypes(NEVER, NUMBER), NUMBER);
  assert.equal(joinTypes(NUMBER, ANY, NULL), ANY);
});

test("a text that may be anything takes the words of the others away; so do very many", () => {
  assert.deepEqual(joinTypes(words("a"), { kind: "string" }, words("b")), { kind: "string" });
  assert.deepEqual(joinAll(many(1000, (n) => words(`${n}`))), {
    kind: "string",
    values: many(1000, String),
    maxLength: 3,
  });
  assert.deepEqual(joinAll(many(1001, (n) => words(`${n}`))), { kind: "string", maxLength: 4 });
});

test("lists join their items, and are as long as the longest", () => {
  assert.deepEqual(joinTypes(listOf(NUMBER, 2), listOf(NULL, 7)), listOf(joinTypes(NUMBER, NULL), 7));
  assert.deepEqual(joinTypes(listOf(NUMBER, 2), listOf(NUMBER)), listOf(NUMBER));
});

test("up to eight different maps stay apart, the others become one", () => {
  const single = (n: number): MapType => mapOf({ [`k${n}`]: NUMBER });
  const eight = joinAll([...many(8, single), single(3)]);
  assert.equal(eight.kind === "union" && eight.members.length, 8);
  const ten = joinAll(many(10, single));
  assert.ok(ten.kind === "union" && ten.members.length === 8);
  const last = ten.members[7] as MapType;
  assert.deepEqual({ ...last.properties }, { k7: optional(NUMBER), k8: optional(NUMBER), k9: optional(NUMBER) });
});

test("merged maps: required in all is required, and what one does not name it may have as an extra", () => {
  const merged = mergeMaps(mapOf({ a: NUMBER, b: NUMBER }), mapOf({ a: NULL }, words("x")), mapOf({ a: NUMBER }));
  assert.deepEqual(
    { ...merged.properties },
    {
      a: { type: joinTypes(NUMBER, NULL), required: true },
      b: optional(joinTypes(NUMBER, words("x"))),
    },
  );
  assert.equal(typeToText(merged.additional ?? NEVER), "'x'");
});

test("a literal as long as a document is typed in time that grows with its length", () => {
  const before = process.cpuUsage();
  typeOfConstant(many(130_000, () => 1));
  typeOfConstant(many(40_000, (n) => `v${n}`));
  typeOfConstant(many(25_000, (n) => ({ [`k${n}`]: 1 })));
  typeOfConstant(many(25_000, (n) => ({ a: n, b: `v${n}` })));
  typeOfConstant(many(25_000, (n) => [`v${n}`]));
  const { user, system } = process.cpuUsage(before);
  // By the square it is minutes.
  assert.ok(user + system < 10_000_000, `${(user + system) / 1e6} s of the processor`);
});
