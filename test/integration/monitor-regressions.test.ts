import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import { makeOpenAiServer, type OpenAiServer } from "../support/openai-server.ts";
import { makePriceWatch } from "../support/price-watch.ts";
import type { TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import type { WatchedSite } from "../support/watched-site.ts";

/** What others got wrong, each as a test: defects of one, and what users of many ask for. */
let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let model: OpenAiServer;
let monitors: MonitorTester;
const GAP_MS = 100;

before(async () => {
  const answer = { met: true, reason: "yes", confidence: 1, quotes: [], next_run: null, state: "completed" };
  model = await makeOpenAiServer(() => ({ text: [JSON.stringify(answer)] }), {});
  const models = { openai: { baseUrl: `${model.url}/v1` }, defaultModel: "openai:x" };
  world = await startMonitorWorld({ models, hostRate: 1000 / GAP_MS, sender: false });
  ({ stack, site, monitors } = world);
});
after(async () => {
  await world.stop();
  await model.close();
});

const { path, hook, price, watch, told, deliveries } = makePriceWatch(() => world);

test("defect 1: a monitor whose retries run out stays scheduled, and says so", async () => {
  const at = path();
  site.show(at, { status: 500 });
  const id = await monitors.create(
    watch(at, {
      schedule: { adaptive: { min: "10s", max: "1h" } },
      retry: { attempts: 2, initial: "10ms" },
      health: { failures: 1 },
    }),
  );
  const failed = await until("the failed check", async () =>
    (await monitors.checks(id)).find(({ outcome }) => outcome === "failed"),
  );
  assert.equal((failed["error"] as JsonObject)["type"], "http.server_error");
  const row = await until("the next check", async () => {
    const now = await monitors.get(id);
    return now["next_check_at"] !== null && now["health"] === "failing" ? now : undefined;
  });
  assert.equal(row["state"], "active");
  assert.equal((await deliveries(id)).length, 1);
  await stack.send("DELETE", `/monitors/${id}`);
});

test("defect 2: a check by hand that fails leaves the schedule as it was, and counts no retries of another", async () => {
  const at = path();
  site.show(at, { status: 500 });
  const id = await monitors.create(watch(at));
  const scheduled = () => stack.world.bridge.schedules.describe(`monitor/${id}`);
  await until("the schedule", async () => (await scheduled()) ?? undefined);
  const before = await scheduled();
  assert.equal((await monitors.check(id))["outcome"], "failed");
  assert.equal((await monitors.check(id))["outcome"], "failed");
  assert.deepEqual(await scheduled(), before);
  site.show(at, price(100));
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
});

test("defect 3: of two checks at once the later one commits nothing over the first", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at));
  await monitors.check(id);
  const given = Promise.withResolvers<void>();
  site.show(at, { body: price(70), held: given.promise });
  const asked = site.asked(at);
  const slow = (await stack.send("POST", `/monitors/${id}/trigger`)).body["id"] as string;
  await until("its request", async () => (site.asked(at) > asked ? true : undefined));
  // The second one waits for the host's turn, so that the first commits first.
  const second = (await stack.send("POST", `/monitors/${id}/trigger`)).body["id"] as string;
  await stack.status(second, "running");
  given.resolve();
  await Promise.all([stack.end(slow), stack.end(second)]);
  const outcomes = (await monitors.checks(id)).map(({ outcome }) => outcome);
  assert.deepEqual(outcomes.filter((outcome) => outcome === "changed").length, 1);
});

test("defect 4: no answer of a model completes a monitor or takes its next check away", async () => {
  const at = path();
  site.show(at, "<p>Announced!</p>");
  const id = await monitors.create({
    source: { http: { url: `${site.url}${at}` } },
    schedule: { adaptive: { min: "1h", max: "2h" } },
    condition: { ask: "Is it announced?" },
    notify: { to: [hook()] },
  });
  await until("the check", async () => ((await monitors.checks(id))[0]?.["outcome"] == null ? undefined : true));
  assert.equal(model.asked.length > 0, true);
  const row = await monitors.get(id);
  assert.equal(row["state"], "active");
  assert.ok(Date.parse(String(row["next_check_at"])) > Date.now());
  await stack.send("DELETE", `/monitors/${id}`);
});

