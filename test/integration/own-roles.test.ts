import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeMonitorTester, type MonitorTester } from "../support/monitors.ts";
import { OwnFailure, startOwnWorker, type OwnWork, type OwnWorker } from "../support/own-worker.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { makeWatchedSite, type WatchedSite } from "../support/watched-site.ts";

let stack: TestStack;
let site: WatchedSite;
let monitors: MonitorTester;
const workers: OwnWorker[] = [];
let points: OwnWork = async () => null;
let apprise: OwnWork = async () => ({ status: "sent" });
/** What the channel's worker was given, in order. */
const told: JsonObject[] = [];

const MANIFEST = {
  version: 1,
  errors: [],
  idempotent: true,
  streaming: false,
  timeoutMs: 120_000,
  available: true,
};
const POINTS = {
  ...MANIFEST,
  name: "acme.points",
  description: "The points of a team in a table.",
  role: "select",
  queue: "tables",
  input: {
    type: "object",
    required: ["value", "team"],
    additionalProperties: false,
    properties: { value: { type: "string" }, team: { type: "string" } },
  },
  output: { type: ["number", "null"] },
};
const APPRISE = {
  ...MANIFEST,
  name: "apprise",
  description: "Tells the services that Apprise knows.",
  role: "channel",
  queue: "notify",
  input: {
    type: "object",
    required: ["urls", "notification"],
    additionalProperties: false,
    properties: { urls: { type: "array", items: { type: "string" } }, notification: { type: "object" } },
  },
  output: {},
};

before(async () => {
  site = await makeWatchedSite();
  stack = await startTestStack();
  stack.sender({ pollMs: 50, schedule: [0, 50, 50, 50] });
  stack.monitors();
  monitors = makeMonitorTester(stack);
  for (const manifest of [POINTS, APPRISE]) {
    const stored = await stack.send("PUT", `/activities/${manifest.name}`, { body: manifest as Json });
    assert.equal(stored.status, 201, stored.text);
  }
  workers.push(
    await startOwnWorker(stack, (input, call) => points(input, call), { queue: "tables" }),
    await startOwnWorker(
      stack,
      (input, call) => {
        told.push(input);
        return apprise(input, call);
      },
      { queue: "notify" },
    ),
  );
});
after(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await stack.stop();
  await site.close();
});

const table = (points: string): string => `<nav>League</nav><table><td>SC Freiburg</td><td>${points}</td></table>`;
const source = (path: string): JsonObject => ({ source: { http: { url: `${site.url}${path}` } } });
const toldAbout = (id: string): JsonObject[] =>
  told.flatMap(({ notification, urls }) => {
    const one = notification as JsonObject;
    const monitor = (one["data"] as JsonObject)["monitor"] as JsonObject | undefined;
    return monitor?.["id"] === id ? [{ ...one, urls: urls as Json }] : [];
  });
const deliveries = async (query: string): Promise<JsonObject[]> =>
  (await stack.send("GET", `/deliveries?${query}`)).body["data"] as JsonObject[];
const delivery = async (id: string): Promise<JsonObject> => (await stack.send("GET", `/deliveries/${id}`)).body;

test("a select operation of a worker gets what stands before it, and what it gives is selected on, compared and told", async () => {
  const asked: JsonObject[] = [];
  points = async (input) => {
    asked.push(input);
    return Number(/<td>(\d+)<\/td>/.exec(String(input["value"]))?.[1] ?? "0");
  };
  site.show("/table", table("31"));
  const id = await monitors.create({
    ...source("/table"),
    select: [{ css: { select: "table", html: true } }, { "acme.points": { team: "SC Freiburg" } }],
    condition: { when: "${value > 33}" },
    notify: { message: "${value} points", to: [{ webhook: { url: `${site.url}/hook` } }] },
  });
  const first = await monitors.check(id);
  assert.deepEqual([first["outcome"], first["value"], first["told"]], ["unchanged", 31, false]);
  const [input] = asked;
  assert.equal(input?.["team"], "SC Freiburg");
  assert.match(String(input?.["value"]), /^<table><tbody>.*31/);
  // The same page: nobody is asked again.
  const same = await monitors.check(id);
  assert.deepEqual([same["outcome"], same["value"], asked.length], ["unchanged", 31, 1]);
  site.show("/table", table("34"));
  const changed = await monitors.check(id);
  assert.deepEqual(
    [changed["outcome"], changed["value"], changed["previous"], changed["told"]],
    ["changed", 34, 31, true],
  );
  const [diff] = [changed["diff"] as JsonObject];
  assert.deepEqual([diff["kind"], diff["change"]], ["number", 3]);
});

