import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { demandMasterKeys, makeSealer, purgeFormerSecrets } from "../../runtime/store/index.ts";
import { makeHiddenSecrets } from "../../workers/typescript/hidden-secrets.ts";
import { makeSecretResolver } from "../../workers/typescript/secret-resolver.ts";
import { makeHttpSite } from "../support/http-site.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({ worker: false });
});
after(() => stack.stop());

const put = (name: string, body: JsonObject) => stack.send("PUT", `/secrets/${name}`, { body });

test("a secret is listed by name, hosts and dates, and its value by nothing", async () => {
  const value = "hunter2-hunter2";
  const stored = await put("erp", { value, hosts: ["API.example.org", "[0:0::1]:8443", "bücher.example"] });
  assert.deepEqual(stored.body["hosts"], ["api.example.org", "[::1]:8443", "xn--bcher-kva.example"]);
  const listed = await stack.send("GET", "/secrets");
  const [secret] = listed.body["data"] as JsonObject[];
  assert.deepEqual(Object.keys(secret ?? {}).sort(), ["created_at", "hosts", "name", "updated_at"]);
  const replies = [stored, listed, await stack.send("GET", "/audit")];
  assert.deepEqual(
    replies.map((reply) => [reply.status, reply.text.includes(value)]),
    replies.map(() => [200, false]),
  );
  const again = await put("erp", { value: "another-value", hosts: ["api.example.org"] });
  assert.equal(again.body["created_at"], secret?.["created_at"]);
});

test("a host is a name or an address, whole", async () => {
  for (const host of [
    "*",
    "*.example.org",
    "api.*.org",
    "https://api.example.org",
    "api.example.org/path",
    "api.example.org?x",
    "user@api.example.org",
    "api.example.org:0",
    "api.example.org:65536",
    "api.example.org:x",
    "a b",
    "::1",
    "[::1",
    "api.example.org\\@evil",
    "a#b",
    "",
  ]) {
    const refused = await put("wrong", { value: "s3cret-value", hosts: [host] });
    assert.deepEqual([refused.status, refused.body["code"]], [400, "invalid-request"], host);
    if (host.includes("*")) assert.match(refused.body["detail"] as string, /no wildcards/);
  }
  for (const body of [
    { hosts: ["a.example"] },
    { value: "", hosts: ["a.example"] },
    { value: "x" },
    { value: "x", hosts: [] },
    { value: "x".repeat(16_385), hosts: ["a.example"] },
    { value: "x", hosts: ["a.example"], host: "b.example" },
  ]) {
    assert.equal((await put("wrong", body)).status, 400, JSON.stringify(body).slice(0, 60));
  }
  for (const name of ["1st", "a%20b", "a%2Fb", "x".repeat(64)]) {
    assert.equal((await put(name, { value: "x", hosts: ["a.example"] })).status, 400, name);
  }
});

test("another tenant's secret is unknown: in lists, in documents, to delete", async () => {
  await put("mine", { value: "s3cret-value", hosts: ["a.example"] });
  const stranger = await stack.tenant("stranger");
  const listed = await stack.send("GET", "/secrets", { key: stranger });
  assert.deepEqual(listed.body["data"], []);
  assert.equal((await stack.send("DELETE", "/secrets/mine", { key: stranger })).status, 404);
  const document = {
    watchloom: "1",
    kind: "Workflow",
    name: "thief",
    steps: [
      {
        id: "get",
        call: "http.request",
        with: { url: "https://a.example", auth: { bearer: { $secret: "mine" } } },
      },
    ],
  };
  const theirs = await stack.send("POST", "/runs", { body: { document }, key: stranger });
  assert.equal(theirs.status, 422);
  const codes = (theirs.body["diagnostics"] as JsonObject[]).map((one) => one["code"]);
  assert.deepEqual(codes, ["secret.unknown"]);
  assert.equal((await stack.send("POST", "/documents/validate", { body: { document } })).body["valid"], true);
  const reader = await stack.tenant("default", ["runs:read", "runs:write"], "reader");
  for (const [method, path] of [
    ["GET", "/secrets"],
    ["PUT", "/secrets/mine"],
    ["DELETE", "/secrets/mine"],
  ] as const) {
    const body = method === "PUT" ? { body: { value: "s3cret-value", hosts: ["evil.example"] } } : {};
    assert.equal((await stack.send(method, path, { key: reader, ...body })).status, 403, path);
  }
});

