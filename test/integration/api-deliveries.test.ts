import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeCloser } from "../../runtime/runs/index.ts";
import { makeSealer, resealOlder } from "../../runtime/store/index.ts";
import { makeHttpSite, type HttpSite, type RecordedRequest } from "../support/http-site.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
let site: HttpSite;
/** Answers to come at a path, in order; then 204. */
const answers = new Map<string, number[]>();
const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;

before(async () => {
  stack = await startTestStack();
  site = await makeHttpSite((request, response) => {
    response.writeHead(answers.get(request.url)?.shift() ?? 204).end();
  });
  stack.sender({ pollMs: 100, schedule: [0, 50, 50, 50] });
});
after(async () => {
  await stack.stop();
  await site.close();
});

const at = (path: string): RecordedRequest[] => site.requests.filter((request) => request.url === path);
const DONE = { watchloom: "1", kind: "Workflow", name: "done", steps: [{ id: "a", set: 1 }] };
const FAILS = {
  watchloom: "1",
  kind: "Workflow",
  name: "fails",
  steps: [{ id: "a", fail: { type: "shop.closed", message: "closed" } }],
};
const WAITS = {
  watchloom: "1",
  kind: "Workflow",
  name: "waits",
  steps: [{ id: "a", listen: { signal: "go" } }],
};

async function run(document: Json, path: string, more: { [name: string]: Json } = {}): Promise<string> {
  const callback = { url: `${site.url}${path}`, secret: SECRET };
  const reply = await stack.send("POST", "/runs", { body: { document, callback, ...more } });
  assert.equal(reply.status, 202, reply.text);
  assert.doesNotMatch(reply.text, /whsec_|callback/);
  return reply.body["id"] as string;
}

/** The run's one callback, verified. */
async function callback(runId: string, path: string): Promise<{ type: string; timestamp: string; data: JsonObject }> {
  const [request] = await until(`the callback of "${runId}"`, async () => (at(path).length > 0 ? at(path) : undefined));
  assert.ok(Buffer.byteLength(request!.body) < 20_000);
  new Webhook(SECRET).verify(request!.body, request!.headers as Record<string, string>);
  const body = JSON.parse(request!.body) as { type: string; timestamp: string; data: JsonObject };
  assert.equal(body.data["run_id"], runId);
  const end = await stack.end(runId);
  assert.equal(body.data["status"], end["status"]);
  assert.equal(body.type, `run.${end["status"] as string}`);
  return body;
}

const deliveriesOf = async (runId: string): Promise<JsonObject[]> =>
  (await stack.send("GET", `/deliveries?run_id=${runId}`)).body["data"] as JsonObject[];

test("a run that completes calls back once, thin and signed", async () => {
  const runId = await run(DONE, "/completed", { labels: { team: "ops" } });
  const { data } = await callback(runId, "/completed");
  assert.deepEqual(Object.keys(data).sort(), ["accepted_at", "closed_at", "document", "labels", "run_id", "status"]);
  assert.deepEqual([data["document"], data["labels"]], ["done", { team: "ops" }]);
});

test("so does one that fails, with the type of its error", async () => {
  const runId = await run(FAILS, "/failed");
  assert.deepEqual((await callback(runId, "/failed")).data["error"], { type: "shop.closed" });
});

test("and one that is canceled, terminated or timed out, before its start or after", async () => {
  const started = async (path: string): Promise<string> => {
    const runId = await run(WAITS, path);
    await stack.status(runId, "waiting");
    return runId;
  };
  const canceled = await started("/canceled");
  await stack.send("POST", `/runs/${canceled}/cancel`, { body: {} });
  const terminated = await started("/terminated");
  await stack.send("POST", `/runs/${terminated}/terminate`, { body: {} });
  const early = await run(DONE, "/canceled-early", { delay: "1h" });
  await stack.send("POST", `/runs/${early}/cancel`, { body: {} });
  const earlyEnd = await run(DONE, "/terminated-early", { delay: "1h" });
  await stack.send("POST", `/runs/${earlyEnd}/terminate`, { body: {} });
  const late = await run(WAITS, "/timed-out", { timeout: "1s" });
  const types = [
    await callback(canceled, "/canceled"),
    await callback(terminated, "/terminated"),
    await callback(early, "/canceled-early"),
    await callback(earlyEnd, "/terminated-early"),
    await callback(late, "/timed-out"),
  ].map((body) => body.type);
  assert.deepEqual(types, ["run.canceled", "run.terminated", "run.canceled", "run.terminated", "run.timed_out"]);
});