test("operations of Watchloom's own stand before, between and after those of workers", async () => {
  points = async ({ value }) => (typeof value === "string" ? value.length : null);
  const lines = { ...POINTS, name: "acme.lines", output: { type: "array", items: { type: "string" } } };
  const upper = { ...lines, input: { type: "object", properties: { value: {} } } };
  assert.equal((await stack.send("PUT", "/activities/acme.lines", { body: upper as Json })).status, 201);
  points = async ({ value }, { argument }) =>
    argument.calls[0].activity === "acme.lines"
      ? String(value)
          .split(" ")
          .map((word) => word.toUpperCase())
      : (value as string[]).length;
  const count = { ...upper, name: "acme.count", output: { type: "number" } };
  assert.equal((await stack.send("PUT", "/activities/acme.count", { body: count as Json })).status, 201);
  site.show("/words", "<p>b a  c a</p><p>x</p>");
  const id = await monitors.create({
    ...source("/words"),
    select: [{ css: "p" }, "acme.lines", "unique", "sort", "acme.count"],
    notify: { to: [] },
  });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 3], JSON.stringify(check));
});

test("null of an operation is no match, a failure of it is a failed check: both keep the baseline", async () => {
  points = async () => 31;
  site.show("/keeps", table("31"));
  const id = await monitors.create({
    ...source("/keeps"),
    retry: { attempts: 1 },
    select: [{ "acme.points": { team: "SC Freiburg" } }],
    condition: { trigger: "change" },
    notify: { to: [] },
  });
  assert.equal((await monitors.check(id))["value"], 31);
  points = async () => null;
  site.show("/keeps", table("none"));
  const empty = await monitors.check(id);
  assert.deepEqual([empty["outcome"], empty["value"]], ["empty", null]);
  points = async () => {
    throw new OwnFailure("acme.broken", "the table has another form");
  };
  site.show("/keeps", table("other"));
  const failed = await monitors.check(id);
  assert.deepEqual([failed["outcome"], (failed["error"] as JsonObject)["type"]], ["failed", "acme.broken"]);
  points = async () => 30;
  site.show("/keeps", table("30"));
  const changed = await monitors.check(id);
  assert.deepEqual([changed["outcome"], changed["previous"], changed["value"]], ["changed", 31, 30]);
});

test("a check that a schedule starts, and one of an adaptive monitor, have a capability for own workers", async () => {
  points = async () => 7;
  site.show("/scheduled", table("7"));
  for (const schedule of [{ every: "10s" }, { adaptive: { min: "10s", max: "1h" } }]) {
    const id = await monitors.create({
      ...source("/scheduled"),
      schedule,
      select: [{ "acme.points": { team: "SC Freiburg" } }],
      notify: { to: [] },
    });
    const check = await until(
      "the first check",
      async () => (await monitors.checks(id)).find(({ outcome }) => outcome !== null),
      60_000,
    );
    assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 7], JSON.stringify(check));
    await stack.send("DELETE", `/monitors/${id}`);
  }
});

test("a source can be an activity of a worker whose manifest names its queue", async () => {
  const manifest = { ...MANIFEST, name: "acme.stock", description: "What is in stock.", queue: "tables" };
  const stored = await stack.send("PUT", "/activities/acme.stock", {
    body: { ...manifest, input: { type: "object" }, output: { type: "object", properties: { n: { type: "number" } } } },
  });
  assert.equal(stored.status, 201, stored.text);
  points = async () => ({ n: 4 });
  const id = await monitors.create({
    source: { call: { activity: "acme.stock", with: { item: "keyboard" } } },
    select: [{ jsonpath: "$.n" }],
    notify: { to: [] },
  });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 4], JSON.stringify(check));
  // And so a step needs no `queue`.
  const runId = await stack.run(
    { watchloom: "1", kind: "Workflow", name: "stock", steps: [{ id: "stock", call: "acme.stock", with: {} }] },
    {},
  );
  assert.deepEqual((await stack.end(runId))["output"], { n: 4 });
});

