import assert from "node:assert/strict";
import { test } from "node:test";
import { readTraceparent, runSpan, writeTraceparent } from "./trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test("a traceparent is read as the recommendation says, and anything else is nothing", () => {
  const read = readTraceparent(`00-${TRACE}-${SPAN}-01`);
  assert.deepEqual(read, { traceId: TRACE, spanId: SPAN, sampled: true });
  assert.equal(writeTraceparent(read!), `00-${TRACE}-${SPAN}-01`);
  assert.equal(readTraceparent(`00-${TRACE}-${SPAN}-02`)?.sampled, false);
  assert.equal(readTraceparent(`cc-${TRACE}-${SPAN}-01-what-comes-later`)?.traceId, TRACE);
  for (const none of [
    undefined,
    "",
    "x",
    `00-${TRACE}-${SPAN}-01-more`,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE}-${SPAN}`,
    `00-${TRACE}-${SPAN}-01\n`,
  ]) {
    assert.equal(readTraceparent(none), null, none);
  }
});

test("a run's span is known by the run's id alone, in the trace that caused it", () => {
  const caused = runSpan(`00-${TRACE}-${SPAN}-00`, "run_1");
  assert.deepEqual([caused.traceId, caused.sampled, caused.isRoot], [TRACE, false, false]);
  assert.equal(caused.spanId, runSpan(undefined, "run_1").spanId);
  assert.notEqual(caused.spanId, runSpan(undefined, "run_2").spanId);
  const alone = runSpan("nonsense", "run_1");
  assert.ok(alone.isRoot);
  assert.match(alone.traceId, /^[0-9a-f]{32}$/);
});
