import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { Reply, TestStack } from "../support/stack.ts";
import type { WatchedSite } from "../support/watched-site.ts";
import { until } from "../support/until.ts";

let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let monitors: MonitorTester;

before(async () => {
  world = await startMonitorWorld();
  ({ stack, site, monitors } = world);
});
after(() => world.stop());

let pages = 0;
/** A page of its own for each test, with a price on it. */
function page() {
  pages += 1;
  const path = `/page-${pages}`;
  return {
    path,
    show: (value: number) => site.show(path, `<b class="price">${value}</b>`),
    watch: (more: JsonObject = {}): JsonObject => ({
      source: { http: { url: `${site.url}${path}` } },
      select: [{ css: ".price" }, "number"],
      condition: { when: "${value < 80}" },
      retry: { attempts: 1 },
      notify: { title: "now ${value}", message: "was ${previous}", to: [hook()] },
      ...more,
    }),
  };
}
const hook = (): JsonObject => ({ webhook: { url: `${site.url}/hook` } });
type Told = { readonly type: string; readonly data: { readonly [name: string]: any } };
const toldOf = (id: string): Told[] =>
  site.hooks
    .map(({ body }) => body as unknown as Told)
    .filter(({ data }) => (data["monitor"] as { id: string }).id === id);
const told = (id: string, count: number): Promise<Told[]> =>
  until(`${count} notifications of ${id}`, async () => (toldOf(id).length >= count ? toldOf(id) : undefined));
const outcomes = async (id: string, count: number): Promise<unknown[]> => {
  const all: unknown[] = [];
  for (let index = 0; index < count; index += 1) all.push((await monitors.check(id))["outcome"]);
  return all;
};

test("law 1: a page that was not modified is not selected from, and one with the same bytes neither", async () => {
  site.show("/tagged", { body: '<b class="price">100</b>', etag: '"1"' });
  const id = await monitors.create({ ...page().watch(), source: { http: { url: `${site.url}/tagged` } } });
  assert.equal((await monitors.check(id))["value"], 100);
  const again = await monitors.check(id);
  assert.deepEqual([again["outcome"], again["value"]], ["unchanged", 100]);
  const events = await stack.world.events(again["run_id"] as string);
  const source = events.find(({ path, type }) => path === "source" && type === "step.completed");
  assert.ok(source);
  assert.equal((source.data["output"] as { status: number }).status, 304);
});

test("law 3: a failed and an empty check keep the baseline, and neither confirm nor reset", async () => {
  const { path, show, watch } = page();
  show(100);
  const id = await monitors.create({ ...watch(), compare: { confirm: 2 } });
  assert.deepEqual(await outcomes(id, 2), ["unchanged", "unchanged"]);
  show(70);
  assert.equal((await monitors.check(id))["told"], false);
  site.show(path, { status: 500, body: "oops" });
  assert.equal((await monitors.check(id))["outcome"], "failed");
  site.show(path, "<p>nothing here</p>");
  assert.equal((await monitors.check(id))["outcome"], "empty");
  show(70);
  const confirmed = await monitors.check(id);
  assert.deepEqual([confirmed["outcome"], confirmed["told"], confirmed["previous"]], ["changed", true, 100]);
});

test("law 5: an edit of the selection makes a silent first run; other edits keep the baseline", async () => {
  const { path, show, watch } = page();
  show(100);
  const id = await monitors.create({ ...watch(), condition: { when: "${value < 200}", trigger: "level" } });
  assert.equal((await monitors.check(id))["told"], true);
  assert.equal((await monitors.edit(id, { condition: { when: "${value < 90}" } })).status, 200);
  show(85);
  const kept = await monitors.check(id);
  assert.deepEqual([kept["previous"], kept["told"]], [100, true]);
  site.show(path, '<b class="price">85</b><i class="old">50</i>');
  assert.equal((await monitors.edit(id, { select: [{ css: ".old" }, "number"] })).status, 200);
  const silent = await monitors.check(id);
  assert.deepEqual([silent["value"], silent["previous"], silent["told"]], [50, null, false]);
  assert.equal((await monitors.check(id))["told"], true);
});