test("a channel of a worker gets what is told, in each form, once", async () => {
  apprise = async () => ({ status: "sent" });
  site.show("/price", '<b class="price">79</b>');
  const id = await monitors.create({
    ...source("/price"),
    select: [{ css: ".price" }, "number"],
    condition: { when: "${value < 80}" },
    notify: {
      title: "Keyboard for ${value} €",
      message: "Now **${value}**",
      to: [{ apprise: { urls: ["ntfy://prices"] } }],
    },
  });
  assert.equal((await monitors.check(id))["told"], true);
  const [row] = await until("the delivery", async () => {
    const rows = await deliveries(`monitor_id=${id}`);
    return rows[0]?.["state"] === "delivered" ? rows : undefined;
  });
  const [notification, ...more] = toldAbout(id);
  assert.equal(more.length, 0);
  assert.ok(row && notification);
  assert.deepEqual(
    [notification["id"], notification["type"], notification["title"], notification["urls"]],
    [row["id"], "monitor.notified", "Keyboard for 79 €", ["ntfy://prices"]],
  );
  assert.deepEqual(
    [notification["text"], notification["markdown"], String(notification["html"]).trim()],
    ["Now 79", "Now **79**", "<p>Now <strong>79</strong></p>"],
  );
  assert.deepEqual([row["channel"], row["endpoint"]], ["apprise", "queue notify"]);
  const { log } = await delivery(String(row["id"]));
  const [attempt] = log as JsonObject[];
  assert.deepEqual([attempt?.["outcome"], attempt?.["response"]], ["delivered", '{"status":"sent"}']);
  // The attempt is a run like any other.
  const run = (await stack.send("GET", `/runs/${String(row["id"])}-1`)).body;
  assert.deepEqual([run["status"], run["document"]], ["completed", "apprise"]);
});

test("a channel of a worker that fails is tried again while the others are told; redeliver and test use it too", async () => {
  let broken = true;
  apprise = async () => {
    if (broken) throw new OwnFailure("apprise.away", "the service is away");
    return null;
  };
  site.show("/retry", '<b class="price">79</b>');
  const id = await monitors.create({
    ...source("/retry"),
    select: [{ css: ".price" }, "number"],
    condition: { when: "${value < 80}" },
    notify: {
      message: "Now ${value}",
      to: [{ apprise: { urls: ["ntfy://prices"] } }, { webhook: { url: `${site.url}/hook` } }],
    },
  });
  await monitors.check(id);
  const dead = await until(
    "the dead delivery",
    async () => {
      const rows = await deliveries(`monitor_id=${id}`);
      const [own, hook] = ["apprise", "webhook"].map((name) => rows.find((row) => row["channel"] === name));
      return own?.["state"] === "dead" && hook?.["state"] === "delivered" ? own : undefined;
    },
    120_000,
  );
  assert.equal(dead["last_error"], "apprise.away: the service is away");
  const { log } = await delivery(String(dead["id"]));
  assert.deepEqual(
    (log as JsonObject[]).map(({ outcome }) => outcome),
    ["failed", "failed", "failed", "failed"],
  );
  assert.equal(new Set(toldAbout(id).map((one) => one["id"])).size, 1);

  broken = false;
  const again = await stack.send("POST", `/deliveries/${String(dead["id"])}/redeliver`);
  assert.equal(again.status, 202, again.text);
  await until("the delivery", async () =>
    (await delivery(String(dead["id"])))["state"] === "delivered" ? true : undefined,
  );
  const sent = await stack.send("POST", `/monitors/${id}/test-notification`);
  assert.equal(sent.status, 202, sent.text);
  const tested = (sent.body["deliveries"] as JsonObject[]).find((one) => one["channel"] === "apprise");
  await until("the test's delivery", async () =>
    (await delivery(String(tested?.["id"])))["state"] === "delivered" ? true : undefined,
  );
  assert.equal(toldAbout(id).at(-1)?.["title"], `Test: ${String((await monitors.get(id))["name"])}`);
});

test("a channel of a worker that refuses for good is dead at once", async () => {
  apprise = async () => {
    throw new OwnFailure("channel.refused", "no such topic");
  };
  site.show("/refused", '<b class="price">79</b>');
  const id = await monitors.create({
    ...source("/refused"),
    select: [{ css: ".price" }, "number"],
    notify: { to: [] },
    health: { to: [] },
  });
  await monitors.check(id);
  const edited = await monitors.edit(id, { notify: { to: [{ apprise: { urls: [] } }] } });
  assert.equal(edited.status, 200, edited.text);
  const sent = await stack.send("POST", `/monitors/${id}/test-notification`);
  const [one] = sent.body["deliveries"] as JsonObject[];
  const dead = await until("the dead delivery", async () => {
    const row = await delivery(String(one?.["id"]));
    return row["state"] === "dead" ? row : undefined;
  });
  assert.equal((dead["log"] as JsonObject[]).length, 1);
});

