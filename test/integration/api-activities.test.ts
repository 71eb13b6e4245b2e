import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { documentsThatCall } from "../../cmd/api/own-activities.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import { MOST_ACTIVITIES, putActivity } from "../../runtime/store/index.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({ worker: false });
});
after(() => stack.stop());

const MANIFEST = {
  name: "acme.invoice",
  version: 1,
  description: "Makes an invoice.",
  input: { type: "object", required: ["order"], properties: { order: { type: "string" } } },
  output: { type: "object", required: ["number"], properties: { number: { type: "string" } } },
  errors: ["acme.no_such_order"],
  idempotent: true,
  streaming: false,
  timeoutMs: 30_000,
  available: true,
};
const document = (order: unknown, output = "${steps.invoice.number}"): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "bill-order",
  steps: [{ id: "invoice", call: "acme.invoice", queue: "billing", with: { order } as JsonObject }],
  output,
});
const put = (manifest: object, key?: string) =>
  stack.send("PUT", `/activities/${(manifest as typeof MANIFEST).name}`, {
    body: manifest as JsonObject,
    ...(key === undefined ? {} : { key }),
  });
const codesOf = async (body: JsonObject, key?: string): Promise<unknown[]> => {
  const reply = await stack.send("POST", "/documents/validate", {
    body: { document: body },
    ...(key === undefined ? {} : { key }),
  });
  return (reply.body["diagnostics"] as JsonObject[]).map((one) => one["code"]);
};

test("a manifest makes an activity known to this tenant's documents, and to nobody else's", async () => {
  assert.deepEqual(await codesOf(document("A-1")), ["activity.unknown"]);
  const stored = await put(MANIFEST);
  assert.deepEqual([stored.status, stored.body["documents"]], [201, []]);
  assert.deepEqual(await codesOf(document("A-1")), []);
  assert.deepEqual(await codesOf(document(7)), ["value.wrong_type"]);
  assert.deepEqual(await codesOf(document("A-1", "${steps.invoice.numbr}")), ["type.unknown_field"]);
  const list = await stack.send("GET", "/activities");
  const names = (list.body["data"] as JsonObject[]).map((one) => one["name"]);
  assert.ok(names.includes("acme.invoice") && names.includes("http.request"));

  const other = await stack.tenant("other");
  assert.deepEqual(await codesOf(document("A-1"), other), ["activity.unknown"]);
  const theirs = await stack.send("GET", "/activities", { key: other });
  assert.ok(!theirs.text.includes("acme.invoice"));
  assert.equal((await stack.send("DELETE", "/activities/acme.invoice", { key: other })).status, 404);
  // A dry run holds mocks against it.
  const mocked = await stack.send("POST", "/documents/dry-run", {
    body: { document: document("A-1"), mocks: { invoice: [{ output: { number: "R-1" } }] } },
  });
  assert.equal(mocked.body["output"], "R-1");
  const wrong = await stack.send("POST", "/documents/dry-run", {
    body: { document: document("A-1"), mocks: { invoice: [{ output: { number: 1 } }] } },
  });
  assert.equal((wrong.body["error"] as JsonObject)["type"], "mock.invalid", wrong.text);
});

test("what documents rely on changes only with a greater version, and those that no longer fit are named", async () => {
  const saved = await stack.send("PUT", "/documents/bill-order", { body: { document: document("A-1") } });
  assert.equal(saved.status, 201, saved.text);
  const again = await put({ ...MANIFEST, description: "Makes one invoice.", timeoutMs: 10_000 });
  assert.equal(again.status, 200);
  assert.deepEqual(
    (again.body["documents"] as JsonObject[]).map((one) => [one["name"], one["valid"]]),
    [["bill-order", true]],
  );
  const output = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const quiet = await put({ ...MANIFEST, output });
  assert.deepEqual([quiet.status, quiet.body["code"]], [409, "activity-version"]);
  const grown = await put({ ...MANIFEST, output, version: 2 });
  assert.equal(grown.status, 200);
  const [caller = {}] = grown.body["documents"] as JsonObject[];
  assert.equal(caller["valid"], false);
  assert.equal((caller["diagnostics"] as JsonObject[])[0]?.["code"], "type.unknown_field");
  const older = await put(MANIFEST);
  assert.deepEqual([older.status, older.body["code"]], [409, "activity-version"]);
  const run = await stack.send("POST", "/runs", { body: { document_ref: "bill-order" } });
  assert.deepEqual([run.status, run.body["code"]], [422, "invalid-document"]);
});