test("defects 5 and 6: what is told is stored with the state, sent later, retried, and no channel stops another", async () => {
  const at = path();
  site.show(at, price(70));
  const id = await monitors.create(watch(at, { notify: { to: [hook("/gone"), hook()] } }));
  assert.equal((await monitors.check(id))["told"], true);
  assert.deepEqual(
    (await deliveries(id)).map(({ state }) => state),
    ["pending", "pending"],
  );
  site.hookStatus = 503;
  stack.sender({ pollMs: 50, schedule: [300, 300, 300, 300, 300, 300, 300, 300, 300, 300] });
  await told(id, 1);
  site.hookStatus = 200;
  const delivered = await until("the retry", async () =>
    (await deliveries(id)).find(({ state, attempts }) => state === "delivered" && Number(attempts) > 1),
  );
  assert.equal(delivered["channel"], "webhook");
  await until(
    "the channel that is gone",
    async () => (await deliveries(id)).find(({ state }) => state === "dead"),
    120_000,
  );
  // One has it: the monitor has told somebody.
  assert.equal((await monitors.get(id))["health"], "ok");
});

test("defect 7: each check is a run of its own, with its own times", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at));
  const runs = [await monitors.check(id), await monitors.check(id), await monitors.check(id)];
  assert.equal(new Set(runs.map(({ run_id: runId }) => runId)).size, 3);
  for (const { created_at: from, closed_at: to } of runs)
    assert.ok(Date.parse(String(to)) - Date.parse(String(from)) < 60_000);
});

test("defect 8: 503 with Retry-After is the site's wish to wait, not an unknown error", async () => {
  const at = path();
  site.show(at, { status: 503, headers: { "retry-after": "1" } });
  const id = await monitors.create(watch(at, { retry: { attempts: 10, initial: "100ms" } }));
  const run = (await stack.send("POST", `/monitors/${id}/trigger`)).body["id"] as string;
  await until("the first request", async () => (site.asked(at) > 0 ? true : undefined));
  site.show(at, price(100));
  await stack.end(run, 60_000);
  assert.equal((await monitors.checks(id))[0]?.["outcome"], "unchanged");
  const retried = (await stack.world.events(run)).find(({ type }) => type === "step.retrying");
  assert.equal((retried?.data["error"] as JsonObject | undefined)?.["type"], "http.rate_limited");
});

test("defect 9: what the document says of channels counts from its edit on", async () => {
  const at = path();
  site.show(at, price(70));
  const id = await monitors.create(watch(at, { condition: { when: "${value < 80}", trigger: "level" } }));
  await monitors.check(id);
  await told(id, 1);
  await monitors.edit(id, { notify: { to: [] } });
  await monitors.check(id);
  assert.equal((await deliveries(id)).length, 1);
});

test("defect 11: the first notification is the notification, and stands in the delivery log", async () => {
  const at = path();
  site.show(at, price(70));
  const id = await monitors.create(watch(at));
  await monitors.check(id);
  const [first] = await told(id, 1);
  assert.deepEqual([first?.type, first?.data["title"]], ["monitor.notified", "now 70"]);
  assert.equal((await deliveries(id))[0]?.["type"], "monitor.notified");
});

test("asks 2 and 9: a passing error alarms nobody and is no change afterwards", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { condition: { trigger: "change", firstRun: "baseline" } }));
  await monitors.check(id);
  for (const page of [{ status: 502, body: price(1) }, { status: 200, body: "" }, { status: 404 }]) {
    site.show(at, page);
    await monitors.check(id);
  }
  site.show(at, price(100));
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  assert.equal((await deliveries(id)).length, 0);
});