test("health is told by a channel of a worker", async () => {
  apprise = async () => null;
  site.show("/gone", { status: 500 });
  const id = await monitors.create({
    ...source("/gone"),
    retry: { attempts: 1 },
    notify: { to: [] },
    health: { failures: 1, to: [{ apprise: { urls: ["ntfy://ops"] } }] },
  });
  await monitors.check(id);
  const [health] = await until("the health", async () => (toldAbout(id).length > 0 ? toldAbout(id) : undefined));
  assert.deepEqual([health?.["type"], health?.["urls"]], ["monitor.health", ["ntfy://ops"]]);
  assert.match(String(health?.["text"]), /fails: its checks do not succeed/);
});

test("a workflow tells by a channel of a worker, beside the others", async () => {
  apprise = async () => null;
  const runId = await stack.run({
    watchloom: "1",
    kind: "Workflow",
    name: "tells",
    steps: [
      {
        id: "tell",
        call: "notify.send",
        with: {
          to: [{ webhook: { url: `${site.url}/hook` } }, { apprise: { urls: ["ntfy://${run.name}"] } }],
          message: "Done: **${run.name}**",
        },
      },
    ],
  });
  const { output } = await stack.end(runId);
  const sent = (output as JsonObject)["deliveries"] as JsonObject[];
  assert.deepEqual(
    sent.map(({ channel }) => channel),
    ["webhook", "apprise"],
  );
  const own = String(sent[1]?.["id"]);
  await until("the delivery", async () => ((await delivery(own))["state"] === "delivered" ? true : undefined));
  const given = told.find(({ notification }) => (notification as JsonObject)["id"] === own);
  assert.deepEqual(given?.["urls"], ["ntfy://tells"]);
  assert.deepEqual(
    [
      (given?.["notification"] as JsonObject | undefined)?.["type"],
      (given?.["notification"] as JsonObject | undefined)?.["text"],
    ],
    ["run.notified", "Done: tells"],
  );
});

test("a large notification goes to a worker whole", async () => {
  apprise = async () => null;
  const long = "x".repeat(60_000);
  const runId = await stack.run({
    watchloom: "1",
    kind: "Workflow",
    name: "tells-much",
    steps: [{ id: "tell", call: "notify.send", with: { to: [{ apprise: { urls: [] } }], message: long } }],
  });
  const [sent] = ((await stack.end(runId))["output"] as JsonObject)["deliveries"] as JsonObject[];
  await until("the delivery", async () =>
    (await delivery(String(sent?.["id"])))["state"] === "delivered" ? true : undefined,
  );
  const given = told.find(({ notification }) => (notification as JsonObject)["id"] === sent?.["id"]);
  assert.equal((given?.["notification"] as JsonObject | undefined)?.["text"], long);
});

test("a secret for a queue is opened for the workers on it, and taken out of all that they give", async () => {
  const value = "ntfy://user:s3cr3t-t0ken@prices";
  for (const [name, hosts] of [
    ["apprise-url", ["queue:notify"]],
    ["elsewhere", ["queue:tables", "api.example.org"]],
  ] as const) {
    const stored = await stack.send("PUT", `/secrets/${name}`, { body: { value, hosts: [...hosts] } });
    assert.equal(stored.status, 200, stored.text);
  }
  apprise = async ({ urls }, { post, attempt }) => {
    const [url] = urls as string[];
    await post("append-events", {
      attempt,
      events: [{ type: "step.log", number: 1, data: { level: "info", message: `telling ${url}` } }],
    });
    if (attempt === 1 && told.length % 2 === 1) throw new OwnFailure("apprise.away", `${url} is away`, { asked: url! });
    return { url: url!, encoded: encodeURIComponent(url!) };
  };
  told.length = 0;
  const runId = await stack.run({
    watchloom: "1",
    kind: "Workflow",
    name: "tells-with-secrets",
    steps: [
      {
        id: "tell",
        call: "notify.send",
        with: { to: [{ apprise: { urls: [{ $secret: "apprise-url" }, { $secret: "elsewhere" }] } }], message: "x" },
      },
    ],
  });
  const [sent] = ((await stack.end(runId))["output"] as JsonObject)["deliveries"] as JsonObject[];
  const id = String(sent?.["id"]);
  await until("the delivery", async () => ((await delivery(id))["state"] === "delivered" ? true : undefined));
  assert.deepEqual(told[0]?.["urls"], [value, { $secret: "elsewhere" }]);
  const { log } = await delivery(id);
  assert.deepEqual(
    (log as JsonObject[]).map(({ outcome, error, response }) => [outcome, error, response]),
    [
      ["failed", "apprise.away: [redacted] is away", null],
      ["delivered", null, '{"url":"[redacted]","encoded":"[redacted]"}'],
    ],
  );
  for (const attempt of [1, 2]) {
    const run = await stack.send("GET", `/runs/${id}-${attempt}`);
    const events = await stack.send("GET", `/runs/${id}-${attempt}/events?limit=100`);
    assert.ok(events.text.includes("telling [redacted]"), events.text);
    assert.ok(!`${run.text}${events.text}`.includes("s3cr3t"));
    const history = textOf(await stack.world.bridge.fetchHistory(`${id}-${attempt}`));
    assert.ok(!history.includes("s3cr3t") && history.includes("apprise-url"));
  }
});

