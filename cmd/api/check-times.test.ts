import assert from "node:assert/strict";
import { test } from "node:test";
import type { MonitorSchedule } from "../../runtime/ir/monitor.ts";
import { DAYS } from "../../runtime/ir/monitor.ts";
import { backfillSpan, checkTimes } from "./check-times.ts";
import { ApiError } from "./problems.ts";

const at = (time: string): number => Date.parse(time);
const schedule = (when: MonitorSchedule["when"], windows: MonitorSchedule["windows"] = []): MonitorSchedule => ({
  when,
  timezone: "Europe/Berlin",
  windows,
  overlap: "skip",
  catchupMs: 600_000,
});
const FROM = at("2026-03-02T00:00:00Z");
const TO = at("2026-03-09T00:00:00Z");

test("a backfill makes up for the checks that would have been made, in the monitor's zone, and no more than are asked for", () => {
  const hourly = schedule({ everyMs: 3_600_000 });
  const since = at("2026-01-01T00:10:00Z");
  assert.deepEqual(checkTimes(hourly, since, FROM, FROM + 2 * 3_600_000, 10), [
    "2026-03-02T00:10:00.000Z",
    "2026-03-02T01:10:00.000Z",
  ]);
  assert.equal(checkTimes(hourly, since, FROM, TO, 5)?.length, 5);
  const mornings = schedule({ crons: ["0 9 * * 1-5", "0 12 * * *"] });
  assert.deepEqual(checkTimes(mornings, since, FROM, FROM + 24 * 3_600_000, 10), [
    "2026-03-02T08:00:00.000Z",
    "2026-03-02T11:00:00.000Z",
  ]);
  assert.equal(checkTimes(schedule({ adaptive: { minMs: 10_000, maxMs: 20_000 } }), since, FROM, TO, 5), null);
});

test("a backfill goes forward in time, and not beyond now", () => {
  const hour = 3_600_000;
  const now = FROM + 2 * hour;
  assert.deepEqual(backfillSpan("2026-03-02T00:00:00Z", "2026-03-02T01:00:00+00:00", now), [FROM, FROM + hour]);
  assert.deepEqual(backfillSpan("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z", now), [FROM, FROM]);
  // What has not come yet was not missed.
  assert.deepEqual(backfillSpan("2026-03-02T00:00:00Z", "2027-01-01T00:00:00Z", now), [FROM, now]);
  for (const [from, to] of [
    ["2026-03-02T01:00:00Z", "2026-03-02T00:59:59Z"],
    ["2026-03-02T03:00:00Z", "2026-03-02T02:30:00Z"],
  ] as const) {
    assert.throws(
      () => backfillSpan(from, to, now),
      (error) =>
        error instanceof ApiError && error.code === "invalid-request" && /"to" .* before "from"/.test(error.message),
    );
  }
});

test("a backfill keeps to the windows, however many times lie between them", () => {
  const windows = [{ days: DAYS.slice(5), from: "12:00", to: "12:02" }];
  const minutely = schedule({ crons: ["* * * * *"] }, windows);
  const expected = ["07T11:00", "07T11:01", "08T11:00", "08T11:01"].map((time) => `2026-03-${time}:00.000Z`);
  assert.deepEqual(checkTimes(minutely, FROM, FROM, TO, 10), expected);
  assert.deepEqual(checkTimes(schedule({ everyMs: 60_000 }, windows), FROM, FROM, TO, 10), expected);
});

test("times that never lie in a window are not looked at for ages", () => {
  const windows = [{ days: DAYS, from: "09:00", to: "10:00" }];
  const daily = { everyMs: 24 * 3_600_000 };
  const nightly = { crons: ["0 3 * * *"] };
  const [first, last] = [at("0001-01-01T00:00:00Z"), at("9999-12-31T00:00:00Z")];
  for (const when of [daily, nightly]) {
    assert.throws(
      () => checkTimes(schedule(when, windows), at("2026-01-01T15:00:00Z"), first, last, 10),
      /ask for a shorter time/,
    );
    assert.deepEqual(checkTimes(schedule(when, windows), at("2026-01-01T15:00:00Z"), FROM, TO, 10), []);
  }
});