test("what a secret held is hidden in runs that may know it, after it was replaced and deleted, and then goes", async () => {
  const told: string[] = [];
  const site = await makeHttpSite(({ headers }, response) => {
    const given = headers.authorization?.replace("Bearer ", "");
    if (given !== undefined) told.push(given);
    response.setHeader("content-type", "application/json").end(JSON.stringify({ told }));
  });
  const { database } = stack.world;
  const sealer = makeSealer(stack.masterKeys);
  const logger = { error: () => undefined };
  const worker = await stack.worker({
    secret: makeSecretResolver({ database, sealer, logger }),
    hidden: makeHiddenSecrets({ database, sealer }),
  });
  const values = ["first-of-three-values", "second-of-three-values", "third-of-three-values"] as const;
  const hosts = [new URL(site.url).host];
  const get = (id: string, auth: JsonObject = {}): JsonObject => ({
    id,
    call: "http.request",
    with: { url: `${site.url}/${id}`, ...auth },
  });
  const carried = { auth: { bearer: { $secret: "changing" } } };
  const gate = (id: string): JsonObject => ({ id, listen: { signal: id, timeout: "1h" } });
  const steps = [get("one", carried), gate("goTwo"), get("two", carried), gate("goThree"), get("three")];
  const document = { watchloom: "1", kind: "Workflow", name: "rotating", steps, output: "${steps.three.body}" };
  const former = () =>
    stack.world.store.admin<{ id: number }>("select id from wl.former_secrets where name = 'changing'");
  const open = async (id: string, gateId: string): Promise<void> => {
    await stack.status(id, "waiting");
    const reply = await stack.send("POST", `/runs/${id}/signals/${gateId}`, { body: {} });
    assert.equal(reply.status, 202, reply.text);
  };
  try {
    await put("changing", { value: values[0], hosts });
    const id = await stack.run(document);
    await until("the first call", async () => told.length === 1 || undefined);
    await stack.status(id, "waiting");
    await put("changing", { value: values[1], hosts });
    await open(id, "goTwo");
    await until("the second call", async () => told.length === 2 || undefined);
    await stack.status(id, "waiting");
    await put("changing", { value: values[2], hosts });
    assert.equal((await stack.send("DELETE", "/secrets/changing")).status, 204);
    await database.asSystem((tx) => purgeFormerSecrets(tx));
    await open(id, "goThree");
    const run = await stack.end(id);
    assert.deepEqual(told, values.slice(0, 2), "each call was given what the secret held at its time");
    assert.deepEqual(run["output"], { told: ["[redacted]", "[redacted]"] });
    const events = await stack.send("GET", `/runs/${id}/events?limit=1000`);
    const checkpoints = await stack.send("GET", `/runs/${id}/checkpoints`);
    for (const value of values) {
      assert.ok(!events.text.includes(value), "an event shows a value");
      assert.ok(!checkpoints.text.includes(value), "a checkpoint shows a value");
    }
    assert.equal((await former()).length, 3);
    await stack.world.store.admin("update wl.former_secrets set ended_at = ended_at - interval '2 hours'");
    await database.asSystem((tx) => purgeFormerSecrets(tx));
    assert.deepEqual(await former(), [], "nobody can know it any more");
  } finally {
    await worker.stop();
    await site.close();
  }
});