test("law 6: a check that an edit overtakes is superseded and commits nothing; pause lets it end; delete cancels it", async () => {
  const { path, show, watch } = page();
  show(100);
  const id = await monitors.create(watch());
  await monitors.check(id);
  /** A check whose page is given only when something else was done. */
  const beside = async (act: () => Promise<unknown>): Promise<string> => {
    const given = Promise.withResolvers<void>();
    site.show(path, { body: '<b class="price">70</b>', held: given.promise });
    const asked = site.asked(path);
    const { body } = await stack.send("POST", `/monitors/${id}/trigger`);
    await until("the request of the check", async () => (site.asked(path) > asked ? true : undefined));
    await act();
    given.resolve();
    return body["id"] as string;
  };
  const overtaken = await beside(async () =>
    assert.equal((await monitors.edit(id, { description: "another" })).status, 200),
  );
  const run = await stack.end(overtaken);
  assert.deepEqual(run["output"], { outcome: "superseded" });
  const listed = (await monitors.checks(id)).find((check) => check["run_id"] === overtaken);
  assert.equal(listed?.["outcome"], "superseded");

  const paused = await beside(async () =>
    assert.equal((await stack.send("POST", `/monitors/${id}/pause`)).body["state"], "paused"),
  );
  assert.equal((await stack.end(paused))["status"], "completed");
  assert.equal((await monitors.checks(id))[0]?.["outcome"], "changed");

  const deleted = await beside(async () => assert.equal((await stack.send("DELETE", `/monitors/${id}`)).status, 204));
  assert.equal((await stack.end(deleted))["status"], "canceled");
  assert.equal((await stack.send("GET", `/monitors/${id}`)).status, 404);
});

test("law 6: backfilled checks and previews notify nobody, and a preview commits nothing", async () => {
  const { show, watch } = page();
  show(100);
  const id = await monitors.create(watch());
  await monitors.check(id);
  show(70);
  const { body } = await stack.send("POST", `/monitors/${id}/preview`);
  const preview = await stack.end(body["id"] as string);
  const output = preview["output"] as JsonObject;
  assert.deepEqual([output["outcome"], output["told"]], ["changed", false]);
  assert.ok(output["message"] !== undefined);
  assert.equal((await monitors.check(id))["outcome"], "changed");
  await told(id, 1);
  const from = new Date(Date.UTC(new Date().getUTCFullYear(), 0, 1) - 1000).toISOString();
  const to = new Date().toISOString();
  show(100);
  const filled = await stack.send("POST", `/monitors/${id}/backfill`, { body: { from, to } });
  const [runId] = filled.body["run_ids"] as string[];
  const ended = await stack.end(runId as string);
  assert.equal(ended["status"], "completed", JSON.stringify(ended["error"]));
  const check = (await monitors.checks(id)).find((one) => one["run_id"] === runId);
  assert.deepEqual([check?.["outcome"], check?.["mode"], check?.["told"]], ["changed", "backfill", false]);
  assert.equal(toldOf(id).length, 1);
  const again = await stack.send("POST", `/monitors/${id}/backfill`, { body: { from, to } });
  assert.deepEqual(again.body["run_ids"], filled.body["run_ids"]);
  // What has not come yet was not missed.
  const later = new Date(Date.now() + 400 * 86_400_000).toISOString();
  const ahead = await stack.send("POST", `/monitors/${id}/backfill`, { body: { from, to: later } });
  assert.deepEqual(ahead.body["run_ids"], filled.body["run_ids"], ahead.text);
  const back = await stack.send("POST", `/monitors/${id}/backfill`, { body: { from: to, to: from } });
  assert.deepEqual([back.status, (back.body["errors"] as JsonObject[])[0]?.["pointer"]], [400, "/to"], back.text);
});

