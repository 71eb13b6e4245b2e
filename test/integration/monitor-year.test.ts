import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Failure } from "../../runtime/ir/failure.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Plan, Template } from "../../runtime/ir/plan.ts";
import { walkOps } from "../../runtime/ir/walk-ops.ts";
import { appendEvents, ensureTenant, getMonitor, insertMonitor } from "../../runtime/store/index.ts";
import { emitSpec, translate } from "../../runtime/translator/index.ts";
import type { Activity } from "../../workers/typescript/activity.ts";
import type { ActivityInput } from "../../workers/typescript/activity-input.ts";
import { makeCompute, type Compute } from "../../workers/typescript/compute/index.ts";
import { makeMonitorActivities } from "../../workers/typescript/monitors/index.ts";
import { makeTestContext } from "../support/activity-context.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

/**
 * 1,000 checks over a year of changes, with failures, empty pages and repeats mixed in: no false alarm, no missed change,
 * none told twice. The calls of a check on a real store, one after another; what the site gives is recorded here.
 */
let store: TestDatabase;
let compute: Compute;
let activities: ReadonlyMap<string, Activity>;
let now = Date.parse("2026-01-01T00:00:00Z");
const TENANT = "acme";

before(async () => {
  store = await testDatabase();
  await store.database.withTenant(TENANT, (tx) => ensureTenant(tx, TENANT));
  compute = makeCompute();
  const silent = (): void => undefined;
  const deps = {
    database: store.database,
    compute,
    hint: silent,
    hintOutbox: silent,
    startNext: silent,
    now: () => now,
  };
  activities = new Map(makeMonitorActivities(deps).map((activity) => [activity.name, activity]));
});
after(async () => {
  await compute.close();
  await store.close();
  await stopTestPostgres();
});

interface Year {
  /** One check: what the source gave, or how it failed. Gives the check as it was committed. */
  check(given: Json | Failure, when?: (seen: JsonObject) => boolean): Promise<JsonObject>;
  /** Bodies of what was told, oldest first. */
  told(): Promise<JsonObject[]>;
}

async function begin(name: string, document: string): Promise<Year> {
  const translation = translate(document, { tenant: TENANT });
  assert.ok(translation.ok && translation.monitor, JSON.stringify(translation.diagnostics));
  const { plan, monitor } = translation;
  const id = `mon_${name}`;
  await store.database.withTenant(TENANT, (tx) =>
    insertMonitor(
      tx,
      id,
      {
        name,
        source: document,
        format: "yaml",
        document: {},
        spec: emitSpec(plan, { tenant: TENANT, runId: "", time: "", input: { v: {} } }),
        settings: monitor,
        digest: plan.digest,
        labels: {},
      },
      "key:test",
      null,
    ),
  );
  const settings = settingsOf(plan);
  let count = 0;
  return {
    async check(given, when) {
      count += 1;
      now += 8 * 3_600_000;
      const runId = `${id}-${count}`;
      await store.database.withTenant(TENANT, (tx) =>
        appendEvents(tx, { tenant: TENANT, runId, document: name, digest: "", monitor: id }, null, [
          {
            key: "1//0/run.created",
            type: "run.created",
            time: new Date(now).toISOString(),
            data: { status: "accepted" },
          },
        ]),
      );
      const call = async (activity: string, input: JsonObject): Promise<JsonObject> => {
        const check = { monitor: id, revision: 1, mode: "check", notify: true };
        const context = { ...makeTestContext(), tenant: TENANT, runId, path: activity };
        const all = { check, settings: settings.get(activity) ?? {}, ...input };
        return (await activities.get(activity)!.run(all as ActivityInput, context)).output as JsonObject;
      };
      if (isFailure(given)) {
        await call("monitor.fail", { error: { ...given } as unknown as Json });
        return { outcome: "failed" };
      }
      const loaded = await call("monitor.load", {});
      const look = await call("monitor.look", { loaded, given });
      const holds = look["judge"] === true && when !== undefined ? { when: when(look) } : {};
      const { check } = await call("monitor.settle", { loaded, look, ...holds });
      return check as JsonObject;
    },
    async told() {
      const rows = await store.database.asSystem((tx) =>
        tx.query<{ payload: string }>(
          "select payload from wl.deliveries where monitor_id = $1 and type = 'monitor.notified' order by created_at, id",
          [id],
        ),
      );
      return rows.map((row) => (JSON.parse(row.payload) as { data: JsonObject }).data);
    },
  };
}

/** What each call was lowered with. */
function settingsOf(plan: Plan): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const op of walkOps(plan.body)) {
    if (op.op !== "segment") continue;
    for (const { activity, with: input } of op.calls) {
      const settings = "m" in input ? input.m.find(([name]) => name === "settings")?.[1] : undefined;
      if (settings !== undefined) found.set(activity, (settings as Extract<Template, { v: Json }>).v);
    }
  }
  return found;
}

