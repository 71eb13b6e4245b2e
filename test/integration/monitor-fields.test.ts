import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, Connection, ScheduleOverlapPolicy } from "@temporalio/client";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { clearOfMidnight } from "../support/clear-of-midnight.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import type { WatchedSite } from "../support/watched-site.ts";

/** Fields of a Monitor that show only in a running stack. Nothing waits for a time: what holds is edited away. */
let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let monitors: MonitorTester;

before(async () => {
  world = await startMonitorWorld();
  ({ stack, site, monitors } = world);
});
after(() => world.stop());

const HOUR = 3_600_000;
const ZONE = "Asia/Kolkata";
let pages = 0;
const path = (): string => `/f${(pages += 1)}`;
const hook = (where = "/hook"): JsonObject => ({ webhook: { url: `${site.url}${where}` } });
const show = (at: string, value: number): void => site.show(at, `<b class="price">${value}</b>`);
/** Each change below 80 is told: one notification a check. */
const watch = (at: string, notify: JsonObject, more: JsonObject = {}): JsonObject => ({
  schedule: { cron: "0 0 1 1 *", timezone: ZONE },
  source: { http: { url: `${site.url}${at}` } },
  select: [{ css: ".price" }, "number"],
  condition: { when: "${value < 80}", trigger: "change", firstRun: "notify" },
  notify: { title: "now ${value}", to: [hook()], ...notify },
  ...more,
});
type Told = { readonly data: { readonly [name: string]: Json } };
const toldOf = (id: string): Told["data"][] =>
  site.hooks
    .map(({ body }) => (body as unknown as Told).data)
    .filter((data) => (data["monitor"] as { id?: string } | undefined)?.id === id);
const told = (id: string, count: number): Promise<Told["data"][]> =>
  until(`${count} notifications of ${id}`, async () => (toldOf(id).length >= count ? toldOf(id) : undefined));
/** `HH:MM` in the zone, so many hours from now. */
const clock = (hours: number): string =>
  new Date(Date.now() + hours * HOUR).toLocaleTimeString("en-GB", {
    timeZone: ZONE,
    hour: "2-digit",
    minute: "2-digit",
  });
const heldUntil = async (id: string): Promise<number> => Date.parse(String((await monitors.get(id))["held_until"]));
const edit = async (id: string, notify: JsonObject): Promise<void> => {
  const { status, text } = await monitors.edit(id, { notify });
  assert.equal(status, 200, text);
};
const released = async (id: string): Promise<void> => {
  await until("the release", async () => ((await monitors.get(id))["held_until"] === null ? true : undefined));
};

