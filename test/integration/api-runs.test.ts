import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { makeHttpSite } from "../support/http-site.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack();
});
after(() => stack.stop());

const SUM = `watchloom: "1"
kind: Workflow
name: sum
labels: { team: ops }
inputs:
  type: object
  required: [amounts]
  properties:
    amounts: { type: array, items: { type: number } }
    factor: { type: number, default: 2 }
steps:
  - id: total
    set: "\${inputs.amounts.sum() * inputs.factor}"
output: { total: "\${steps.total}" }
`;
const sum: JsonObject = {
  watchloom: "1",
  kind: "Workflow",
  name: "sum",
  inputs: {
    type: "object",
    required: ["amounts"],
    properties: { amounts: { type: "array", items: { type: "number" } } },
  },
  steps: [{ id: "total", set: "${inputs.amounts.sum()}" }],
};
const WAIT = `watchloom: "1"
kind: Workflow
name: wait-long
steps:
  - id: nap
    wait: 1h
`;

test("a bare YAML document runs with the query's input, its defaults filled in", async () => {
  const reply = await stack.send("POST", `/runs?input=${encodeURIComponent('{"amounts":[1,2]}')}`, {
    body: SUM,
    type: "application/yaml",
  });
  assert.equal(reply.status, 202, reply.text);
  assert.equal(reply.headers.get("location"), `/runs/${reply.body["id"]}`);
  assert.equal(reply.body["status"], "accepted");
  const ended = await stack.end(reply.body["id"] as string);
  assert.deepEqual(ended["output"], { total: 6 });
  assert.deepEqual(ended["input"], { amounts: [1, 2], factor: 2 });
  assert.deepEqual(ended["labels"], { team: "ops" });
});

test("labels that Temporal would refuse with the start are refused before the run is accepted", async () => {
  const labels = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`l${i}`, "x".repeat(255)]));
  const refused = await stack.send("POST", "/runs", { body: { document: sum, input: { amounts: [4] }, labels } });
  assert.deepEqual([refused.status, refused.body["code"]], [400, "invalid-request"]);
  assert.match(String(refused.body["detail"]), /bytes together; at most 2048/);
});

test("a JSON envelope carries input, labels, timeout; the run's last event says what GET says", async () => {
  const reply = await stack.send("POST", "/runs", {
    body: { document: sum, input: { amounts: [4] }, labels: { order: "7" }, timeout: "1h" },
  });
  const run = await stack.end(reply.body["id"] as string);
  assert.equal(run["output"], 4);
  assert.deepEqual(run["labels"], { order: "7" });
  const events = await stack.send("GET", `/runs/${run["id"]}/events?after=${(run["last_seq"] as number) - 1}`);
  const [last] = events.body["data"] as JsonObject[];
  assert.deepEqual([last?.["type"], last?.["data"]], ["run.completed", { status: "completed", output: 4 }]);
  assert.deepEqual([events.body["has_more"], events.body["next_after"]], [false, run["last_seq"]]);
});

test("an envelope may be YAML, and its document a text; both run", async () => {
  const yaml = `document:\n${SUM.replace(/^/gm, "  ")}\ninput: { amounts: [5] }\n`;
  const one = await stack.send("POST", "/runs", { body: yaml, type: "application/yaml" });
  assert.equal(one.status, 202, one.text);
  const two = await stack.send("POST", "/runs", { body: { document: SUM, input: { amounts: [5] } } });
  for (const reply of [one, two]) {
    assert.deepEqual((await stack.end(reply.body["id"] as string))["output"], { total: 10 });
  }
});

test("a document that cannot run is refused with every diagnostic at its place in what was sent, and nothing is stored", async () => {
  const before = await stack.send("GET", "/runs?document=broken");
  const body = `{\n  "input": {},\n  "document": {\n    "watchloom": "1", "kind": "Workflow", "name": "broken",\n    "steps": [{ "id": "a", "set": "\${steps.nope}" }, { "id": "a", "wat": 1 }]\n  }\n}`;
  const reply = await stack.send("POST", "/runs", { body, type: "application/json" });
  assert.deepEqual([reply.status, reply.body["code"]], [422, "invalid-document"]);
  const diagnostics = reply.body["diagnostics"] as JsonObject[];
  assert.ok(diagnostics.length >= 2, reply.text);
  const lines = body.split("\n");
  const nope = diagnostics.find((diagnostic) => (diagnostic["message"] as string).includes("nope"));
  assert.equal(
    lines[(nope?.["line"] as number) - 1]?.slice((nope?.["column"] as number) - 1).startsWith("steps.nope") ||
      lines[(nope?.["line"] as number) - 1]?.slice((nope?.["column"] as number) - 1).startsWith("nope"),
    true,
    JSON.stringify(nope),
  );
  const after = await stack.send("GET", "/runs?document=broken");
  assert.deepEqual(after.body, before.body);
});