test("law 7: what a cooldown holds back goes as one when it is over, with the newest value and what was held", async () => {
  const { show, watch } = page();
  show(70);
  const notify = { title: "now ${value}", cooldown: "1h", to: [hook()] };
  const id = await monitors.create(
    watch({ notify, condition: { when: "${value < 80}", trigger: "change", firstRun: "notify" } }),
  );
  assert.equal((await monitors.check(id))["told"], true);
  await told(id, 1);
  for (const value of [60, 50]) {
    show(value);
    const check = await monitors.check(id);
    assert.deepEqual([check["held"], check["told"]], [true, false]);
  }
  const left = Date.parse(String((await monitors.get(id))["held_until"])) - Date.now();
  assert.ok(left > 3_000_000 && left <= 3_600_000, `${left} ms are left`);
  // The hour goes by.
  const { admin } = stack.world.store;
  await admin("update wl.monitor_state set sent_at = sent_at - interval '1 hour' where monitor_id = $1", [id]);
  await admin("update wl.monitors set release_at = release_at - interval '1 hour' where id = $1", [id]);
  const [, merged] = await told(id, 2);
  assert.deepEqual([merged?.data["title"], merged?.data["value"]], ["now 50", 50]);
  assert.ok(merged);
  const held = merged.data["held"] as { value: number; title: string }[];
  assert.deepEqual(
    held.map(({ value, title }) => [value, title]),
    [
      [60, "now 60"],
      [50, "now 50"],
    ],
  );
  assert.equal((await monitors.get(id))["held_until"], null);
});

test("law 7: an edge that is false again while it is held says so, or is let go", async () => {
  const run = async (stale: string): Promise<string> => {
    const { show, watch } = page();
    show(70);
    const notify = { title: "now ${value}", digest: { every: "28d" }, stale, to: [hook()] };
    const id = await monitors.create(watch({ notify }));
    const first = await monitors.check(id);
    assert.deepEqual([first["held"], first["told"]], [true, false]);
    show(100);
    await monitors.check(id);
    // The time of the digest comes.
    await stack.world.store.admin("update wl.monitors set release_at = now() where id = $1", [id]);
    await until("the end of the holding", async () =>
      (await monitors.get(id))["held_until"] === null ? true : undefined,
    );
    return id;
  };
  const [kept, dropped] = await Promise.all([run("send"), run("drop")]);
  const [message] = await told(kept, 1);
  assert.ok(message);
  const [entry] = message.data["held"] as { no_longer_true?: boolean }[];
  assert.equal(entry?.no_longer_true, true);
  assert.match(String(message.data["message"]), /no longer true/);
  assert.equal(toldOf(dropped).length, 0);
});

test("law 8: `once` completes the monitor in the transaction that tells", async () => {
  const { show, watch } = page();
  show(70);
  const id = await monitors.create(watch({ notify: { behaviour: "once", to: [hook()] } }));
  await monitors.check(id);
  assert.equal((await monitors.get(id))["state"], "completed");
  await told(id, 1);
  const resumed = await stack.send("POST", `/monitors/${id}/resume`);
  assert.equal(resumed.body["state"], "active");
});

test("law 8: channels fail and retry on their own, and the others are told", async () => {
  const { show, watch } = page();
  show(70);
  const broken = { webhook: { url: `${site.url}/nothing` } };
  const id = await monitors.create(watch({ notify: { to: [broken, hook()] } }));
  await monitors.check(id);
  assert.equal((await told(id, 1))[0]?.data["value"], 70);
  const states = await until("the word that one has it", async () => {
    const { body } = await stack.send("GET", `/deliveries?monitor_id=${id}`);
    const found = (body["data"] as JsonObject[]).map((delivery) => delivery["state"]);
    return found.includes("delivered") ? found : undefined;
  });
  assert.equal(states.length, 2);
  assert.ok(states.some((state) => state !== "delivered"));
});