test("ask 3: ignored text fires no alarm and leaves no blank diff", async () => {
  const at = path();
  const show = (count: number, rest: string) => site.show(at, `<p>${count} people are watching</p><p>${rest}</p>`);
  show(3, "Desk");
  const id = await monitors.create({
    source: { http: { url: `${site.url}${at}` } },
    compare: { ignore: ["\\d+ people are watching"] },
    notify: { to: [hook()] },
  });
  await monitors.check(id);
  show(99, "Desk");
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  show(5, "Chair");
  const changed = await monitors.check(id);
  assert.deepEqual((changed["diff"] as JsonObject)["added"], ["Chair"]);
});

test("ask 4: of a list only what is new is told, whatever its order", async () => {
  const at = path();
  const show = (...names: string[]) =>
    site.show(at, names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join(""));
  show("a", "b", "c");
  const id = await monitors.create({
    source: { http: { url: `${site.url}${at}` } },
    select: [{ items: { each: "li", fields: { title: "a", url: { css: "a", attr: "href" } } } }],
    compare: { identity: "${item.url}" },
    condition: { when: "${size(diff.added) > 0}", trigger: "change" },
    notify: { each: { over: "${diff.added}", line: "[${item.title}](${item.url})" }, to: [hook()] },
  });
  await monitors.check(id);
  show("c", "a", "b");
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  show("d", "c", "a");
  assert.equal((await monitors.check(id))["told"], true);
  const [message] = await told(id, 1);
  assert.equal(message?.data["message"], `- [d](${site.url}/d)`);
});

test("asks 6 and 7: a fall in percent, and a price that crosses its threshold again and again", async () => {
  const at = path();
  const percent = await monitors.create(watch(at, { condition: { when: "${default(diff.percent, 0) <= -10}" } }));
  const below = await monitors.create(watch(at));
  const seen: [boolean, boolean][] = [];
  for (const value of [100, 95, 79, 78, 90, 70]) {
    site.show(at, price(value));
    seen.push([(await monitors.check(percent))["told"] === true, (await monitors.check(below))["told"] === true]);
  }
  assert.deepEqual(seen, [
    [false, false],
    [false, false],
    [true, true],
    [false, false],
    [false, false],
    [true, true],
  ]);
});

test("ask 12: one host gets one request at a time and no more than its rate, from all monitors", async () => {
  const at = path();
  site.show(at, price(100));
  const ids = await Promise.all(Array.from({ length: 4 }, () => monitors.create(watch(at))));
  await Promise.all(ids.map((id) => monitors.check(id)));
  const times = site.times(at);
  assert.equal(times.length, 4);
  for (const [index, { askedAt }] of times.entries()) {
    const before = times[index - 1];
    if (before === undefined) continue;
    // The one before has had its answer, then the gap has passed. Two clocks: the gap's is the database's.
    const gap = askedAt - before.answeredAt;
    assert.ok(gap >= GAP_MS - 5, `request ${index + 1} came ${gap} ms after the answer before it`);
  }
});

test("ask 14: a value that flaps is not told until it stays", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { compare: { confirm: 2 } }));
  await monitors.check(id);
  await monitors.check(id);
  const seen: boolean[] = [];
  for (const value of [70, 100, 70, 100, 70, 69]) {
    site.show(at, price(value));
    seen.push((await monitors.check(id))["told"] === true);
  }
  assert.deepEqual(seen, [false, false, false, false, false, true]);
});