test("an input that does not fit is refused with pointers into the body", async () => {
  const reply = await stack.send("POST", "/runs", { body: { document: sum, input: { amonuts: [1] } } });
  assert.deepEqual([reply.status, reply.body["code"]], [422, "invalid-payload"]);
  const pointers = (reply.body["errors"] as JsonObject[]).map((error) => error["pointer"]);
  assert.ok(
    pointers.every((pointer) => (pointer as string).startsWith("/input")),
    JSON.stringify(pointers),
  );
});

test("what is for a Monitor is refused for a Workflow", async () => {
  const field = await stack.send("POST", "/runs", {
    body: { document: sum, input: { amounts: [] }, notify: false },
  });
  assert.deepEqual([field.status, field.body["code"]], [400, "invalid-request"]);
});

test("the same Idempotency-Key gives the same run; another body is refused; 20 at once make one run", async () => {
  const options = { body: { document: sum, input: { amounts: [1, 1] } }, headers: { "idempotency-key": '"order-1"' } };
  const replies = await Promise.all(Array.from({ length: 20 }, () => stack.send("POST", "/runs", options)));
  assert.deepEqual([...new Set(replies.map((reply) => reply.status))], [202]);
  assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
  assert.equal(replies.filter((reply) => reply.headers.get("idempotency-replayed") === null).length, 1);
  const bare = await stack.send("POST", "/runs", { ...options, headers: { "idempotency-key": "order-1" } });
  assert.equal(bare.headers.get("idempotency-replayed"), "true");
  const other = await stack.send("POST", "/runs", { ...options, body: { document: sum, input: { amounts: [2] } } });
  assert.deepEqual([other.status, other.body["code"]], [422, "idempotency-key-reused"]);
  for (const key of ["", "a b", "é", "x".repeat(256)]) {
    const encoded = Buffer.from(key, "utf8").toString("latin1");
    const bad = await stack.send("POST", "/runs", { ...options, headers: { "idempotency-key": encoded } });
    assert.equal(bad.status, 400, key);
  }
});

test("a repeat is answered as the first request was, whatever has changed since", async () => {
  const put = await stack.send("PUT", "/secrets/passing", { body: { value: "it-goes-away", hosts: ["example.org"] } });
  assert.equal(put.status, 200, put.text);
  const call: JsonObject = {
    watchloom: "1",
    kind: "Workflow",
    name: "passing",
    steps: [
      { id: "nap", wait: "1h" },
      {
        id: "get",
        call: "http.request",
        with: { url: "https://example.org/", auth: { bearer: { $secret: "passing" } } },
      },
    ],
  };
  await stack.send("PUT", "/documents/passing", { body: call });
  const named = { body: { document_ref: "passing" }, headers: { "idempotency-key": "by-name" } };
  const whole = { body: { document: call, labels: { by: "text" } }, headers: { "idempotency-key": "by-text" } };
  const first = [await stack.send("POST", "/runs", named), await stack.send("POST", "/runs", whole)];
  assert.deepEqual(
    first.map((reply) => reply.status),
    [202, 202],
  );
  await stack.send("DELETE", "/documents/passing");
  await stack.send("DELETE", "/secrets/passing");
  const again = [await stack.send("POST", "/runs", named), await stack.send("POST", "/runs", whole)];
  for (const [index, reply] of again.entries()) {
    assert.deepEqual([reply.status, reply.text], [202, first[index]?.text]);
    assert.equal(reply.headers.get("idempotency-replayed"), "true");
    assert.equal(reply.headers.get("location"), first[index]?.headers.get("location"));
  }
  const other = { ...whole, body: { document: { ...call, name: "other" } } };
  assert.equal((await stack.send("POST", "/runs", other)).body["code"], "invalid-document");
  for (const reply of first) await stack.send("POST", `/runs/${reply.body["id"]}/terminate`);
});

