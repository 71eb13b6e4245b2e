import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatDuration, parseDuration, parseSize } from "./durations.ts";

test("a duration is a whole number and a unit, or ISO 8601 without years and months", () => {
  const known: readonly (readonly [string, number])[] = [
    ["500ms", 500],
    ["30s", 30_000],
    ["15m", 900_000],
    ["2h", 7_200_000],
    ["7d", 604_800_000],
    ["0s", 0],
    ["PT15M", 900_000],
    ["PT1H30M", 5_400_000],
    ["P1DT12H", 129_600_000],
    ["P2W", 1_209_600_000],
    ["PT0.5S", 500],
    ["PT1,25S", 1250],
    ["P3D", 259_200_000],
    ["PT1.5H", 5_400_000],
    ["PT1H0.5M", 3_630_000],
    ["P0,5D", 43_200_000],
    ["P1.5W", 907_200_000],
  ];
  for (const [text, ms] of known) assert.equal(parseDuration(text), ms, text);
});

test("what is no duration gives null", () => {
  for (const text of [
    "",
    "5",
    "5 m",
    "1h30m",
    "1.5h",
    "-5s",
    "5S",
    "P",
    "PT",
    "P1Y",
    "P1M",
    "P1W2D",
    "PT1.5H30M",
    "P1.5DT1H",
    "PT1.5M2S",
    "PT.5S",
    "P1DT",
    "pt5m",
    "5m\n",
    " 5m",
    "9".repeat(13) + "s",
  ]) {
    assert.equal(parseDuration(text), null, JSON.stringify(text));
  }
});

test("a duration that is written is read again", () => {
  fc.assert(fc.property(fc.nat(), (ms) => assert.equal(parseDuration(formatDuration(ms)), ms)));
  assert.equal(formatDuration(5_400_000), "90m");
  assert.equal(formatDuration(0), "0s");
  assert.equal(formatDuration(1500), "1500ms");
});

test("a size is a whole number of bytes, KiB, MiB or GiB", () => {
  assert.equal(parseSize("500B"), 500);
  assert.equal(parseSize("64KiB"), 65_536);
  assert.equal(parseSize("5MiB"), 5_242_880);
  assert.equal(parseSize("1GiB"), 1_073_741_824);
  for (const text of ["5", "5MB", "5 MiB", "1.5MiB", "-1B", "kib"]) assert.equal(parseSize(text), null, text);
});