test("an activity that stored documents call is not deleted under them", async () => {
  const used = await stack.send("DELETE", "/activities/acme.invoice");
  assert.deepEqual([used.status, used.body["code"], used.body["documents"]], [409, "activity-in-use", ["bill-order"]]);
  await stack.send("DELETE", "/documents/bill-order");
  assert.equal((await stack.send("DELETE", "/activities/acme.invoice")).status, 204);
  const gone = await stack.send("DELETE", "/activities/acme.invoice");
  assert.deepEqual([gone.status, gone.body["code"]], [404, "activity-not-found"]);
  const audit = await stack.send("GET", "/audit?limit=100");
  const actions = (audit.body["data"] as JsonObject[]).filter((row) => row["target"] === "acme.invoice");
  assert.deepEqual(actions.map((row) => row["action"]).reverse(), [
    "activity.put",
    "activity.put",
    "activity.put",
    "activity.delete",
  ]);
});

test("a manifest that is none, of another name, of a built-in area or with a hostile schema is refused with its place", async () => {
  const cases: [manifest: object, at: string][] = [
    [{ ...MANIFEST, idempotent: "yes" }, "/idempotent"],
    [{ ...MANIFEST, extra: 1 }, ""],
    [{ ...MANIFEST, input: { type: "string", pattern: "(?=a)" } }, "/input/pattern"],
    [{ ...MANIFEST, output: { $ref: "https://example.org/schema.json" } }, "/output/$ref"],
  ];
  for (const [manifest, at] of cases) {
    const reply = await put(manifest);
    assert.deepEqual([reply.status, reply.body["code"]], [422, "invalid-payload"], reply.text);
    const pointers = (reply.body["errors"] as JsonObject[]).map((error) => String(error["pointer"]));
    assert.ok(
      pointers.some((pointer) => pointer.startsWith(at)),
      `${pointers.join()} for ${at}`,
    );
  }
  const elsewhere = await stack.send("PUT", "/activities/acme.other", { body: MANIFEST });
  assert.equal(elsewhere.status, 422);
  for (const name of ["http.request", "http.mine", "wl.segment", "llm.generate"]) {
    const reply = await put({ ...MANIFEST, name });
    assert.deepEqual([reply.status, (reply.body["errors"] as JsonObject[])[0]?.["pointer"]], [422, "/name"], name);
  }
  assert.equal((await stack.send("PUT", "/activities/nothing", { body: MANIFEST })).status, 422);
  const reader = await stack.tenant("readers", ["documents:write"]);
  assert.equal((await put(MANIFEST, reader)).status, 403);
});

test("a model's tools are built in: an activity of the tenant's own is none", async () => {
  await put({ ...MANIFEST, name: "acme.search", version: 1 });
  const body: JsonObject = {
    watchloom: "1",
    kind: "Workflow",
    name: "asks",
    steps: [{ id: "ask", call: "llm.generate", with: { model: "openai:x", prompt: "hm", tools: ["acme.search"] } }],
  };
  assert.deepEqual(await codesOf(body), ["llm.bad_tool"]);
});