test("a stored document runs by name, version and digest; the run keeps its version", async () => {
  const first = await stack.send("PUT", "/documents/sum", { body: SUM, type: "application/yaml" });
  assert.equal(first.status, 201, first.text);
  const changed = SUM.replace("* inputs.factor", "+ inputs.factor");
  await stack.send("PUT", "/documents/sum", { body: changed, type: "application/yaml" });
  const run = async (document_ref: string): Promise<JsonObject> => {
    const reply = await stack.send("POST", "/runs", { body: { document_ref, input: { amounts: [5] } } });
    assert.equal(reply.status, 202, reply.text);
    return stack.end(reply.body["id"] as string);
  };
  const [newest, old, exact] = await Promise.all([run("sum"), run("sum@1"), run(first.body["digest"] as string)]);
  assert.deepEqual([newest?.["output"], newest?.["version"]], [{ total: 7 }, 2]);
  assert.deepEqual([old?.["output"], old?.["version"]], [{ total: 10 }, 1]);
  assert.deepEqual(exact?.["output"], { total: 10 });
  const parent = (name: string) =>
    `watchloom: "1"\nkind: Workflow\nname: ${name}\nsteps:\n  - id: c\n    run: { document: sum, input: { amounts: [1] } }\n`;
  const caller = await stack.send("PUT", "/documents/caller", { body: parent("caller"), type: "application/yaml" });
  await stack.send("PUT", "/documents/sum", {
    body: SUM.replace("* inputs.factor", "- inputs.factor"),
    type: "application/yaml",
  });
  const moved = await stack.send("POST", "/runs", { body: { document_ref: caller.body["digest"] as string } });
  assert.deepEqual(
    [moved.status, moved.body["code"]],
    [404, "document-not-found"],
    "a digest is that plan and no other",
  );
  const none = await stack.send("POST", "/runs", { body: { document_ref: "sum@9" } });
  assert.deepEqual([none.status, none.body["code"]], [404, "document-not-found"]);
});

test("lists page by cursor without a repeat, and filter by status, document, label and time", async () => {
  const since = new Date().toISOString();
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const reply = await stack.send("POST", "/runs", {
      body: { document: sum, input: { amounts: [n] }, labels: { batch: "b7" } },
    });
    ids.push(reply.body["id"] as string);
  }
  const seen: string[] = [];
  let path: string | undefined = "/runs?limit=2&label=batch%3Db7&created_after=" + encodeURIComponent(since);
  while (path !== undefined) {
    const page = await stack.send("GET", path);
    seen.push(...(page.body["data"] as JsonObject[]).map((run) => run["id"] as string));
    path = /<([^>]+)>; rel="next"/.exec(page.headers.get("link") ?? "")?.[1];
    assert.equal(path === undefined, page.body["next_cursor"] === null);
  }
  assert.deepEqual(seen, ids.toReversed());
  await stack.end(ids[4] as string);
  const completed = await stack.send("GET", "/runs?status=completed&status=failed&document=sum&limit=100");
  assert.ok(
    (completed.body["data"] as JsonObject[]).every((run) => run["status"] === "completed" && run["document"] === "sum"),
  );
  const tampered = Buffer.from('["not a time","x"]').toString("base64url");
  for (const cursor of ["nonsense", tampered]) {
    const foreign = await stack.send("GET", `/runs?cursor=${cursor}`);
    assert.equal(foreign.status, 400, foreign.text);
  }
});

test("GET answers 304 while nothing changed, and wait answers 202 until the end", async () => {
  const id = await stack.run(WAIT);
  const run = await stack.status(id, "waiting");
  const first = await stack.send("GET", `/runs/${id}`);
  const etag = first.headers.get("etag") as string;
  assert.equal((await stack.send("GET", `/runs/${id}`, { headers: { "if-none-match": etag } })).status, 304);
  // A model's turn is counted beside the journal, and the run shows it.
  await stack.world.store.admin(
    "insert into wl.run_tokens (run_id, tenant, input, output) values ($1, 'default', 5, 7)",
    [id],
  );
  const counted = await stack.send("GET", `/runs/${id}`, { headers: { "if-none-match": etag } });
  assert.deepEqual([counted.status, counted.body["usage"]], [200, { input_tokens: 5, output_tokens: 7 }]);
  const began = performance.now();
  assert.equal((await stack.send("GET", `/runs/${id}/wait?timeout_seconds=1`)).status, 202);
  assert.ok(performance.now() - began >= 900);
  const waiting = stack.send("GET", `/runs/${id}/wait?timeout_seconds=50`);
  await stack.send("POST", `/runs/${id}/cancel`, { body: { reason: "enough" } });
  const ended = await waiting;
  assert.deepEqual([ended.status, ended.body["status"]], [200, "canceled"]);
  assert.equal((await stack.send("GET", `/runs/${id}`, { headers: { "if-none-match": etag } })).status, 200);
  assert.equal(run["closed_at"], null);
  assert.equal((await stack.send("GET", `/runs/${id}/wait?timeout_seconds=51`)).status, 400);
});

