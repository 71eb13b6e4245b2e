import assert from "node:assert/strict";
import { test } from "node:test";
import { isBlocked, looksLikeWall, nextHealth, type HealthMemory, type HealthSign } from "./health.ts";

const RULES = { failures: 3, emptyFor: 2 };
const WELL: HealthMemory = { health: "ok", told: null, failures: 0, empties: 0 };
const good: HealthSign = { kind: "good" };
const failed: HealthSign = { kind: "failed", blocked: false };
const blocked: HealthSign = { kind: "failed", blocked: true };
const empty: HealthSign = { kind: "empty" };

/** What is told, one entry a sign. */
function told(...signs: readonly HealthSign[]): (string | null)[] {
  let memory = WELL;
  return signs.map((sign) => {
    const next = nextHealth(RULES, memory, sign);
    memory = next;
    return next.tells ? next.health : null;
  });
}

const LAW_10: readonly [string, readonly HealthSign[], readonly (string | null)[]][] = [
  ["failing after n in a row, once", [failed, failed, failed, failed], [null, null, "failing", null]],
  ["a good check between begins anew", [failed, failed, good, failed, failed], [null, null, null, null, null]],
  ["recovery is told once", [failed, failed, failed, good, good], [null, null, "failing", "ok", null]],
  ["nothing to recover from, nothing to tell", [failed, failed, good], [null, null, null]],
  ["empty by its own count", [empty, failed, empty], [null, null, "empty"]],
  ["blocked apart from failing", [failed, failed, blocked], [null, null, "blocked"]],
  [
    "one trouble is told once, whatever it becomes, until all is well again",
    [failed, failed, failed, blocked, failed, empty, empty, { kind: "stale" }, good],
    [null, null, "failing", null, null, "ok", "empty", null, "ok"],
  ],
  ["stale only where nothing else is wrong", [{ kind: "stale" }, { kind: "stale" }, good], ["stale", null, "ok"]],
  [
    "undelivered until something is delivered, whatever the checks say",
    [{ kind: "undelivered" }, good, { kind: "delivered" }],
    ["undelivered", null, "ok"],
  ],
  [
    "what nobody received is not taken for told",
    [{ kind: "undelivered" }, failed, failed, failed, failed],
    ["undelivered", null, null, "failing", null],
  ],
];

for (const [name, signs, expected] of LAW_10) {
  test(`law 10: ${name}`, () => assert.deepEqual(told(...signs), expected));
}

test("law 10: the site's blocking is told apart from a wrong address", () => {
  const answered = (status: number) => isBlocked({ type: "http.client_error", details: { status } });
  assert.deepEqual([403, 429, 404, 401].map(answered), [true, true, false, false]);
  assert.equal(isBlocked({ type: "http.rate_limited" }), true);
  assert.equal(isBlocked({ type: "http.server_error", details: { status: 502 } }), false);
  assert.equal(looksLikeWall("<title>Just a moment...</title><p>Verify you are human"), true);
  assert.equal(looksLikeWall("<h1>Keyboard</h1><b>79 €</b>"), false);
});