test("law 9: a source on a private address is refused, and the monitor says why", async () => {
  const id = await monitors.create({
    source: { http: { url: "http://169.254.169.254/latest/meta-data/" } },
    retry: { attempts: 1 },
  });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], (check["error"] as JsonObject)["type"]], ["failed", "egress.denied"]);
});

test("law 10: health is told once, and once on recovery; the site's blocking has a name of its own", async () => {
  const { path, show, watch } = page();
  site.show(path, { status: 403, body: "go away" });
  const id = await monitors.create(watch({ health: { failures: 2 } }));
  assert.deepEqual(await outcomes(id, 3), ["failed", "failed", "failed"]);
  const blocked = await monitors.get(id);
  assert.deepEqual([blocked["state"], blocked["health"], blocked["failures_in_a_row"]], ["active", "blocked", 3]);
  const [message] = await told(id, 1);
  assert.deepEqual([message?.type, message?.data["health"]], ["monitor.health", "blocked"]);
  show(100);
  await monitors.check(id);
  const all = await told(id, 2);
  assert.deepEqual(
    all.map(({ data }) => data["health"]),
    ["blocked", "ok"],
  );
  assert.equal((await monitors.get(id))["health"], "ok");
});

test("law 10: a page that lacks what is selected is empty; a wall against robots is blocked", async () => {
  const { path, watch } = page();
  site.show(path, "<p>sold out</p>");
  const id = await monitors.create(watch({ health: { failures: 1, emptyFor: 2 } }));
  assert.deepEqual(await outcomes(id, 2), ["empty", "empty"]);
  assert.equal((await monitors.get(id))["health"], "empty");
  site.show(path, "<title>Just a moment...</title><p>Verify you are human</p>");
  assert.equal((await monitors.check(id))["outcome"], "failed");
  assert.equal((await monitors.get(id))["health"], "blocked");
});

test("law 10: silence is noticed, and told once", async () => {
  const { show, watch } = page();
  show(100);
  // No JSON function of Postgres takes such texts; a monitor that has one stands in nobody's way.
  await monitors.create(watch({ notify: { title: "${'\\u0000'} is ${value}", message: "is ${value}", to: [hook()] } }));
  const id = await monitors.create(watch({ health: { staleAfter: "1s" } }));
  const [message] = await told(id, 1);
  assert.deepEqual([message?.data["health"], (await monitors.get(id))["health"]], ["stale", "stale"]);
  await monitors.check(id);
  await until("that it is well", async () =>
    toldOf(id).some(({ data }) => data["health"] === "ok") ? true : undefined,
  );
});

test("law 10: a monitor whose `expires` is past is taken with a warning, and is expired at once", async () => {
  const { show, watch } = page();
  show(100);
  const document = { watchloom: "1", kind: "Monitor", name: "past", schedule: { every: "1h" }, ...watch() };
  const past = { ...document, expires: "2020-01-01T00:00:00Z" };
  const codes = ({ body }: Reply) =>
    (body["diagnostics"] as { code: string; pointer: string }[]).map(({ code }) => code);
  const validated = await stack.send("POST", "/documents/validate", { body: { document: past } });
  assert.deepEqual([validated.body["valid"], codes(validated)], [true, ["monitor.expired"]]);
  const made = await stack.send("POST", "/monitors", { body: { document: past } });
  assert.deepEqual([made.status, codes(made)], [201, ["monitor.expired"]]);
  assert.equal(made.body["state"], "expired");
  assert.equal((await monitors.checks(made.body["id"] as string)).length, 0);
});

test("law 10: an expired monitor is told apart, and resume brings it back", async () => {
  const { show, watch } = page();
  show(100);
  const expires = new Date(Date.now() + 1000).toISOString();
  const id = await monitors.create(watch({ expires }));
  await until("its expiry", async () => ((await monitors.get(id))["state"] === "expired" ? true : undefined));
  assert.equal((await stack.send("POST", `/monitors/${id}/resume`)).body["state"], "active");
});