const isFailure = (given: Json | Failure): given is Failure =>
  typeof given === "object" && given !== null && "type" in given && "message" in given;

/** The same year in every run. */
function makeDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const FAILURES: readonly Failure[] = [
  { type: "http.server_error", message: "502" },
  { type: "http.timeout", message: "too slow" },
  { type: "http.client_error", message: "404", details: { status: 404 } },
  { type: "http.network", message: "reset" },
];

const page = (body: string): Json => ({ status: 200, headers: {}, body, url: "https://shop.example/keyboard" });

test("a year of prices: told at each crossing of the threshold, and at no other time", async () => {
  const year = await begin(
    "year-of-prices",
    `watchloom: "1"
kind: Monitor
name: year-of-prices
schedule: { every: 8h }
source: { http: { url: "https://shop.example/keyboard" } }
select: [{ css: .price }, number]
condition: { when: "\${value < 80}" }
notify: { title: "now \${value}", to: [{ webhook: { url: "https://hooks.example/x" } }] }
`,
  );
  const dice = makeDice(20_261_128);
  let price = 100;
  let wasLow = false;
  const crossings: number[] = [];
  for (let index = 0; index < 1000; index += 1) {
    const luck = dice();
    if (luck < 0.08) {
      assert.equal((await year.check(FAILURES[index % FAILURES.length]!))["outcome"], "failed");
      continue;
    }
    if (luck < 0.12) {
      assert.equal((await year.check(page("<p>sold out</p>"), () => false))["outcome"], "empty");
      continue;
    }
    if (luck < 0.45) price = Math.max(60, Math.min(110, Math.round(price + (dice() - 0.5) * 30)));
    const isLow = price < 80;
    // The rest of the page changes every time.
    const shown = page(`<b class="price">${price}</b><p>${index} visitors</p>`);
    const check = await year.check(shown, (seen) => Number(seen["value"]) < 80);
    assert.equal(check["told"], isLow && !wasLow, `check ${index}`);
    if (isLow && !wasLow) crossings.push(price);
    wasLow = isLow;
  }
  assert.ok(crossings.length > 10, `${crossings.length} crossings prove little`);
  assert.deepEqual(
    (await year.told()).map(({ value }) => value),
    crossings,
  );
});

test("a year of a feed: each new item is told once, whatever is sorted anew, drops out, fails or is edited", async () => {
  const year = await begin(
    "year-of-a-feed",
    `watchloom: "1"
kind: Monitor
name: year-of-a-feed
schedule: { every: 8h }
source: { feed: { url: "https://example.org/feed" } }
compare: { identity: "\${item.id}" }
condition: { when: "\${size(diff.added) > 0}", trigger: change }
notify:
  each: { over: "\${diff.added}", line: "\${item.id}" }
  to: [{ webhook: { url: "https://hooks.example/x" } }]
`,
  );
  const dice = makeDice(7);
  let items: { id: string; title: string }[] = [{ id: "0", title: "first" }];
  let made = 0;
  const waiting = new Set<string>();
  const expected: string[] = [];
  let isFirst = true;
  for (let index = 0; index < 300; index += 1) {
    const luck = dice();
    if (luck < 0.2) {
      made += 1;
      items = [{ id: String(made), title: "new" }, ...items].slice(0, 20);
      waiting.add(String(made));
    } else if (luck < 0.3) items = items.toSorted(() => dice() - 0.5);
    else if (luck < 0.35)
      items = items.map((item, place) => (place === 0 ? { ...item, title: `edited ${index}` } : item));
    if (dice() < 0.1) {
      await year.check(FAILURES[index % FAILURES.length]!);
      continue;
    }
    const given = { title: "F", url: "https://example.org/feed", items: items as unknown as Json };
    const added = (seen: JsonObject): boolean =>
      (((seen["diff"] as JsonObject | null)?.["added"] as Json[] | undefined) ?? []).length > 0;
    const check = await year.check(given, added);
    const news: string[] = isFirst ? [] : items.filter(({ id }) => waiting.has(id)).map(({ id }) => id);
    isFirst = false;
    waiting.clear();
    assert.equal(check["told"], news.length > 0, `check ${index}`);
    expected.push(...news);
  }
  const all = (await year.told()).flatMap(({ diff }) =>
    ((diff as JsonObject)["added"] as { id: string }[]).map(({ id }) => id),
  );
  assert.ok(all.length > 20);
  assert.deepEqual(all.toSorted(), expected.toSorted());
  assert.equal(new Set(all).size, all.length);
  const row = await store.database.withTenant(TENANT, (tx) => getMonitor(tx, "mon_year-of-a-feed"));
  assert.equal(row?.state, "active");
});