test("cancel and terminate end a run once; a second request answers 200", async () => {
  const [one, two] = await Promise.all([stack.run(WAIT), stack.run(WAIT)]);
  await Promise.all([stack.status(one, "waiting"), stack.status(two, "waiting")]);
  assert.equal((await stack.send("POST", `/runs/${one}/cancel`)).status, 202);
  assert.equal((await stack.send("POST", `/runs/${two}/terminate`, { body: { reason: "by hand" } })).status, 202);
  const [canceled, terminated] = await Promise.all([stack.end(one), stack.end(two)]);
  assert.equal(canceled["status"], "canceled");
  assert.equal(terminated["status"], "terminated");
  assert.deepEqual(terminated["error"], { type: "run.terminated", message: "by hand" });
  for (const verb of ["cancel", "terminate"]) {
    assert.equal((await stack.send("POST", `/runs/${one}/${verb}`, { body: {} })).status, 200);
  }
  const events = await stack.send("GET", `/runs/${one}/events`);
  const types = (events.body["data"] as JsonObject[]).map((event) => event["type"]);
  assert.equal(types.filter((type) => type === "run.cancel_requested").length, 1);
  assert.equal(types.at(-1), "run.canceled");
  for (const event of events.body["data"] as { type: string; data: JsonObject }[]) {
    if (event.type.startsWith("run.")) assert.equal(typeof event.data["status"], "string", event.type);
  }
});

test("a run with a delay starts no earlier, and one that is cancelled before is never started", async () => {
  const began = Date.now();
  const soon = await stack.send("POST", "/runs", { body: { document: sum, input: { amounts: [1] }, delay: "2s" } });
  const later = await stack.send("POST", "/runs", { body: { document: sum, input: { amounts: [1] }, delay: "1h" } });
  assert.ok(Date.parse(soon.body["scheduled_at"] as string) >= began + 1900);
  const canceled = await stack.send("POST", `/runs/${later.body["id"]}/cancel`);
  assert.deepEqual([canceled.status, canceled.body["status"]], [202, "canceled"]);
  assert.equal(await stack.world.bridge.describe(later.body["id"] as string), null);
  const run = await stack.end(soon.body["id"] as string);
  assert.ok(Date.parse(run["started_at"] as string) >= began + 1900);
  assert.equal(run["status"], "completed");
});

test("a large input is kept as a blob, shown as a reference, and read back", async () => {
  const amounts = Array.from({ length: 9000 }, (_, n) => n);
  const reply = await stack.send("POST", "/runs", { body: { document: sum, input: { amounts } } });
  assert.equal(reply.status, 202, reply.text);
  const shown = reply.body["input"] as JsonObject;
  assert.match(shown["$blob"] as string, /^sha256:[0-9a-f]{64}$/);
  const blob = await stack.send("GET", `/blobs/${shown["$blob"]}`);
  assert.deepEqual(JSON.parse(blob.text), { amounts });
  assert.equal(blob.headers.get("cache-control"), "no-store", "a browser's next user may be another tenant's");
  assert.equal((await stack.end(reply.body["id"] as string))["output"], (9000 * 8999) / 2);
  assert.equal((await stack.send("GET", `/blobs/sha256:${"0".repeat(64)}`)).status, 404);
  const other = await stack.tenant("blob-reader");
  assert.equal((await stack.send("GET", `/blobs/${shown["$blob"]}`, { key: other })).status, 404);
});

test("a run's recorded steps are listed with their outputs, page by page", async () => {
  const site = await makeHttpSite((request, response) =>
    response.setHeader("content-type", "application/json").end(`"${request.url}"`),
  );
  const id = await stack.run(
    `watchloom: "1"
kind: Workflow
name: three-calls
inputs: { type: object, properties: { url: { type: string } } }
steps:
  - id: every
    map: { over: [1, 2, 3], steps: [{ id: get, call: http.request, with: { url: "\${inputs.url}/\${item}" }, output: "\${output.body}" }] }
`,
    { url: site.url },
  );
  assert.deepEqual((await stack.end(id))["output"], ["/1", "/2", "/3"]);
  const page = await stack.send("GET", `/runs/${id}/checkpoints?limit=2`);
  const rest = await stack.send("GET", `/runs/${id}/checkpoints?limit=2&cursor=${page.body["next_cursor"]}`);
  const all = [...(page.body["data"] as JsonObject[]), ...(rest.body["data"] as JsonObject[])];
  assert.equal(rest.body["next_cursor"], null);
  assert.deepEqual(
    all.map(({ path, state, activity }) => [path, state, activity]),
    [0, 1, 2].map((n) => [`every[${n}].get`, "done", "http.request"]),
  );
  assert.deepEqual(
    all.map(({ output }) => output),
    ["/1", "/2", "/3"],
  );
  assert.equal((await stack.send("GET", `/runs/${id}/checkpoints?cursor=e30`)).body["code"], "invalid-cursor");
  await site.close();
});

test("a suggestion needs a model, and where none is configured the answer names the setting", async () => {
  const reply = await stack.send("POST", "/monitors/suggest", { body: { text: "tell me when it rains" } });
  assert.deepEqual([reply.status, reply.body["code"]], [409, "model-not-configured"], reply.text);
  assert.match(String(reply.body["detail"]), /WATCHLOOM_MODEL/);
});