test("and one that Temporal has lost", async () => {
  const runId = await run(WAITS, "/lost");
  await stack.status(runId, "waiting");
  const closer = makeCloser({
    ...stack.world.runs,
    bridge: { ...stack.world.bridge, closeEvent: async () => "unknown" },
  });
  assert.equal(await closer.close(runId), "closed");
  const { type, data } = await callback(runId, "/lost");
  assert.deepEqual([type, data["error"]], ["run.failed", { type: "run.lost" }]);
});

test("each of them has exactly one delivery, delivered", async () => {
  for (const path of ["/completed", "/failed", "/canceled", "/terminated", "/canceled-early", "/timed-out", "/lost"]) {
    const [request] = at(path);
    assert.equal(at(path).length, 1, path);
    const runId = (JSON.parse(request!.body) as { data: { run_id: string } }).data.run_id;
    const delivery = await until(`the delivery of "${path}"`, async () => {
      const found = await deliveriesOf(runId);
      return found.length === 1 && found[0]!["state"] === "delivered" ? found[0] : undefined;
    });
    assert.equal(delivery["id"], request!.headers["webhook-id"]);
  }
});

test("a run that is accepted twice by one Idempotency-Key calls back once", async () => {
  const headers = { "idempotency-key": "once" };
  const body = { document: DONE, callback: { url: `${site.url}/once` } };
  const first = await stack.send("POST", "/runs", { body, headers });
  const second = await stack.send("POST", "/runs", { body, headers });
  assert.equal(first.body["id"], second.body["id"]);
  await until("the callback", async () => (at("/once").length > 0 ? true : undefined));
  assert.equal(at("/once")[0]!.headers["webhook-signature"], undefined);
  assert.equal((await deliveriesOf(first.body["id"] as string)).length, 1);
});

test("a callback that cannot be is refused, and its secret is not told", async () => {
  const refused = async (callback: Json) => {
    const reply = await stack.send("POST", "/runs", { body: { document: DONE, callback } });
    assert.equal(reply.status, 400, reply.text);
    assert.doesNotMatch(reply.text, /c2hvcnQ/);
    return (reply.body["errors"] as JsonObject[])[0]!["pointer"];
  };
  assert.equal(await refused({ url: "ftp://a.example/" }), "/callback/url");
  assert.equal(await refused({ url: "https://user:pw@a.example/" }), "/callback/url");
  assert.equal(await refused({ url: "not a url" }), "/callback/url");
  assert.equal(await refused({ url: "https://a.example/", secret: "whsec_c2hvcnQ=" }), "/callback/secret");
  assert.equal(await refused({ url: "https://a.example/", secrt: "x" }), "/callback");
});

test("secrets of callbacks lie sealed, and follow a change of the master key", async () => {
  const runId = await run(WAITS, "/resealed");
  const [before] = await stack.world.store.admin<{ sealed: Buffer }>(
    "select sealed from wl.run_callbacks where run_id = $1",
    [runId],
  );
  assert.ok(!before!.sealed.includes(Buffer.alloc(24, 7)) && !before!.sealed.includes("whsec_"));
  const log = { info: () => undefined, error: () => undefined };
  const both = makeSealer([randomBytes(32), ...stack.masterKeys]);
  await resealOlder(stack.world.database, both, { log, signal: new AbortController().signal });
  const sealed = await stack.world.store.admin<{ sealed: Buffer; key_id: string }>(
    "select sealed, key_id from wl.run_callbacks where run_id = $1",
    [runId],
  );
  assert.equal(sealed[0]!.key_id, both.keyIds[0]);
  // The stack's own sealer has the old key alone: sealed back, so that the others' deliveries can be sent.
  const back = makeSealer([...stack.masterKeys]);
  const { tenant, id } = (
    await stack.world.store.admin<{ tenant: string; id: string }>(
      "select tenant, delivery_id id from wl.run_callbacks where run_id = $1",
      [runId],
    )
  )[0]!;
  const text = both.open(tenant, id, { bytes: sealed[0]!.sealed, keyId: sealed[0]!.key_id });
  assert.equal(text, SECRET);
  const again = back.seal(tenant, id, text);
  await stack.world.store.admin("update wl.run_callbacks set sealed = $1, key_id = $2", [again.bytes, again.keyId]);
  await stack.send("POST", `/runs/${runId}/cancel`, { body: {} });
  await callback(runId, "/resealed");
});

