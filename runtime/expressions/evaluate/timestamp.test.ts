import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { civilFromDays, daysFromCivil } from "./calendar.ts";
import { durationText, parseDuration } from "./duration.ts";
import { durationOf, localTime, parseTimestamp, TIMESTAMP_PARTS, timestampText, zoneOffset } from "./timestamp.ts";

const FIRST = Date.parse("0001-01-01T00:00:00Z");
const LAST = Date.parse("9999-12-31T23:59:59Z");

test("reads, writes and takes apart times as the system's calendar does, in every year from 1 to 9999", () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST / 1000, max: LAST / 1000 }), (seconds) => {
      const date = new Date(seconds * 1000);
      const text = date.toISOString().replace(".000Z", "Z");
      const time = parseTimestamp(text)!;
      assert.deepEqual([time.seconds, time.nanos], [seconds, 0]);
      assert.equal(timestampText(time), text);
      const local = localTime(time, 0);
      assert.equal(TIMESTAMP_PARTS.getFullYear(local), date.getUTCFullYear());
      assert.equal(TIMESTAMP_PARTS.getMonth(local), date.getUTCMonth());
      assert.equal(TIMESTAMP_PARTS.getDate(local), date.getUTCDate());
      assert.equal(TIMESTAMP_PARTS.getDayOfWeek(local), date.getUTCDay());
      assert.equal(TIMESTAMP_PARTS.getHours(local), date.getUTCHours());
    }),
    { numRuns: 500 },
  );
});

test("counts days forward and back to the same date", () => {
  for (let day = -800_000; day < 3_000_000; day += 997) assert.equal(daysFromCivil(civilFromDays(day)), day);
});

test("refuses what is no RFC 3339 time", () => {
  for (const text of [
    "",
    "2026-01-01",
    "2026-01-01T00:00:00",
    "2026-1-1T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00+24:00",
    "0000-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z",
    "2026-01-01T00:00:00.1234567890Z",
    "9999-12-31T23:59:59-01:00",
    " 2026-01-01T00:00:00Z",
  ]) {
    assert.equal(parseTimestamp(text), undefined, text);
  }
  assert.equal(timestampText(parseTimestamp("2024-02-29t12:00:00.50z")!), "2024-02-29T12:00:00.5Z");
});

test("reads durations of CEL, of documents and of ISO 8601, and writes seconds", () => {
  for (const [text, written] of [
    ["0", "0s"],
    ["90s", "90s"],
    ["1h30m", "5400s"],
    ["1.5h", "5400s"],
    ["100ms", "0.1s"],
    ["-1.5s", "-1.5s"],
    ["1us", "0.000001s"],
    ["15ns", "0.000000015s"],
    ["7d", "604800s"],
    ["P1DT12H", "129600s"],
    ["P2W", "1209600s"],
    ["PT0.5S", "0.5s"],
    ["-PT1M", "-60s"],
    ["+3s", "3s"],
    [".5s", "0.5s"],
    ["9223372036s", "9223372036s"],
  ] as const) {
    assert.equal(durationText(parseDuration(text)!), written, text);
  }
  for (const text of [
    "",
    "-",
    "5",
    "5 s",
    "s",
    ".s",
    "1y",
    "1h 30m",
    "P",
    "PT",
    "P1Y",
    "P1M",
    "1e3s",
    "9223372037s",
    "320000000000s",
  ]) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test("carries between seconds and nanoseconds, with one sign", () => {
  const parts = (seconds: number, nanos: number): (number | undefined)[] => {
    const duration = durationOf(seconds, nanos);
    return [duration?.seconds, duration?.nanos];
  };
  assert.deepEqual(parts(1, -500_000_000), [0, 500_000_000]);
  assert.deepEqual(parts(-1, 500_000_000), [0, -500_000_000]);
  assert.deepEqual(parts(1, 1_500_000_000), [2, 500_000_000]);
  assert.deepEqual(parts(-2, 1_500_000_000), [0, -500_000_000]);
});

test("knows UTC and fixed offsets, and no zone whose rules may change", () => {
  for (const [zone, seconds] of [
    ["UTC", 0],
    ["Z", 0],
    ["+02:00", 7200],
    ["02:00", 7200],
    ["-05:30", -19_800],
    ["Europe/Berlin", undefined],
    ["+2", undefined],
    ["+25:00", undefined],
  ] as const) {
    assert.equal(zoneOffset(zone), seconds, zone);
  }
});
