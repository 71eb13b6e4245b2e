import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ANY,
  BOOL,
  DURATION,
  isAssignable,
  joinTypes,
  listOf,
  mapOf,
  NEVER,
  NULL,
  nullable,
  NUMBER,
  optional,
  STRING,
  TIMESTAMP,
  typeToText,
  withoutNull,
  type Type,
} from "../index.ts";
import { mergeMaps } from "./type.ts";

const values = (...texts: string[]): Type => ({ kind: "string", values: texts });

test("says yes, maybe or no of a value of one type where another is wanted", () => {
  for (const [from, to, answer] of [
    [NUMBER, NUMBER, "yes"],
    [NUMBER, STRING, "no"],
    [NUMBER, ANY, "yes"],
    [ANY, NUMBER, "maybe"],
    [NEVER, NUMBER, "yes"],
    [nullable(STRING), STRING, "maybe"],
    [STRING, nullable(STRING), "yes"],
    [NULL, nullable(STRING), "yes"],
    [joinTypes(STRING, NUMBER), STRING, "maybe"],
    [joinTypes(BOOL, NUMBER), STRING, "no"],
    [TIMESTAMP, STRING, "yes"],
    [listOf(DURATION), listOf(STRING), "yes"],
    [TIMESTAMP, NUMBER, "no"],
    [values("a"), values("a", "b"), "yes"],
    [values("a", "c"), values("a", "b"), "maybe"],
    [values("c"), values("a", "b"), "no"],
    [STRING, values("a"), "maybe"],
    [listOf(NEVER), listOf(NUMBER), "yes"],
    [listOf(ANY), listOf(NUMBER), "maybe"],
    [listOf(STRING), listOf(NUMBER), "no"],
    [mapOf({ a: NUMBER }), mapOf({ a: NUMBER }), "yes"],
    [mapOf({ a: NUMBER, b: STRING }), mapOf({ a: NUMBER }), "yes"],
    [mapOf({ a: NUMBER, b: STRING }), { ...mapOf({ a: NUMBER }), strict: true }, "no"],
    [mapOf({}), mapOf({ a: NUMBER }), "no"],
    [mapOf({ a: optional(NUMBER) }), mapOf({ a: NUMBER }), "maybe"],
    [mapOf({ a: NUMBER }), mapOf({ a: optional(NUMBER), b: optional(STRING) }), "yes"],
    [mapOf({}, ANY), mapOf({ a: NUMBER }), "maybe"],
    [mapOf({ x: STRING }), mapOf({}, NUMBER), "no"],
    [{ ...mapOf({}, STRING), keyed: true }, mapOf({}, ANY), "no"],
  ] as const) {
    assert.equal(isAssignable(from, to), answer, `${typeToText(from)} → ${typeToText(to)}`);
  }
});

test("joins types: like with like, null kept, any absorbing", () => {
  for (const [types, text] of [
    [[NUMBER, NUMBER], "number"],
    [[NUMBER, NULL, STRING], "number | null | string"],
    [[NUMBER, ANY], "any"],
    [[NEVER, NUMBER], "number"],
    [[], "nothing"],
    [[listOf(NUMBER), listOf(STRING)], "list<number | string>"],
    [[values("a"), values("b"), values("a")], "'a' | 'b'"],
    [[values("a"), STRING], "string"],
    [[mapOf({ a: NUMBER }), mapOf({ a: NUMBER })], "{a: number}"],
    [[mapOf({ a: NUMBER }), mapOf({ b: NUMBER })], "{a: number} | {b: number}"],
  ] as const) {
    assert.equal(typeToText(joinTypes(...types)), text);
  }
  assert.equal(typeToText(withoutNull(nullable(NUMBER))), "number");
  assert.equal(typeToText(withoutNull(NULL)), "nothing");
  assert.equal(
    typeToText(mergeMaps(mapOf({ a: NUMBER, b: STRING }), mapOf({ a: STRING }))),
    "{a: number | string, b?: string}",
  );
});

test("keeps a union of many maps small", () => {
  const many = joinTypes(...Array.from({ length: 40 }, (_, i) => mapOf({ [`f${i}`]: NUMBER })));
  assert.ok(many.kind === "union" && many.members.length <= 8);
});