test("GET /deliveries filters and pages; a delivery shows each attempt", async () => {
  answers.set("/flaky", [500, 404]);
  const runId = await run(DONE, "/flaky");
  const delivery = await until("its delivery", async () => {
    const found = await deliveriesOf(runId);
    return found[0]?.["state"] === "delivered" ? found[0] : undefined;
  });
  const detail = await stack.send("GET", `/deliveries/${delivery["id"] as string}`);
  const log = detail.body["log"] as JsonObject[];
  assert.deepEqual(
    log.map((attempt) => [attempt["number"], attempt["outcome"], attempt["status"], attempt["error"]]),
    [
      [1, "failed", 500, "500 was answered"],
      [2, "failed", 404, "404 was answered"],
      [3, "delivered", 204, null],
    ],
  );
  assert.deepEqual([detail.body["endpoint"], detail.body["attempts"]], [`127.0.0.1:${site.port}`, 3]);
  const requests = at("/flaky");
  assert.equal(new Set(requests.map((request) => request.headers["webhook-id"])).size, 1);
  assert.equal(new Set(requests.map((request) => request.body)).size, 1);

  const first = await stack.send("GET", "/deliveries?state=delivered&channel=webhook&limit=2");
  const next = await stack.send(
    "GET",
    `/deliveries?state=delivered&channel=webhook&limit=2&cursor=${first.body["next_cursor"] as string}`,
  );
  const ids = [first, next].flatMap((page) => (page.body["data"] as JsonObject[]).map((one) => one["id"]));
  assert.equal(new Set(ids).size, 4);
  assert.deepEqual((await stack.send("GET", "/deliveries?channel=email")).body["data"], []);
  assert.deepEqual((await stack.send("GET", "/deliveries?monitor_id=mon_x")).body["data"], []);
  assert.equal((await stack.send("GET", "/deliveries?state=lost")).status, 400);
  assert.equal((await stack.send("GET", "/deliveries?cursor=x")).body["code"], "invalid-cursor");
  assert.equal((await stack.send("GET", "/deliveries/dlv_none")).body["code"], "delivery-not-found");
});

test("a dead delivery is delivered once more under its id, and the audit says who asked", async () => {
  answers.set("/gone", [410]);
  const runId = await run(DONE, "/gone");
  const dead = await until("its death", async () => {
    const [found] = await deliveriesOf(runId);
    return found?.["state"] === "dead" ? found : undefined;
  });
  assert.deepEqual([dead["attempts"], dead["last_status"], dead["next_attempt_at"]], [1, 410, null]);
  const id = dead["id"] as string;
  const reply = await stack.send("POST", `/deliveries/${id}/redeliver`);
  assert.deepEqual([reply.status, reply.body["id"], reply.body["state"]], [202, id, "pending"]);
  await until("its delivery", async () =>
    (await deliveriesOf(runId))[0]!["state"] === "delivered" ? true : undefined,
  );
  const [before, again] = at("/gone");
  assert.deepEqual([again!.headers["webhook-id"], again!.body], [id, before!.body]);
  const audit = await stack.send("GET", `/audit?target=${id}`);
  assert.deepEqual(
    (audit.body["data"] as JsonObject[]).map((row) => row["action"]),
    ["delivery.redeliver"],
  );
});

