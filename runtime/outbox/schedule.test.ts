import assert from "node:assert/strict";
import { test } from "node:test";
import { makeBreaker } from "./breaker.ts";
import { endpointOf, shownEndpoint } from "./endpoint.ts";
import { deliveryId, makeDeliveries } from "./make-deliveries.ts";
import { afterFailure, SCHEDULE_MS } from "./schedule.ts";

test("attempts come at once, after 5 s, 5 m, 30 m, 2 h, 5 h and 10 h, a tenth later at most; then it is dead", () => {
  const none = {};
  const pauses = [1, 2, 3, 4, 5, 6].map((tries) => afterFailure(tries, none, SCHEDULE_MS, () => 0));
  assert.deepEqual(
    pauses.map((next) => (next.state === "again" ? next.afterMs / 1000 : next.state)),
    [5, 300, 1800, 7200, 18_000, 36_000],
  );
  assert.deepEqual(
    afterFailure(1, none, SCHEDULE_MS, () => 1),
    { state: "again", afterMs: 5500 },
  );
  assert.deepEqual(afterFailure(7, none), { state: "dead" });
  const most = SCHEDULE_MS.reduce((sum, ms) => sum + ms * 1.1, 0);
  assert.ok(most < 24 * 3_600_000, "all tries fall into the 24 hours");
});

test("a final failure is the last; Retry-After counts where it asks for more", () => {
  assert.deepEqual(afterFailure(1, { final: true }), { state: "dead" });
  const after = (retryAfterMs: number) => afterFailure(1, { retryAfterMs }, SCHEDULE_MS, () => 0);
  assert.deepEqual(
    [after(60_000), after(10)],
    [
      { state: "again", afterMs: 60_000 },
      { state: "again", afterMs: 5000 },
    ],
  );
});

test("an endpoint that fails five times in a row is left alone, longer each time, until it works", () => {
  let now = 0;
  const breaker = makeBreaker(() => now);
  for (let failure = 0; failure < 4; failure += 1) breaker.failed("a");
  assert.deepEqual(breaker.held(), []);
  breaker.failed("a");
  breaker.failed("b");
  assert.deepEqual(breaker.held(), ["a"]);
  now += 5000;
  assert.deepEqual(breaker.held(), []);
  breaker.failed("a");
  now += 5000;
  assert.deepEqual(breaker.held(), ["a"]);
  for (let failure = 0; failure < 10; failure += 1) breaker.failed("a");
  now += 60_000;
  assert.deepEqual(breaker.held(), [], "a minute at most");
  breaker.succeeded("a");
  breaker.failed("a");
  assert.deepEqual(breaker.held(), []);
});

test("ids are made of what is told, hold no dot, and differ by tenant, origin, key and place", () => {
  const id = deliveryId("acme", "run:r", "told", 0);
  assert.match(id, /^dlv_[0-9a-hjkmnp-tv-z]{26}$/);
  assert.equal(deliveryId("acme", "run:r", "told", 0), id);
  const others = [
    deliveryId("acm", "erun:r", "told", 0),
    deliveryId("acme", "run:r", "told", 1),
    deliveryId("acme", "run:r", "tol", 0),
    deliveryId("acme", "monitor:r", "told", 0),
  ];
  assert.equal(new Set([id, ...others]).size, 5);
});

test("an endpoint is the tenant and the host, or the secret that holds it", () => {
  const at = (channel: string, target: Parameters<typeof endpointOf>[2]) => endpointOf("acme", channel, target);
  assert.equal(at("webhook", { v: { url: "https://Hooks.example:8443/x" } }), "acme hooks.example:8443");
  assert.equal(at("webhook", { m: [["url", { s: "hook" }]] }), "acme secret hook");
  assert.equal(at("slack", { m: [["webhook", { s: "s" }]] }), "acme secret s");
  assert.equal(at("slack", { m: [["token", { s: "s" }]] }), "acme slack.com");
  assert.equal(at("ntfy", { v: { topic: "t" } }), "acme ntfy.sh");
  assert.equal(at("email", { v: { to: ["a@example.org"] } }), "acme mail");
  assert.equal(at("webhook", { v: { url: "nonsense" } }), "acme webhook");
  assert.equal(shownEndpoint("a tenant", endpointOf("a tenant", "ntfy", { v: {} })), "ntfy.sh");
});

test("deliveries are made one a channel; what is no channel is refused", () => {
  const telling = {
    tenant: "acme",
    origin: { monitorId: "mon_1", runId: "run_1" },
    dedupeKey: "edge 3",
    to: [{ v: { email: { to: ["a@example.org"] } } }, { m: [["slack", { m: [["webhook", { s: "s" }]] }]] as const }],
    notification: { type: "monitor.notified", timestamp: "2026-01-01T00:00:00Z", message: ["x"], data: {} },
  };
  const [mail, chat] = makeDeliveries(telling);
  assert.deepEqual([mail?.origin, mail?.monitorId, mail?.runId], ["monitor:mon_1", "mon_1", "run_1"]);
  assert.deepEqual([mail?.channel, mail?.target, mail?.slot], ["email", { v: { to: ["a@example.org"] } }, 0]);
  assert.deepEqual([chat?.channel, chat?.target, chat?.slot], ["slack", { m: [["webhook", { s: "s" }]] }, 1]);
  assert.throws(() => makeDeliveries({ ...telling, to: [{ v: { fax: {} } }] }), /"fax", which is no channel/);
  assert.throws(() => makeDeliveries({ ...telling, to: [{ v: {} }] }), /must name one channel/);
  assert.throws(() => makeDeliveries({ ...telling, to: [{ v: { email: {}, slack: {} } }] }), /must name one channel/);
});
