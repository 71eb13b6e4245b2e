import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { BUILT_IN_FAILURES } from "../../../runtime/ir/failure.ts";
import { afterFailure, unknownOutcome } from "./retry.ts";

const call = { retry: { attempts: 4, initialMs: 200, factor: 2, maxMs: 500, except: ["http.timeout", "mine.*"] } };
const repeatable = { repeatable: true, facts: {} };
const failure = (type: string) => ({ type, message: "no" });

test("the back-off grows by its factor up to its limit, until the attempts are used up", () => {
  const waits = [1, 2, 3, 4].map((attempt) => afterFailure(call, attempt, failure("http.server_error"), repeatable));
  assert.deepEqual(waits, [
    { afterMs: 200 },
    { afterMs: 400 },
    { afterMs: 500 },
    { fails: failure("http.server_error") },
  ]);
});

test("what the other side asked for is honoured, where it is longer than the back-off", () => {
  const after = (afterMs: number) =>
    afterFailure(call, 1, failure("http.rate_limited"), { repeatable: true, facts: { afterMs } });
  assert.deepEqual([after(5000), after(10)], [{ afterMs: 5000 }, { afterMs: 200 }]);
});

test("a built-in type is retried as its table says, `except` names others, a pattern may end in .*", () => {
  for (const [type, { retried }] of Object.entries(BUILT_IN_FAILURES)) {
    const expected = retried && type !== "http.timeout";
    assert.equal("afterMs" in afterFailure(call, 1, failure(type), repeatable), expected, type);
  }
  assert.ok("fails" in afterFailure(call, 1, failure("mine.too"), repeatable));
  assert.ok("afterMs" in afterFailure(call, 1, failure("yours.too"), repeatable));
  assert.ok("fails" in afterFailure(call, 1, failure("yours.too"), { repeatable: true, facts: { final: true } }));
});

test("a call that must not be repeated fails as unknown, unless it certainly had no effect", () => {
  const not = { repeatable: false, facts: {} };
  assert.deepEqual(afterFailure(call, 1, failure("http.server_error"), not), {
    fails: unknownOutcome(failure("http.server_error")),
  });
  assert.deepEqual(afterFailure(call, 1, failure("http.client_error"), not), { fails: failure("http.client_error") });
  assert.deepEqual(afterFailure(call, 1, failure("http.network"), { repeatable: false, facts: { noEffect: true } }), {
    afterMs: 200,
  });
  assert.deepEqual(afterFailure(call, 1, failure("http.rate_limited"), not), { afterMs: 200 });
});

test("no attempt begins beyond `attempts`, whatever failed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(BUILT_IN_FAILURES)),
      fc.nat(50),
      fc.boolean(),
      fc.nat(1e6),
      (type, attempt, again, afterMs) => {
        const next = afterFailure(call, attempt + 4, failure(type), {
          repeatable: again,
          facts: { afterMs, noEffect: true },
        });
        return "fails" in next;
      },
    ),
  );
});