test("another tenant finds none of it, and a key needs the scopes", async () => {
  const [delivery] = (await stack.send("GET", "/deliveries?limit=1")).body["data"] as JsonObject[];
  const id = delivery!["id"] as string;
  const other = await stack.tenant("other");
  assert.deepEqual((await stack.send("GET", "/deliveries", { key: other })).body["data"], []);
  assert.equal((await stack.send("GET", `/deliveries/${id}`, { key: other })).status, 404);
  assert.equal((await stack.send("POST", `/deliveries/${id}/redeliver`, { key: other })).status, 404);
  const reader = await stack.tenant("default", ["deliveries:read"], "reader");
  assert.equal((await stack.send("GET", `/deliveries/${id}`, { key: reader })).status, 200);
  assert.equal((await stack.send("POST", `/deliveries/${id}/redeliver`, { key: reader })).status, 403);
  const writer = await stack.tenant("default", ["runs:read"], "writer");
  assert.equal((await stack.send("GET", "/deliveries", { key: writer })).status, 403);
});

test("notify.send: one delivery a channel, in the transaction of its checkpoint, rendered for each", async () => {
  const put = await stack.send("PUT", "/secrets/chat", {
    body: { value: `${site.url}/chat`, hosts: [`127.0.0.1:${site.port}`] },
  });
  assert.equal(put.status, 200, put.text);
  const document = {
    watchloom: "1",
    kind: "Workflow",
    name: "tells",
    inputs: { type: "object", properties: { price: { type: "number" }, name: { type: "string" } } },
    steps: [
      {
        id: "tell",
        call: "notify.send",
        with: {
          to: [{ webhook: { url: `${site.url}/told` } }, { discord: { webhook: { $secret: "chat" } } }],
          title: "${inputs.price}",
          message: "**${inputs.name}** fell to ${inputs.price} €",
        },
      },
    ],
    output: "${steps.tell.deliveries}",
  };
  const runId = await stack.run(document, { price: 80, name: "*Key*board" });
  const end = await stack.end(runId);
  const output = end["output"] as { channel: string; id: string }[];
  assert.deepEqual(
    output.map((one) => one.channel),
    ["webhook", "discord"],
    JSON.stringify(end),
  );
  const [told] = await until("the webhook", async () => (at("/told").length > 0 ? at("/told") : undefined));
  const [chat] = await until("the chat", async () => (at("/chat").length > 0 ? at("/chat") : undefined));
  const body = JSON.parse(told!.body) as { type: string; data: JsonObject };
  assert.equal(body.type, "run.notified");
  assert.deepEqual(body.data, {
    run_id: runId,
    path: "tell",
    notification_id: output[0]!.id,
    title: "80",
    message: "**\\*Key\\*board** fell to 80 €",
  });
  assert.equal((JSON.parse(chat!.body) as JsonObject)["content"], "**80**\n\n**\\*Key\\*board** fell to 80 €");
  const deliveries = await deliveriesOf(runId);
  assert.deepEqual(deliveries.map((one) => one["id"]).sort(), output.map((one) => one.id).sort());
  const journal = await stack.world.events(runId);
  assert.doesNotMatch(JSON.stringify(journal), new RegExp(`${site.url}/chat`));
});

test("data never poses as a secret in a channel", async () => {
  await stack.send("PUT", "/secrets/mine", { body: { value: "s3cret-value", hosts: ["127.0.0.1"] } });
  const document = {
    watchloom: "1",
    kind: "Workflow",
    name: "poses",
    inputs: { type: "object", properties: { header: {} } },
    steps: [
      {
        id: "tell",
        call: "notify.send",
        with: { to: [{ webhook: { url: `${site.url}/posed`, headers: { "x-a": "${inputs.header}" } } }], message: "x" },
      },
    ],
  };
  const reply = await stack.send("POST", "/runs", { body: { document, input: { header: { $secret: "mine" } } } });
  assert.equal(reply.status, 202, reply.text);
  const runId = reply.body["id"] as string;
  assert.equal((await stack.end(runId))["status"], "completed");
  const dead = await until("its end", async () => {
    const [found] = await deliveriesOf(runId);
    return found?.["state"] === "dead" ? found : undefined;
  });
  assert.equal(dead["last_error"], 'the header "x-a" has a value that no header can carry');
  assert.deepEqual(at("/posed"), []);
});
