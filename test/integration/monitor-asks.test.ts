import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { purgeJournals } from "../../runtime/store/index.ts";
import type { ModelReply } from "../support/model-script.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import { makeOpenAiServer, type OpenAiAsked, type OpenAiServer } from "../support/openai-server.ts";
import { makePriceWatch } from "../support/price-watch.ts";
import type { TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import type { WatchedSite } from "../support/watched-site.ts";

/** What users of other monitors ask for most, each as a test; monitor-regressions.test.ts has the others. */
let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let model: OpenAiServer;
let monitors: MonitorTester;
let answers: (asked: OpenAiAsked) => ModelReply = () => ({});

before(async () => {
  model = await makeOpenAiServer((asked) => answers(asked), {});
  const url = `${model.url}/v1`;
  world = await startMonitorWorld({
    models: {
      openai: { baseUrl: url },
      search: { baseUrl: url, apiKey: "k", model: "finder" },
      defaultModel: "openai:thinker",
    },
    sender: { pollMs: 100, schedule: Array.from({ length: 20 }, () => 200) },
  });
  ({ stack, site, monitors } = world);
});
after(async () => {
  await world.stop();
  await model.close();
});

const { path, hook, price, watch, told, deliveries } = makePriceWatch(() => world);
const textOf = ({ messages }: OpenAiAsked): string => messages.map(({ content }) => content ?? "").join("\n");
const says = (answer: Json): ModelReply => ({ text: [JSON.stringify(answer)] });
const verdict = (met: boolean, reason: string): ModelReply => says({ met, reason, confidence: 0.9, quotes: [] });

test("ask 1: a monitor that is broken says so, of every kind of error, after n in a row, once, and once when it is well again", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { health: { failures: 3, emptyFor: 3 } }));
  await monitors.check(id);
  // Each of another kind: gone, broken, cut off by the site, no number where one was, moved to nowhere.
  const kinds = [
    { status: 404 },
    { status: 500 },
    { status: 302, headers: { location: "http://169.254.169.254/" } },
    { status: 401 },
    { status: 502 },
  ];
  for (const [index, broken] of kinds.entries()) {
    site.show(at, broken);
    assert.equal((await monitors.check(id))["outcome"], "failed");
    const { health, state } = await monitors.get(id);
    assert.deepEqual([health, state], [index < 2 ? "ok" : "failing", "active"]);
  }
  const [broken] = await told(id, 1);
  assert.deepEqual([broken?.type, broken?.data["health"]], ["monitor.health", "failing"]);
  assert.ok(broken);
  assert.equal((broken.data["error"] as JsonObject)["type"], "egress.denied");
  site.show(at, price(100));
  await monitors.check(id);
  await monitors.check(id);
  await told(id, 2);
  // A second trouble of another kind: the page lacks what is selected.
  site.show(at, "<p>redesigned</p>");
  for (let count = 0; count < 4; count += 1) await monitors.check(id);
  await told(id, 3);
  site.show(at, price(100));
  await monitors.check(id);
  await monitors.check(id);
  const all = await told(id, 4);
  assert.deepEqual(
    all.map(({ data }) => data["health"]),
    ["failing", "ok", "empty", "ok"],
  );
});

