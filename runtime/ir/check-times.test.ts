import assert from "node:assert/strict";
import { test } from "node:test";
import { intoWindow, longestClosedMs, nextCheckAt, nextInterval } from "./check-times.ts";
import { DAYS, type MonitorSchedule } from "./monitor.ts";

const MINUTE = 60_000;
const SCHEDULE: MonitorSchedule = {
  when: { adaptive: { minMs: 15 * MINUTE, maxMs: 120 * MINUTE } },
  timezone: "Europe/Berlin",
  windows: [],
  overlap: "skip",
  catchupMs: 1,
};

test("law 2: adaptive starts at min, doubles without a change, is back at min after one, keeps its gap when it fails", () => {
  const minutes = (last: number | null, seen: "changed" | "unchanged" | "failed") =>
    nextInterval(SCHEDULE, last === null ? null : last * MINUTE, seen)! / MINUTE;
  assert.equal(minutes(null, "unchanged"), 15);
  assert.equal(minutes(15, "unchanged"), 30);
  assert.equal(minutes(100, "unchanged"), 120);
  assert.equal(minutes(120, "changed"), 15);
  assert.equal(minutes(60, "failed"), 60);
  assert.equal(nextInterval({ ...SCHEDULE, when: { everyMs: MINUTE } }, null, "changed"), null);
});

const at = (time: string): number => Date.parse(`${time}Z`);
const into = (windows: MonitorSchedule["windows"], time: string): string =>
  new Date(intoWindow({ windows, timezone: "Europe/Berlin" }, at(time))).toISOString().slice(0, 16);

test("a check that would fall outside its windows waits for the next one", () => {
  const work = [{ days: DAYS.slice(0, 5), from: "08:00", to: "20:00" }];
  assert.equal(into(work, "2026-03-04T10:00"), "2026-03-04T10:00");
  assert.equal(into(work, "2026-03-04T03:00"), "2026-03-04T07:00");
  assert.equal(into(work, "2026-03-06T19:00"), "2026-03-09T07:00");
  const nights = [{ days: ["fri" as const], from: "22:00", to: "06:00" }];
  assert.equal(into(nights, "2026-03-07T04:59"), "2026-03-07T04:59");
  assert.equal(into(nights, "2026-03-07T05:00"), "2026-03-13T21:00");
  assert.equal(into([], "2026-03-07T05:00"), "2026-03-07T05:00");
});

test("the longest time without an open window: a night, a weekend, past midnight and past the end of the week", () => {
  const hours = (...windows: MonitorSchedule["windows"]): number => longestClosedMs(windows) / (60 * MINUTE);
  const week = DAYS.slice(0, 5);
  assert.equal(hours(), 0);
  assert.equal(hours({ days: DAYS, from: "08:00", to: "20:00" }), 12);
  assert.equal(hours({ days: week, from: "08:00", to: "20:00" }), 60);
  assert.equal(hours({ days: ["sun"], from: "22:00", to: "06:00" }), 7 * 24 - 8);
  assert.equal(hours({ days: DAYS, from: "22:00", to: "06:00" }, { days: DAYS, from: "05:00", to: "21:00" }), 1);
});

test("`jitter` makes an adaptive check later, at most by as much, and never moves it out of its window", () => {
  const jittery = { ...SCHEDULE, jitterMs: 30_000 };
  const from = at("2026-03-04T10:00");
  assert.equal(nextCheckAt(jittery, from, MINUTE, 0) - from, MINUTE);
  assert.equal(nextCheckAt(jittery, from, MINUTE, 0.5) - from, MINUTE + 15_000);
  assert.equal(nextCheckAt(SCHEDULE, from, MINUTE, 0.9) - from, MINUTE);
  const closed = { ...jittery, windows: [{ days: DAYS, from: "08:00", to: "11:01" }] };
  const next = nextCheckAt(closed, at("2026-03-04T10:00"), MINUTE, 0.9);
  assert.equal(new Date(next).toISOString(), "2026-03-05T07:00:00.000Z");
});

test("windows on no day are open never, and leave no gap to be counted", () => {
  assert.equal(longestClosedMs([{ days: [], from: "08:00", to: "20:00" }]), 0);
  assert.equal(longestClosedMs([{ days: DAYS, from: "08:00", to: "20:00" }]), 12 * 60 * MINUTE);
});
