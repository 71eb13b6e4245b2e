import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { DAYS, type CheckWindow } from "../ir/monitor.ts";
import { exclusionsOf } from "./window-exclusions.ts";

const minute = fc.integer({ min: 0, max: 1439 });
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

test("working hours: nights and the weekend are excluded", () => {
  const days = DAYS.slice(0, 5);
  assert.deepEqual(exclusionsOf([{ days, from: "08:30", to: "20:00" }]), [
    { days, hours: { start: 0, end: 7 }, minutes: { start: 0, end: 59 } },
    { days, hours: { start: 8, end: 8 }, minutes: { start: 0, end: 29 } },
    { days, hours: { start: 20, end: 23 }, minutes: { start: 0, end: 59 } },
    { days: ["sat", "sun"], hours: { start: 0, end: 23 }, minutes: { start: 0, end: 59 } },
  ]);
  assert.deepEqual(exclusionsOf([]), []);
});

test("property: a minute is excluded if no window has it, also past midnight", () => {
  const windows = fc.array(
    fc
      .record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: minute, to: minute })
      .filter((w) => w.from !== w.to),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(windows, fc.integer({ min: 0, max: 6 }), minute, (given, day, at) => {
      const shown = given.map(({ days, from, to }): CheckWindow => ({ days, from: clock(from), to: clock(to) }));
      const isOpen = given.some(({ days, from, to }) => {
        const today = days.includes(DAYS[day]!);
        const yesterday = days.includes(DAYS[(day + 6) % 7]!);
        if (from < to) return today && at >= from && at < to;
        return (today && at >= from) || (yesterday && at < to);
      });
      const isExcluded = exclusionsOf(shown).some(
        ({ days, hours, minutes }) =>
          days.includes(DAYS[day]!) &&
          Math.floor(at / 60) >= hours.start &&
          Math.floor(at / 60) <= hours.end &&
          at % 60 >= minutes.start &&
          at % 60 <= minutes.end,
      );
      assert.equal(isExcluded, !isOpen);
    }),
    { numRuns: 500 },
  );
});