test("ask 5: hours and days with a zone: outside them nothing is asked, not even at the start", async () => {
  const now = new Date();
  const zone = "Asia/Kolkata";
  const local = (ms: number): string =>
    new Date(now.getTime() + ms).toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
  const hour = 3_600_000;
  const open = [{ from: local(-hour), to: local(hour) }];
  const closed = [{ from: local(6 * hour), to: local(7 * hour) }];
  const schedule = (windows: JsonObject[], when: JsonObject): JsonObject => ({
    schedule: { ...when, timezone: zone, windows },
  });
  const pages: { readonly [name: string]: string } = { open: path(), closed: path(), waits: path() };
  for (const at of Object.values(pages)) site.show(at, price(100));
  const adaptive = { adaptive: { min: "10s", max: "1h" } };
  const ids = {
    open: await monitors.create(watch(pages["open"]!, schedule(open, { every: "10s" }))),
    closed: await monitors.create(watch(pages["closed"]!, schedule(closed, { every: "10s" }))),
    waits: await monitors.create(watch(pages["waits"]!, schedule(closed, adaptive))),
  };
  // The one that may is checked twice: the others would have been too.
  await until("checks in the window", async () => (site.asked(pages["open"]!) >= 2 ? true : undefined), 120_000);
  assert.deepEqual([site.asked(pages["closed"]!), site.asked(pages["waits"]!)], [0, 0]);
  // Temporal's own word on when it will be: all inside the window, at its beginning first.
  const described = await stack.world.bridge.schedules.describe(`monitor/${ids.closed}`);
  assert.ok(described !== null && described.next.length > 1);
  const begins = Date.parse(described.next[0]!);
  const wanted = Math.floor(now.getTime() / 60_000) * 60_000 + 6 * hour;
  for (const time of described.next) {
    assert.ok(Date.parse(time) >= wanted && Date.parse(time) < wanted + hour, time);
  }
  assert.ok(begins - wanted <= 10_000);
  assert.equal(Date.parse(String((await monitors.get(ids.waits))["next_check_at"])), wanted);
  // Asked for by hand it is made.
  assert.equal((await monitors.check(ids.closed))["outcome"], "unchanged");
  for (const id of Object.values(ids)) await stack.send("DELETE", `/monitors/${id}`);
});

test("ask 8: a model says in words what changed, and keeps back what the question does not mean; another question is asked anew", async () => {
  const at = path();
  site.show(at, "<h1>Trains</h1><p>Line 1 runs.</p>");
  answers = (asked) => {
    const text = textOf(asked);
    if (text.includes("Does a line stop for more than a day?")) {
      return text.includes("closed for two weeks")
        ? verdict(true, "Line 2 is closed for two weeks.")
        : verdict(false, "It is only a delay.");
    }
    return verdict(true, "A bus replaces line 2.");
  };
  const id = await monitors.create({
    source: { http: { url: `${site.url}${at}` } },
    condition: { ask: "Does a line stop for more than a day?", trigger: "change" },
    notify: { message: "${verdict.reason}", to: [hook()] },
  });
  await monitors.check(id);
  site.show(at, "<h1>Trains</h1><p>Line 1 runs ten minutes late.</p>");
  const kept = await monitors.check(id);
  assert.deepEqual([kept["outcome"], kept["told"]], ["changed", false]);
  site.show(at, "<h1>Trains</h1><p>Line 2 is closed for two weeks. A bus replaces it.</p>");
  assert.equal((await monitors.check(id))["told"], true);
  const [first] = await told(id, 1);
  assert.equal(first?.data["message"], "Line 2 is closed for two weeks.");
  // What is asked is the change, apart from the page.
  const asked = textOf(model.asked.at(-1)!);
  assert.match(asked, /-Line 1 runs ten minutes late/);
  assert.match(asked, /\+Line 2 is closed for two weeks/);
  const edited = await monitors.edit(id, { condition: { ask: "Is there a bus instead?", trigger: "level" } });
  assert.equal(edited.status, 200);
  assert.equal((await monitors.check(id))["told"], true);
  const [, second] = await told(id, 2);
  assert.equal(second?.data["message"], "A bus replaces line 2.");
});

