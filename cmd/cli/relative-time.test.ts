import assert from "node:assert/strict";
import { test } from "node:test";
import { relativeTime } from "./relative-time.ts";

const NOW = Date.parse("2026-11-28T12:00:00Z");

for (const [iso, shown] of [
  ["2026-11-28T12:00:00.400Z", "now"],
  ["2026-11-28T11:59:48Z", "12 s ago"],
  ["2026-11-28T11:59:00Z", "1 min ago"],
  ["2026-11-28T15:59:00Z", "in 3 h"],
  ["2026-11-25T11:00:00Z", "3 d ago"],
] as const) {
  test(`${iso} is ${shown}`, () => assert.equal(relativeTime(iso, NOW), shown));
}
