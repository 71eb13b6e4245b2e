import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { OwnFailure, startOwnWorker } from "../support/own-worker.ts";
import { APPRISE, startOwnRoles, type OwnRoles } from "../support/own-roles.ts";
import { until } from "../support/until.ts";

let roles: OwnRoles;
let stack: OwnRoles["stack"];
let site: OwnRoles["site"];
let monitors: OwnRoles["monitors"];
let work: OwnRoles["work"];
let told: OwnRoles["told"];
let source: OwnRoles["source"];

before(async () => {
  roles = await startOwnRoles();
  ({ stack, site, monitors, work, told, source } = roles);
});
after(() => roles.stop());

const toldAbout = (id: string): JsonObject[] =>
  told.flatMap(({ notification, urls }) => {
    const one = notification as JsonObject;
    const monitor = (one["data"] as JsonObject)["monitor"] as JsonObject | undefined;
    return monitor?.["id"] === id ? [{ ...one, urls: urls as Json }] : [];
  });
const deliveries = async (query: string): Promise<JsonObject[]> =>
  (await stack.send("GET", `/deliveries?${query}`)).body["data"] as JsonObject[];
const delivery = async (id: string): Promise<JsonObject> => (await stack.send("GET", `/deliveries/${id}`)).body;

test("a channel of a worker gets what is told, in each form, once", async () => {
  work.apprise = async () => ({ status: "sent" });
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
  work.apprise = async () => {
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
  work.apprise = async () => {
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
  work.apprise = async () => null;
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
  work.apprise = async () => null;
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
  work.apprise = async () => null;
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
  work.apprise = async ({ urls }, { post, attempt }) => {
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
  work.apprise = async () => null;
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