test("defect 10: retrieval is a tool apart from the model that judges, which sees what was found and no more", async () => {
  const page = { title: "Keynote", url: "https://news.example/keynote" };
  answers = (asked) => {
    if (asked.model === "finder")
      return { text: ["The date is 9 September. See https://made.up/x"], found: { search_results: [page] } };
    if (textOf(asked).includes("You keep a list of what is known"))
      return says({ facts: [{ text: "9 September", source: page.url }] });
    return verdict(true, "It is 9 September.");
  };
  const from = model.asked.length;
  const id = await monitors.create({
    source: { search: { query: "When is the keynote?" } },
    condition: { ask: "Is there a date?" },
    notify: { message: "${verdict.reason}", each: { over: "${sources}", line: "${item.url}" }, to: [hook()] },
  });
  assert.equal((await monitors.check(id))["told"], true);
  const asked = model.asked.slice(from);
  const judging = asked.filter((one) => textOf(one).includes("You judge for somebody"));
  assert.deepEqual([...new Set(asked.filter((one) => !judging.includes(one)).map((one) => one.model))].toSorted(), [
    "finder",
    "thinker",
  ]);
  assert.deepEqual(
    judging.map((one) => [one.model, one.tools]),
    [["thinker", undefined]],
  );
  // The evidence is what the search returned: an address that it did not return is gone before it is judged.
  assert.match(textOf(judging[0]!), /news\.example\/keynote/);
  assert.doesNotMatch(textOf(judging[0]!), /made\.up/);
  const [message] = await told(id, 1);
  assert.ok(message);
  assert.deepEqual(
    (message.data["sources"] as { url: string }[]).map(({ url }) => url),
    [page.url],
  );
});

test("ask 11: the site's blocking is told apart from a wrong address and a wrong selection", async () => {
  const broken: { readonly [health: string]: Parameters<WatchedSite["show"]>[1][] } = {
    blocked: [{ status: 403 }, { status: 429 }, "<title>Just a moment...</title><p>Verify you are human</p>"],
    failing: [{ status: 404 }, { status: 401 }],
    empty: ["<p>no price here</p>"],
  };
  for (const [health, answers] of Object.entries(broken)) {
    for (const answer of answers) {
      const at = path();
      site.show(at, answer);
      const id = await monitors.create(watch(at, { health: { failures: 1, emptyFor: 1 } }));
      await monitors.check(id);
      const row = await monitors.get(id);
      assert.deepEqual([row["health"], row["state"]], [health, "active"], JSON.stringify(answer));
      const [message] = await told(id, 1);
      assert.equal(message?.data["health"], health);
    }
  }
});

test("ask 18: a target that fails stops no other, 404 is a failure that is tried again, and nobody has to look for the next to come", async () => {
  const at = path();
  site.show(at, price(79));
  const notify = { title: "now ${value}", to: [hook("/not-there"), hook()] };
  const id = await monitors.create(watch(at, { notify, condition: { when: "${value < 80}", trigger: "change" } }));
  await monitors.check(id);
  // One change after another is told, though nobody has looked at the first.
  for (const [index, value] of [70, 60].entries()) {
    site.show(at, price(value));
    assert.equal((await monitors.check(id))["told"], true);
    await told(id, index + 1);
  }
  assert.deepEqual(
    (await told(id, 2)).map(({ data }) => data["value"]),
    [70, 60],
  );
  const retried = await until("the tries of the one that fails", async () => {
    const failing = (await deliveries(id)).filter(({ state }) => state !== "delivered");
    return failing.length === 2 && failing.every(({ attempts }) => Number(attempts) > 1) ? failing : undefined;
  });
  assert.deepEqual(
    retried.map((delivery) => delivery["last_status"]),
    [404, 404],
  );
});

test("ask 19: an export restores what was deleted, and old checks go without the monitor's forgetting anything", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { labels: { team: "shop" } }));
  await monitors.check(id);
  const before = await monitors.get(id);
  const exported = await stack.send("GET", "/monitors/export");
  assert.equal((await stack.send("DELETE", `/monitors/${id}`)).status, 204);
  const { body } = await stack.send("POST", "/monitors/import", { body: { content: JSON.stringify(exported.body) } });
  const entries = body["data"] as { name: string; outcome: string; monitor_id: string | null }[];
  const restored = entries.find(({ name }) => name === before["name"]);
  assert.equal(restored?.outcome, "imported", JSON.stringify(restored));
  const back = await monitors.get(restored!.monitor_id!);
  assert.deepEqual([back["document"], back["state"]], [before["document"], "active"]);
  // It works: a first check, and a fall that is told.
  await monitors.check(back["id"] as string);
  const { database, store } = stack.world;
  await store.admin("update wl.runs set closed_at = now() - interval '100 days' where monitor = $1", [back["id"]]);
  await until("the end of the old checks", async () => {
    await database.asSystem((tx) => purgeJournals(tx, 90 * 86_400_000, 100));
    return (await monitors.checks(back["id"] as string)).length === 0 ? true : undefined;
  });
  site.show(at, price(70));
  const check = await monitors.check(back["id"] as string);
  assert.deepEqual([check["outcome"], check["previous"], check["told"]], ["changed", 100, true]);
});

