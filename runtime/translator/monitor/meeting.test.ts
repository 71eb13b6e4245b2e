import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isInWindow } from "../../ir/check-times.ts";
import { DAYS, type CheckWindow } from "../../ir/monitor.ts";
import { meets } from "./meeting.ts";

const window = (from: string, to: string, days: readonly CheckWindow["days"][number][] = DAYS): CheckWindow => ({
  from,
  to,
  days,
});

test("a time of a cron is looked for in the windows: their very beginning belongs to them, their end does not", () => {
  const day = [window("08:00", "20:00")];
  assert.deepEqual(
    ["0 8 * * *", "59 19 * * *", "0 20 * * *", "59 7 * * *", "*/7 * * * *"].map((cron) => meets([cron], day)),
    [true, true, false, false, true],
  );
  const night = [window("22:00", "02:00", ["fri"])];
  assert.deepEqual(
    ["0 23 * * 5", "59 1 * * 6", "0 2 * * 6", "30 1 * * 5", "0 23 * * 4"].map((cron) => meets([cron], night)),
    [true, true, false, false, false],
  );
  assert.equal(meets(["0 12 29 2 *"], [window("12:00", "12:01", ["sun"])]), true, "a leap day on a Sunday");
  assert.equal(meets(["0 20 * * *", "0 9 * * *"], day), true, "one of them is enough");
  assert.equal(meets(["0 3 * * *"], []), true, "no window closes nothing");
});

test("what it decides is what the clock of the checks decides, time by time", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const windows = fc.array(fc.tuple(minute, minute, fc.subarray([...DAYS], { minLength: 1 })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(minute, fc.integer({ min: 0, max: 6 }), windows, (at, weekday, chosen) => {
      const open = chosen
        .filter(([from, to]) => from !== to)
        .map(([from, to, days]) => window(clock(from), clock(to), days));
      // The first Sunday since the epoch was the fourth of January 1970.
      const time = Date.UTC(1970, 0, 4 + weekday) + at * 60_000;
      const cron = `${at % 60} ${Math.floor(at / 60)} * * ${weekday}`;
      assert.equal(meets([cron], open), isInWindow({ windows: open, timezone: "UTC" }, time));
    }),
    { numRuns: 300 },
  );
});