test("ask 17: a webhook's own JSON body with real values, and a test that sends them", async () => {
  const at = path();
  site.show(at, price(70));
  const body = {
    alert: { name: "${monitor.name}", price: "${value}", old: "${previous}" },
    id: "fixed",
    monitor: { id: "${monitor.id}" },
  };
  const to = [{ webhook: { url: `${site.url}/hook`, body: { data: body } } }];
  const id = await monitors.create(watch(at, { notify: { to } }));
  const early = await stack.send("POST", `/monitors/${id}/test-notification`);
  assert.deepEqual([early.status, early.body["code"]], [409, "monitor-not-checked"]);
  await monitors.check(id);
  const [real] = await told(id, 1);
  assert.deepEqual(real?.data["alert"], { name: (await monitors.get(id))["name"], price: 70, old: null });
  const sent = await stack.send("POST", `/monitors/${id}/test-notification`);
  assert.equal((sent.body["deliveries"] as Json[]).length, 1);
  const [, tested] = await told(id, 2);
  assert.ok(tested);
  assert.equal((tested.data["alert"] as JsonObject)["price"], 70);
});

test("ask 20: a check that was terminated is noted, and the next one comes", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { health: { failures: 1 } }));
  await monitors.check(id);
  const given = Promise.withResolvers<void>();
  site.show(at, { body: price(100), held: given.promise });
  const run = (await stack.send("POST", `/monitors/${id}/trigger`)).body["id"] as string;
  await stack.status(run, "running");
  await stack.send("POST", `/runs/${run}/terminate`, { body: { reason: "test" } });
  await stack.end(run);
  given.resolve();
  await until("its note", async () => ((await monitors.get(id))["health"] === "failing" ? true : undefined));
  site.show(at, price(100));
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  assert.equal((await monitors.get(id))["health"], "ok");
});

test("an edit needs the state that it is an edit of, and a name belongs to one monitor", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at));
  const bare = await stack.send("PATCH", `/monitors/${id}`, { body: { description: "x" } });
  assert.deepEqual([bare.status, bare.body["code"]], [428, "precondition-required"]);
  const operations = await stack.send("PATCH", `/monitors/${id}`, {
    body: '[{"op":"remove","path":"/labels"}]',
    type: "application/json-patch+json",
    headers: { "if-match": "*" },
  });
  assert.deepEqual(
    [operations.status, operations.headers.get("accept-patch")],
    [415, "application/merge-patch+json, application/json"],
  );
  const stale = await stack.send("PATCH", `/monitors/${id}`, {
    body: { description: "x" },
    headers: { "if-match": '"no"' },
  });
  assert.deepEqual([stale.status, stale.body["code"]], [412, "version-mismatch"]);
  const { name } = await monitors.get(id);
  const twin = { watchloom: "1", kind: "Monitor", name: String(name), schedule: { every: "1h" }, ...watch(at) };
  const taken = await stack.send("POST", "/monitors", { body: { document: twin } });
  assert.deepEqual([taken.status, taken.body["code"]], [409, "monitor-name-taken"]);
  const broken = await monitors.edit(id, { condition: { when: "${value.x}" } });
  assert.deepEqual([broken.status, broken.body["code"]], [422, "invalid-document"]);
  const other = await stack.tenant("globex");
  assert.equal((await stack.send("GET", `/monitors/${id}`, { key: other })).status, 404);
  assert.equal((await stack.send("POST", `/monitors/${id}/trigger`, { key: other })).status, 404);
});

test("of an edit, a pause and a deletion of the same state at the same moment one is done", async () => {
  const at = path();
  site.show(at, price(100));
  for (let round = 0; round < 8; round += 1) {
    const id = await monitors.create(watch(at));
    const etag = (await stack.send("GET", `/monitors/${id}`)).headers.get("etag") as string;
    const headers = { "if-match": etag };
    const replies = await Promise.all([
      stack.send("PATCH", `/monitors/${id}`, { body: { description: "edited" }, headers }),
      stack.send("POST", `/monitors/${id}/pause`, { headers }),
      stack.send("DELETE", `/monitors/${id}`, { headers }),
    ]);
    const statuses = replies.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status < 300).length, 1, `round ${round}: ${statuses.join()}`);
    assert.ok(
      statuses.every((status) => [200, 204, 404, 412].includes(status)),
      statuses.join(),
    );
  }
});