/** Tells by a channel of its own on a queue, from a workflow. */
async function tellBy(channel: string): Promise<string> {
  const runId = await stack.run({
    watchloom: "1",
    kind: "Workflow",
    name: "tells-one",
    steps: [{ id: "tell", call: "notify.send", with: { to: [{ [channel]: { urls: [] } }], message: "x" } }],
  });
  const [sent] = ((await stack.end(runId))["output"] as JsonObject)["deliveries"] as JsonObject[];
  return String(sent?.["id"]);
}

test("what is told while no worker is there waits for one, and a run of it that is ended is an attempt that failed", async () => {
  const manifest = { ...APPRISE, name: "acme.pager", queue: "away" };
  assert.equal((await stack.send("PUT", "/activities/acme.pager", { body: manifest as Json })).status, 201);
  const id = await tellBy("acme.pager");
  const first = await until("the first attempt's run", async () => {
    const run = await stack.send("GET", `/runs/${id}-1`);
    return run.body["status"] === "running" ? run.body : undefined;
  });
  assert.equal((first["labels"] as JsonObject)["delivery"], id);
  assert.equal((await delivery(id))["state"], "sending");
  await stack.send("POST", `/runs/${id}-1/terminate`);
  await until("the second attempt's run", async () =>
    (await stack.send("GET", `/runs/${id}-2`)).body["status"] === "running" ? true : undefined,
  );
  const got: string[] = [];
  const late = await startOwnWorker(
    stack,
    async ({ notification }) => {
      got.push(String((notification as JsonObject)["id"]));
      return null;
    },
    { queue: "away" },
  );
  try {
    const done = await until("the delivery", async () => {
      const row = await delivery(id);
      return row["state"] === "delivered" ? row : undefined;
    });
    assert.deepEqual(
      (done["log"] as JsonObject[]).map(({ outcome, error }) => [outcome, error]),
      [
        ["failed", "run.terminated: terminated by request"],
        ["delivered", null],
      ],
    );
    assert.deepEqual(got, [id]);
  } finally {
    await late.stop();
  }
});

test("several senders, one of which stops in the middle, tell a worker each thing once", async () => {
  apprise = async () => null;
  told.length = 0;
  const others = [stack.sender({ pollMs: 20 }), stack.sender({ pollMs: 20 })];
  const telling = Promise.all(Array.from({ length: 8 }, () => tellBy("apprise")));
  await until("the first that is told", async () => (told.length > 0 ? true : undefined));
  await others[0]!.stop();
  const ids = await telling;
  await until("the deliveries", async () => {
    const rows = await Promise.all(ids.map(delivery));
    return rows.every(({ state }) => state === "delivered") ? true : undefined;
  });
  const given = told.map(({ notification }) => String((notification as JsonObject)["id"]));
  assert.deepEqual(given.toSorted(), ids.toSorted());
});

/** All that stands in a history, payloads read as text. */
function textOf(node: unknown): string {
  if (node instanceof Uint8Array) return Buffer.from(node).toString("utf8");
  if (typeof node !== "object" || node === null) return String(node);
  return Object.values(node).map(textOf).join("\n");
}
