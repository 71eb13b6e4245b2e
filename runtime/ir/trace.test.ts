import assert from "node:assert/strict";
import { test } from "node:test";
import { joinTrace, readTrace, readTraceparent, runSpan, splitTrace, writeTrace, writeTraceparent } from "./trace.ts";

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

test("the state of a trace goes along with it, as far as it can be read", () => {
  const traceparent = `00-${TRACE}-${SPAN}-01`;
  const kept = joinTrace(traceparent, "congo=t61 rcWkgMzE, , tenant@vendor=x:1 ,");
  assert.equal(kept, `${traceparent} congo=t61 rcWkgMzE,tenant@vendor=x:1`);
  const read = readTrace(kept);
  assert.deepEqual(read, {
    traceId: TRACE,
    spanId: SPAN,
    sampled: true,
    state: "congo=t61 rcWkgMzE,tenant@vendor=x:1",
  });
  assert.equal(writeTrace(read!), kept);
  assert.deepEqual(splitTrace(kept!), { trace: traceparent, tracestate: "congo=t61 rcWkgMzE,tenant@vendor=x:1" });
  assert.equal(runSpan(kept, "run_1").state, read?.state);
  for (const none of [
    undefined,
    "",
    " , ",
    "novalue",
    "=v",
    "Upper=1",
    "a=b=c",
    "a=\u00e9",
    "a=b\tc",
    `a=${"x".repeat(257)}`,
    Array.from({ length: 33 }, (_, n) => `k${n}=v`).join(","),
    Array.from({ length: 5 }, (_, n) => `k${n}=${"v".repeat(110)}`).join(","),
  ]) {
    assert.equal(joinTrace(traceparent, none), traceparent, none);
  }
  assert.deepEqual(readTrace(traceparent), { traceId: TRACE, spanId: SPAN, sampled: true });
  // Without a trace there is nothing that it were the state of, and a header holds no blank.
  assert.equal(joinTrace(undefined, "a=b"), undefined);
  assert.equal(joinTrace(`${traceparent} a=b`, undefined), undefined);
});
