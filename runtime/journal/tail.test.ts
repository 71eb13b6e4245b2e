import assert from "node:assert/strict";
import { test } from "node:test";
import { makeTail } from "./tail.ts";

const entry = (place: number, bytes = 1) => ({ place, bytes });
const places = (entries: readonly { place: number }[]) => entries.map((one) => one.place);
const make = () => makeTail<number, { place: number; bytes: number }>(10, (one, other) => one - other);

test("gives what lies behind a place, in pages, and knows where it begins and ends", () => {
  const tail = make();
  assert.deepEqual([tail.floor, tail.head], [10, 10]);
  tail.add([11, 12, 15].map((place) => entry(place)));
  assert.deepEqual([tail.floor, tail.head], [10, 15]);
  assert.deepEqual(places(tail.after(10, 2)), [11, 12]);
  assert.deepEqual(places(tail.after(12, 9)), [15]);
  assert.deepEqual(places(tail.after(13, 9)), [15]);
  assert.deepEqual(places(tail.after(15, 9)), []);
  assert.deepEqual(places(tail.after(99, 9)), []);
});

test("forgets the oldest beyond a number and beyond a size, and the floor says so", () => {
  const many = make();
  many.add(Array.from({ length: 2_000 }, (_, n) => entry(11 + n)));
  assert.deepEqual([many.floor, many.head], [2_010 - 512, 2_010]);
  assert.equal(many.after(many.floor, 9_999).length, 512);
  const large = make();
  large.add([11, 12, 13].map((place) => entry(place, 600 * 1024)));
  assert.deepEqual([large.floor, places(large.after(large.floor, 9))], [12, [13]]);
});

test("wakes each listener once, at the next news, unless it was taken back", () => {
  const tail = make();
  const woken: string[] = [];
  tail.onNews(() => woken.push("a"));
  const forget = tail.onNews(() => woken.push("b"));
  forget();
  tail.add([]);
  assert.deepEqual(woken, []);
  tail.add([entry(11)]);
  tail.add([entry(12)]);
  assert.deepEqual(woken, ["a"]);
});