test("what a secret was given while a call went on is taken out of all that the call gives, too", async () => {
  const { database, blobs } = stack.world;
  const sealer = makeSealer(stack.masterKeys);
  const hosts: string[] = [];
  let value = "";
  const site = await makeHttpSite(({ url }, response) => {
    // As if another call had been given the new value meanwhile, and had sent it here.
    value = `given-meanwhile-${url?.slice(1)}`;
    void put("fresh", { value, hosts }).then(() => {
      const body = JSON.stringify({ told: value });
      if (url === "/fails") response.writeHead(400, { "content-type": "application/json" }).end(body);
      else if (url === "/bytes") response.setHeader("content-type", "application/octet-stream").end(body);
      else response.setHeader("content-type", "application/json").end(body);
    });
  });
  hosts.push(new URL(site.url).host);
  let opened = 0;
  const counting = {
    ...sealer,
    open: (...args: Parameters<typeof sealer.open>) => ((opened += 1), sealer.open(...args)),
  };
  const worker = await stack.worker({
    secret: makeSecretResolver({ database, sealer, logger: { error: () => undefined } }),
    hidden: makeHiddenSecrets({ database, sealer: counting }),
  });
  const get = (id: string, expect?: string): JsonObject => ({
    id,
    call: "http.request",
    with: {
      url: `${site.url}/${id}`,
      auth: { bearer: { $secret: "fresh" } },
      ...(expect === undefined ? {} : { expect }),
    },
  });
  const document = (steps: JsonObject[], output: string): JsonObject => ({
    watchloom: "1",
    kind: "Workflow",
    name: "fresh",
    steps,
    output,
  });
  try {
    for (const [id, output] of [
      ["json", "${steps.json.body}"],
      ["fails", "${steps.fails.body}"],
      ["bytes", "${steps.bytes.body}"],
    ] as const) {
      await put("fresh", { value: "what-it-was-before", hosts });
      const run = await stack.run(document([get(id, id === "bytes" ? "bytes" : undefined)], output));
      const ended = await stack.end(run);
      assert.equal(ended["status"], id === "fails" ? "failed" : "completed", JSON.stringify(ended));
      const events = await stack.send("GET", `/runs/${run}/events?limit=1000`);
      const checkpoints = await stack.send("GET", `/runs/${run}/checkpoints`);
      for (const text of [JSON.stringify(ended), events.text, checkpoints.text])
        assert.ok(!text.includes(value), `${id}: ${text}`);
      if (id !== "bytes") continue;
      const { $blob: digest } = (ended["output"] as JsonObject) ?? {};
      const bytes = await blobs.get("default", String(digest));
      assert.equal(Buffer.from(bytes!).toString(), '{"told":"[redacted]"}');
    }
    // One that changes nothing opens its secrets once.
    opened = 0;
    const calm = get("json");
    const idle = { ...calm, with: { url: `${site.url}/json` } };
    const named = { id: "later", if: "${steps.json.status == 0}", ...get("other") };
    const keep = await makeHttpSite((_, response) => response.end("{}"));
    const steps = [
      { ...idle, with: { url: keep.url } },
      { ...named, id: "later" },
    ];
    await stack.end(await stack.run(document(steps, "${steps.json.status}")));
    const former = await stack.world.store.admin<{ n: number }>(
      "select count(*)::int as n from wl.former_secrets where name = 'fresh'",
    );
    assert.equal(opened, former[0]!.n + 1);
    await keep.close();
  } finally {
    await worker.stop();
    await site.close();
  }
});

test("an API that starts with a new first key seals anew what the old one sealed, and tells so", async () => {
  const keys = [randomBytes(32), randomBytes(32)];
  await stack.world.database.asSystem((tx) => tx.query("delete from wl.secrets"));
  await stack.world.database.asSystem((tx) => tx.query("delete from wl.former_secrets"));
  const first = await stack.secondApi({}, { sealer: makeSealer([keys[1]!]) });
  stack.use(first);
  await put("kept", { value: "s3cret-value", hosts: ["a.example"] });
  const said: string[] = [];
  const say = (_facts: object, message: string): void => void said.push(message);
  const logger = { debug: say, info: say, warn: say, error: say };
  stack.use(await stack.secondApi({}, { sealer: makeSealer(keys), logger }));
  await until("what is sealed anew", async () => said.some((line) => line.includes("can be dropped")) || undefined);
  await demandMasterKeys(stack.world.database, makeSealer([keys[0]!]));
});