test("law 11: the schedule in Temporal follows the row, and is mended where it is gone", async () => {
  const { show, watch } = page();
  show(100);
  const id = await monitors.create(watch());
  const schedule = `monitor/${id}`;
  const { schedules } = stack.world.bridge;
  const noted = (note: string) =>
    until(`the schedule "${note}"`, async () =>
      (await schedules.describe(schedule))?.note === note ? true : undefined,
    );
  await noted("1/active");
  await monitors.edit(id, { schedule: { cron: "0 1 1 1 *" } });
  await noted("2/active");
  await stack.send("POST", `/monitors/${id}/pause`);
  await until("no schedule", async () => ((await schedules.describe(schedule)) === null ? true : undefined));
  await stack.send("POST", `/monitors/${id}/resume`);
  await noted("2/active");
  const { reconcileSchedules } = await import("../../runtime/runs/index.ts");
  const repaired = await until("the repair", async () => {
    // Each time, since the stack's own look, which comes once a minute, may mend it first.
    await schedules.remove(schedule);
    const { missing } = await reconcileSchedules(stack.world.runs);
    return missing.includes(id) ? missing : undefined;
  });
  assert.ok(repaired.includes(id));
  await noted("2/active");
});

test("law 12: POST /runs with a Monitor is one check: no schedule, no baseline, told as the document says", async () => {
  const { show, watch } = page();
  show(70);
  const hooks = site.hooks.length;
  const document: Json = { watchloom: "1", kind: "Monitor", name: "once", schedule: { every: "1h" }, ...watch() };
  const run = await stack.end(await stack.run(document));
  assert.deepEqual(
    [(run["output"] as JsonObject)["outcome"], (run["output"] as JsonObject)["told"]],
    ["unchanged", true],
  );
  await until("the webhook", async () => (site.hooks.length > hooks ? true : undefined));
  assert.equal(((await stack.send("GET", "/monitors?name=once")).body["data"] as Json[]).length, 0);
  const quiet = await stack.send("POST", "/runs", { body: { document, notify: false } });
  const ended = await stack.end(quiet.body["id"] as string);
  assert.equal((ended["output"] as JsonObject)["told"], false);
});

test("`every` checks by itself, at once and again", async () => {
  const { show, watch } = page();
  show(100);
  const id = await monitors.create(watch({ schedule: { every: "10s" } }));
  await until(
    "two checks",
    async () => {
      const done = (await monitors.checks(id)).filter((check) => check["outcome"] === "unchanged");
      return done.length >= 2 ? done : undefined;
    },
    120_000,
  );
  assert.equal((await stack.send("DELETE", `/monitors/${id}`)).status, 204);
});

test("law 2: an adaptive monitor always has a next check, which it doubles, and takes back where something changed", async () => {
  const { path, show, watch } = page();
  show(100);
  // Longer than this test takes: but for the first, only its own checks are made.
  const id = await monitors.create(watch({ schedule: { adaptive: { min: "10m", max: "48h" } } }));
  const next = async (): Promise<number> => {
    const row = await monitors.get(id);
    return Date.parse(String(row["next_check_at"])) - Date.parse(String(row["last_check_at"] ?? row["created_at"]));
  };
  await until("the first check", async () => ((await monitors.checks(id)).length > 0 ? true : undefined));
  await until("its end", async () => ((await monitors.checks(id))[0]?.["outcome"] === null ? undefined : true));
  const first = await next();
  await monitors.check(id);
  assert.equal(await next(), 2 * first);
  site.show(path, { status: 500 });
  await monitors.check(id);
  assert.equal(await next(), 2 * first);
  show(90);
  await monitors.check(id);
  assert.equal(await next(), 600_000);
  assert.equal((await stack.send("DELETE", `/monitors/${id}`)).status, 204);
});