test("`schedule`: zone, cron lists, `jitter`, `overlap`, `catchup` and `expires` stand in Temporal's schedule", async () => {
  const at = path();
  show(at, 100);
  const connection = await Connection.connect({ address: stack.world.temporal.address });
  const temporal = new Client({ connection });
  const policies = ["skip", "buffer_one", "buffer_all", "cancel_other", "terminate_other", "allow_all"] as const;
  const expires = new Date(Date.now() + 1000 * HOUR).toISOString();
  for (const overlap of policies) {
    const schedule = { cron: ["0 9 * * 1-5", "30 12 * * *"], timezone: ZONE, jitter: "30s", overlap, catchup: "7m" };
    const id = await monitors.create(watch(at, {}, { schedule, expires }));
    const handle = temporal.schedule.getHandle(`monitor/${id}`);
    const described = await until("the schedule", async () => handle.describe().catch(() => undefined));
    const { policies: kept, spec, info } = described;
    assert.equal(kept.overlap, ScheduleOverlapPolicy[overlap.toUpperCase() as "SKIP"]);
    assert.deepEqual([kept.catchupWindow, spec.jitter, spec.endAt?.toISOString()], [420_000, 30_000, expires]);
    for (const time of info.nextActionTimes) {
      const local = time.toLocaleTimeString("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
      assert.ok(["09:00", "12:30"].includes(local), local);
    }
    await stack.send("DELETE", `/monitors/${id}`);
  }
  await connection.close();
});

test("`quietHours`, in the zone: what happens in them is told when they end, or end by an edit", async () => {
  const at = path();
  show(at, 70);
  const id = await monitors.create(watch(at, { quietHours: { from: clock(-1), to: clock(2) } }));
  const first = await monitors.check(id);
  assert.deepEqual([first["told"], first["held"]], [false, true]);
  const minutes = Math.floor(Date.now() / 60_000);
  assert.ok(Math.abs((await heldUntil(id)) / 60_000 - (minutes + 120)) <= 1);
  show(at, 60);
  await monitors.check(id);
  assert.equal(toldOf(id).length, 0);
  await edit(id, { quietHours: { from: clock(3), to: clock(4) } });
  const [message] = await told(id, 1);
  assert.deepEqual([message?.["title"], message?.["value"]], ["now 60", 60]);
  assert.deepEqual(
    (message!["held"] as JsonObject[]).map(({ title, value }) => [title, value]),
    [
      ["now 70", 70],
      ["now 60", 60],
    ],
  );
  show(at, 50);
  assert.equal((await monitors.check(id))["told"], true);
});

test("`maxPerDay`: the next one waits for the next day in the zone; more a day let it go", async () => {
  const at = path();
  show(at, 70);
  await clearOfMidnight(ZONE);
  const id = await monitors.create(watch(at, { maxPerDay: 1 }));
  assert.equal((await monitors.check(id))["told"], true);
  await told(id, 1);
  show(at, 60);
  assert.equal((await monitors.check(id))["held"], true);
  const midnight = new Date(await heldUntil(id)).toLocaleTimeString("en-GB", { timeZone: ZONE });
  assert.equal(midnight.replace("24:", "00:"), "00:00:00");
  await edit(id, { maxPerDay: 2 });
  assert.deepEqual(
    (await told(id, 2)).map(({ value }) => value),
    [70, 60],
  );
});

test("`digest`: a cron in the zone, or an interval, gathers everything into one message; whom it goes to is said by the edit", async () => {
  const at = path();
  show(at, 70);
  // Hours from now, whenever that is.
  const hours = [clock(6), clock(14)].map((time) => time.slice(0, 2));
  const digest = { cron: [`0 ${Number(hours[0])} * * 1`, `0 ${Number(hours[1])} * * *`] };
  const id = await monitors.create(watch(at, { digest, to: [hook("/hook-wrong")], message: "it is ${value}" }));
  for (const value of [70, 60, 50]) {
    show(at, value);
    assert.equal((await monitors.check(id))["held"], true);
  }
  const local = new Date(await heldUntil(id)).toLocaleTimeString("en-GB", { timeZone: ZONE });
  assert.ok(hours.map((hour) => `${hour}:00:00`).includes(local), local);
  await edit(id, { digest: { cron: null, every: "28d" } });
  assert.ok((await heldUntil(id)) % (28 * 24 * HOUR) === 0);
  const body = { data: { monitor: { id: "${monitor.id}" }, price: "${value}", was: "${previous}" } };
  const to = [{ webhook: { url: `${site.url}/hook`, body } }];
  await edit(id, { digest: null, to });
  const [message] = await told(id, 1);
  assert.deepEqual(message, { monitor: { id }, price: 50, was: 60 });
  assert.ok(!site.requests.some(({ url }) => url === "/hook-wrong"));
});

test("`stale`: an edge that is false again when its message may go says so, or is dropped", async () => {
  for (const stale of ["send", "drop"]) {
    const at = path();
    show(at, 70);
    const notify = { digest: { every: "28d" }, stale, message: "it is ${value}" };
    const id = await monitors.create(watch(at, notify, { condition: { when: "${value < 80}" } }));
    assert.equal((await monitors.check(id))["held"], true);
    show(at, 100);
    await monitors.check(id);
    await edit(id, { digest: null });
    await released(id);
    if (stale === "drop") {
      assert.equal(toldOf(id).length, 0);
      show(at, 60);
      assert.equal((await monitors.check(id))["told"], true);
      continue;
    }
    const [message] = await told(id, 1);
    // The newest value, and what it was that was held back.
    assert.deepEqual([message?.["title"], message?.["value"]], ["now 100", 100]);
    assert.match(String(message?.["message"]), /it is 100\n\n\*This is no longer true/);
    const [entry] = message!["held"] as JsonObject[];
    assert.deepEqual([entry?.["title"], entry?.["value"], entry?.["no_longer_true"]], ["now 70", 70, true]);
  }
});

test("`cooldown` and `level`: what holds in every check is held once, not once a check", async () => {
  const at = path();
  show(at, 70);
  const condition = { when: "${value < 80}", trigger: "level" };
  const id = await monitors.create(watch(at, { cooldown: "1h" }, { condition }));
  assert.equal((await monitors.check(id))["told"], true);
  await told(id, 1);
  for (let count = 0; count < 3; count += 1) assert.equal((await monitors.check(id))["held"], true);
  await edit(id, { cooldown: null });
  const [, message] = await told(id, 2);
  assert.equal((message!["held"] as Json[]).length, 1);
});

test("a webhook's own body is made of what is kept of the check; what it cannot be made of is told all the same", async () => {
  const at = path();
  show(at, 70);
  const bodies: JsonObject[] = [
    { data: { made: at, page: "${url}", host: "${url.split('/')[2]}", value: "${value}", last: "${lastNotified}" } },
    { first: "${text.split(' of ')[1]}" },
  ];
  const to = bodies.map((body) => ({ webhook: { url: `${site.url}/hook`, body } }));
  const id = await monitors.create(watch(at, { cooldown: "1h", to: [hook()] }));
  assert.equal((await monitors.check(id))["told"], true);
  await told(id, 1);
  show(at, 60);
  assert.equal((await monitors.check(id))["held"], true);
  await edit(id, { cooldown: null, to });
  const [, plain] = await told(id, 2);
  assert.equal(plain?.["value"], 60);
  const made = await until("the body", async () =>
    site.hooks.map(({ body }) => (body as unknown as Told).data).find((data) => data["made"] === at),
  );
  const { host } = new URL(site.url);
  assert.deepEqual(made, { made: at, page: `${site.url}${at}`, host, value: 60, last: 70 });
  await released(id);
});

test("`each`: a line an item, at most `max`, and how many more there are", async () => {
  const at = path();
  const list = (count: number): void =>
    site.show(at, `<ul>${Array.from({ length: count }, (_, index) => `<li>item *${index}*</li>`).join("")}</ul>`);
  list(1);
  const each = { over: "${diff.added}", line: "[${item}](https://example.org/${index})", max: 2 };
  const id = await monitors.create({
    ...watch(at, { each, message: "New:" }),
    select: [{ css: { select: "li", all: true } }],
    condition: {},
  });
  assert.equal((await monitors.check(id))["told"], false);
  list(6);
  assert.equal((await monitors.check(id))["told"], true);
  const [message] = await told(id, 1);
  assert.equal(
    message?.["message"],
    "New:\n\n- [item \\*1\\*](https://example.org/0)\n- [item \\*2\\*](https://example.org/1)\\\n  … and 3 more",
  );
});

test("`retry`: so many attempts of one check, each after its wait, and none where an answer is final", async () => {
  const at = path();
  site.show(at, { status: 502 });
  const retry = { attempts: 3, initial: "10ms", factor: 1, max: "20ms" };
  const id = await monitors.create(watch(at, {}, { retry }));
  assert.equal((await monitors.check(id))["outcome"], "failed");
  assert.equal(site.asked(at), 3);
  site.show(at, { status: 404 });
  await monitors.check(id);
  assert.equal(site.asked(at), 4);
});

test("`source: call` and `source: steps` give any value; `previous` and `lastNotified` are what was confirmed and told", async () => {
  const at = path();
  site.show(at, { body: JSON.stringify({ rows: [1, 2] }), type: "application/json" });
  const steps = [
    { id: "page", call: "http.request", with: { url: `${site.url}${at}`, expect: "json" } },
    { id: "sum", set: { total: "${steps.page.body.rows.sum()}" } },
  ];
  const called = await monitors.create({
    ...watch(at, {}),
    source: { call: { activity: "http.request", with: { url: `${site.url}${at}`, expect: "json" } } },
    select: [{ jsonpath: "$.body.rows[1]" }],
    condition: { when: "${value == 3}" },
    notify: { title: "${value} after ${previous}, told ${lastNotified}", to: [hook()] },
  });
  assert.deepEqual((await monitors.check(called))["value"], 2);
  site.show(at, { body: JSON.stringify({ rows: [1, 3] }), type: "application/json" });
  assert.equal((await monitors.check(called))["told"], true);
  assert.equal((await told(called, 1))[0]?.["title"], "3 after 2, told ");
  const stepped = await monitors.create({
    ...watch(at, {}),
    source: { steps },
    select: [{ jsonpath: "$.total" }],
    condition: {},
  });
  assert.equal((await monitors.check(stepped))["value"], 4);
});