test("a monitor that uses an operation or a channel of own workers is named, and they are not deleted under it", async () => {
  const role = {
    ...MANIFEST,
    name: "apprise",
    role: "channel",
    queue: "notify",
    input: { type: "object", required: ["notification"], properties: { notification: {}, urls: { type: "array" } } },
  };
  const stored = await put(role);
  assert.deepEqual([stored.status, (stored.body["manifest"] as JsonObject)["role"]], [201, "channel"], stored.text);
  const monitor = await stack.send("POST", "/monitors", {
    body: {
      document: {
        watchloom: "1",
        kind: "Monitor",
        name: "tells-by-apprise",
        schedule: { cron: "0 0 1 1 *" },
        source: { http: { url: "https://shop.example/" } },
        notify: { to: [{ apprise: { urls: [] } }] },
      },
    },
  });
  assert.equal(monitor.status, 201, monitor.text);
  const used = await stack.send("DELETE", "/activities/apprise");
  assert.deepEqual(
    [used.status, used.body["code"], used.body["documents"]],
    [409, "activity-in-use", ["tells-by-apprise"]],
  );
  const input = { ...role.input, required: ["notification", "tag"] };
  const grown = await put({ ...role, input, version: 2 });
  const [using] = grown.body["documents"] as JsonObject[];
  assert.deepEqual([using?.["kind"], using?.["name"], using?.["valid"]], ["Monitor", "tells-by-apprise", false]);
  assert.equal((using?.["diagnostics"] as JsonObject[] | undefined)?.[0]?.["code"], "value.missing");
  // A role is a part of what documents rely on.
  const { role: _, ...without } = role;
  assert.equal((await put({ ...without, name: "acme.apprise", version: 1 })).status, 201);
  const turned = await put({ ...role, name: "acme.apprise" });
  assert.deepEqual([turned.status, turned.body["code"]], [409, "activity-version"]);
  await stack.send("DELETE", `/monitors/${monitor.body["id"] as string}`);
  assert.equal((await stack.send("DELETE", "/activities/apprise")).status, 204);
});

test("many that use an activity are looked at for so long, and the rest is named; to delete it none is translated", async () => {
  const name = "acme.counted";
  assert.equal((await put({ ...MANIFEST, name })).status, 201);
  const using = ["counted-a", "counted-b", "counted-c"];
  const inside = {
    ...document("A-1"),
    steps: [{ id: "invoice", call: name, queue: "billing", with: { order: "A-1" } }],
  };
  for (const one of using) {
    const reply = await stack.send("PUT", `/documents/${one}`, { body: { document: { ...inside, name: one } } });
    assert.equal(reply.status, 201, reply.text);
  }
  let translated = 0;
  const translator = {
    translate: async () => {
      translated += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { ok: false as const, diagnostics: [] };
    },
    demand: () => Promise.reject(new Error("nobody asks")),
  };
  const deps = { database: stack.world.database, translator };
  const { looked, left } = await documentsThatCall(deps, "default", name, 1);
  assert.deepEqual([looked.map((one) => one.name), left.map((one) => one.name)], [["counted-a"], using.slice(1)]);
  assert.deepEqual(left[0], { kind: "Workflow", name: "counted-b", version: 1 });
  const whole = await documentsThatCall(deps, "default", name, 60_000);
  assert.deepEqual([whole.looked.length, whole.left, translated], [3, [], 4]);
  const again = await put({ ...MANIFEST, name });
  assert.deepEqual([(again.body["documents"] as JsonObject[]).length, again.body["unchecked"]], [3, []]);
  const used = await stack.send("DELETE", `/activities/${name}`);
  assert.deepEqual([used.status, used.body["documents"]], [409, using]);
  for (const one of using) await stack.send("DELETE", `/documents/${one}`);
  assert.equal((await stack.send("DELETE", `/activities/${name}`)).status, 204);
});

test("a name of Watchloom's own is not taken over by a role", async () => {
  const role = {
    ...MANIFEST,
    role: "channel",
    queue: "notify",
    input: { type: "object", properties: { notification: {} } },
  };
  for (const name of ["webhook", "http", "monitor"]) {
    const reply = await put({ ...role, name });
    assert.deepEqual([reply.status, (reply.body["errors"] as JsonObject[])[0]?.["pointer"]], [422, "/name"], name);
  }
});

test("a tenant has so many activities of its own and no more, and one that is there can still be changed", async () => {
  const crowded = await stack.tenant("crowded");
  const of = (n: number): ActivityManifest => ({ ...MANIFEST, name: `acme.a${n}` }) as ActivityManifest;
  await stack.world.database.withTenant("crowded", async (tx) => {
    for (let n = 0; n < MOST_ACTIVITIES; n += 1) await putActivity(tx, of(n), "key:default");
  });
  const refused = await put(of(MOST_ACTIVITIES), crowded);
  assert.deepEqual([refused.status, refused.body["code"]], [429, "quota-exceeded"]);
  assert.deepEqual(refused.body["violated-policies"], ["activities"]);
  assert.equal((await put({ ...of(0), version: 2 }, crowded)).status, 200);
  assert.equal((await stack.send("DELETE", "/activities/acme.a1", { key: crowded })).status, 204);
  assert.equal((await put(of(MOST_ACTIVITIES), crowded)).status, 201);
});