test("ask 20: a check by hand takes the place of the one that waits: an adaptive monitor is never polled twice over", async () => {
  const at = path();
  site.show(at, price(100));
  const id = await monitors.create(watch(at, { schedule: { adaptive: { min: "1h", max: "2h" } } }));
  await until("the first check", async () => ((await monitors.checks(id))[0]?.["outcome"] == null ? undefined : true));
  const waiting = async (): Promise<string[]> => {
    const { rows } = await stack.world.bridge.listWorkflows({ open: true, limit: 100 });
    return rows.map(({ runId }) => runId).filter((one) => one.includes(id.slice(4)));
  };
  const first = await until("the check that waits", async () =>
    (await waiting()).length === 1 ? waiting() : undefined,
  );
  for (let count = 0; count < 2; count += 1) await monitors.check(id);
  const last = await until("the one in its place", async () => {
    const now = await waiting();
    return now.length === 1 && now[0] !== first[0] ? now : undefined;
  });
  // Temporal has it a moment before the monitor's row says so.
  await until("its time", async () =>
    Date.parse(String((await monitors.get(id))["next_check_at"])) === Date.parse(last[0]!.slice(-24))
      ? true
      : undefined,
  );
  await stack.send("POST", `/monitors/${id}/pause`);
  await until("nothing waits", async () => ((await waiting()).length === 0 ? true : undefined));
  await stack.send("DELETE", `/monitors/${id}`);
});

test("ask 5: the check that waits for a window is made anew by an edit, and by a resume after a pause", async () => {
  const hour = 3_600_000;
  const utc = (ms: number): string => new Date(Date.now() + ms).toISOString().slice(11, 16);
  const windows = [{ from: utc(6 * hour), to: utc(7 * hour) }];
  const schedule = { adaptive: { min: "10s", max: "1h" }, timezone: "UTC", windows };
  const id = await monitors.create(watch(path(), { schedule }));
  const waiting = async (): Promise<string[]> => {
    const { rows } = await stack.world.bridge.listWorkflows({ open: true, limit: 100 });
    return rows.map(({ runId }) => runId).filter((one) => one.includes(id.slice(4)));
  };
  const another = (before: string | undefined): Promise<string> =>
    until("the check that waits", async () => {
      const [one, ...more] = await waiting();
      return one !== undefined && more.length === 0 && one !== before ? one : undefined;
    });
  const nextOf = async (): Promise<number> => Date.parse(String((await monitors.get(id))["next_check_at"]));
  let one = await another(undefined);
  const begins = await nextOf();
  assert.equal((await monitors.edit(id, { labels: { team: "shop" } })).status, 200);
  one = await another(one);
  for (const pauses of [false, true, true]) {
    await stack.send("POST", `/monitors/${id}/pause`);
    // At once, or when all have seen that nothing waits.
    if (pauses) {
      await until("nothing waits", async () => {
        const [row] = await stack.world.store.admin<{ none: boolean }>(
          "select started_check_at is null as none from wl.monitors where id = $1",
          [id],
        );
        return row?.none === true ? true : undefined;
      });
    }
    await stack.send("POST", `/monitors/${id}/resume`);
    one = await another(one);
    // Temporal has it a moment before the monitor's row says so.
    await until("its time", async () => ((await nextOf()) === Date.parse(one.slice(-24)) ? true : undefined));
  }
  assert.ok((await nextOf()) > begins && (await nextOf()) < begins + 60_000);
  await stack.send("DELETE", `/monitors/${id}`);
});
