import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { answeredMeanwhile } from "../support/answered-meanwhile.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({ worker: false });
});
after(() => stack.stop());

const yaml = (name: string, rest: string): string => `watchloom: "1"\nkind: Workflow\nname: ${name}\n${rest}`;
const put = (name: string, body: string) => stack.send("PUT", `/documents/${name}`, { body, type: "application/yaml" });

test("validate answers 200 for every document, bare or enveloped, in JSON or YAML, and whatever cannot be read", async () => {
  const good = yaml("fine", "steps:\n  - id: a\n    set: 1\n");
  const bad = yaml("wrong", "steps:\n  - id: a\n    set: ${steps.b}\n");
  const check = async (body: string, type: string): Promise<JsonObject> => {
    const reply = await stack.send("POST", "/documents/validate", { body, type });
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  };
  assert.deepEqual(await check(good, "application/yaml"), { valid: true, diagnostics: [] });
  assert.equal((await check(JSON.stringify({ document: good }), "application/json"))["valid"], true);
  for (const [body, type] of [
    [bad, "application/yaml"],
    ["{", "application/json"],
    ["null", "application/json"],
    ["{}", "application/json"],
    ["a: [", "application/yaml"],
    ['{"document": [1]}', "application/json"],
  ] as const) {
    const answer = await check(body, type);
    assert.equal(answer["valid"], false, body);
    assert.ok((answer["diagnostics"] as JsonObject[]).length > 0, body);
  }
  const large = await stack.send("POST", "/documents/validate", {
    body: `{"document": "${"x".repeat(300_000)}"}`,
    type: "application/json",
  });
  assert.equal(large.status, 413);
});

test("a mistake has the same line and column bare and in an envelope, counted in what was sent", async () => {
  const bad = yaml("wrong", 'steps:\n  - id: a\n    set: "${steps.b}"\n');
  const first = async (body: string) => {
    const reply = await stack.send("POST", "/documents/validate", { body, type: "application/yaml" });
    return (reply.body["diagnostics"] as JsonObject[])[0] as JsonObject;
  };
  const bare = await first(bad);
  const inEnvelope = await first(`document:\n${bad.replace(/^(?=.)/gm, "    ")}`);
  assert.equal(inEnvelope["code"], bare["code"]);
  assert.deepEqual(
    [inEnvelope["line"], inEnvelope["column"], inEnvelope["pointer"]],
    [(bare["line"] as number) + 1, (bare["column"] as number) + 4, bare["pointer"]],
  );
});

test("compile shows plan, spec and bounds, the same bytes each time", async () => {
  const body = yaml("compiled", "timeout: 2h\nsteps:\n  - id: a\n    wait: 30s\n");
  const [one, two] = await Promise.all(
    [1, 2].map(() => stack.send("POST", "/documents/compile", { body, type: "application/yaml" })),
  );
  assert.equal(one?.status, 200, one?.text);
  assert.equal(one?.text, two?.text);
  const { plan, spec, bounds } = (one as Reply).body as { plan: JsonObject; spec: JsonObject; bounds: JsonObject };
  assert.deepEqual([plan["name"], plan["timeoutMs"], spec["workflowType"]], ["compiled", 7_200_000, "compiled"]);
  assert.equal(bounds["steps"], 1);
  const refused = await stack.send("POST", "/documents/compile", {
    body: yaml("compiled", "steps: []\nwat: 1\n"),
    type: "application/yaml",
  });
  assert.deepEqual([refused.status, refused.body["code"]], [422, "invalid-document"]);
});

test("a dry run answers from mocks in virtual time; a call without one says what is missing", async () => {
  const document = yaml(
    "simulated",
    `steps:
  - id: nap
    wait: 2h
  - id: page
    call: http.request
    with: { url: "https://api.example.org/x" }
  - id: go
    listen: { signal: go, timeout: 1d }
  - id: ok
    approve: { question: "Go?", timeout: 1d }
output: { status: "\${steps.page.status}", by: "\${steps.ok.by}", go: "\${steps.go}" }
`,
  );
  const mocks = {
    page: [{ output: { status: 201, headers: {}, body: null, url: "https://api.example.org/x" }, after: "3s" }],
  };
  const body = {
    document,
    mocks,
    signals: [{ at: "3h", name: "go", payload: 7 }],
    approvals: [{ at: "4h", path: "ok", choice: "approve", by: "key:me" }],
    time: "2026-05-01T00:00:00Z",
  };
  const reply = await stack.send("POST", "/documents/dry-run", { body });
  assert.equal(reply.status, 200, reply.text);
  assert.deepEqual([reply.body["status"], reply.body["output"]], ["completed", { status: 201, by: "key:me", go: 7 }]);
  assert.equal(reply.body["virtual_duration"], "4h");
  assert.deepEqual(
    (reply.body["effects"] as JsonObject[]).map((effect) => [effect["path"], effect["activity"]]),
    [["page", "http.request"]],
  );
  const missing = await stack.send("POST", "/documents/dry-run", { body: { document } });
  const error = missing.body["error"] as JsonObject;
  assert.deepEqual([missing.status, missing.body["status"], error["type"]], [200, "failed", "mock.missing"]);
  assert.ok(((error["details"] as JsonObject)["example"] as JsonObject)["mocks"] !== undefined);
  const wrong = await stack.send("POST", "/documents/dry-run", {
    body: { document, mocks: { page: [{ output: { status: "x" } }] } },
  });
  assert.equal((wrong.body["error"] as JsonObject)["type"], "mock.invalid");
  const misspelt = await stack.send("POST", "/documents/dry-run", { body: { document, mock: {} } });
  assert.deepEqual([misspelt.status, misspelt.body["code"]], [400, "invalid-request"]);
  assert.match(misspelt.body["detail"] as string, /did you mean "mocks"/);
});

test("large and hostile documents are read beside the service, which answers others meanwhile", async () => {
  const hostile = JSON.stringify({
    watchloom: "1",
    kind: "Workflow",
    name: "x",
    steps: [],
    ...Object.fromEntries(Array.from({ length: 15_000 }, (_, n) => [`zz${n}`, 1])),
  });
  const traps = "question: Book: x: y\n".repeat(9000);
  const pending = Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      stack.send(
        "POST",
        "/documents/validate",
        n % 2 === 0 ? { body: hostile, type: "application/json" } : { body: traps, type: "application/yaml" },
      ),
    ),
  );
  const others = await answeredMeanwhile(stack, pending);
  const replies = await pending;
  assert.ok(replies.every((reply) => reply.status === 200 && reply.body["valid"] === false));
  // Read by the thread that answers, each would have held all others up.
  assert.ok(others > 5 * replies.length, `${others} others were answered meanwhile`);
});

test("a simulated run that computes without end is cut, and the service answers others meanwhile", async () => {
  const document = yaml(
    "busy",
    'steps:\n  - id: rounds\n    loop:\n      start: 0\n      while: "${last < 100000}"\n      max: 100000\n      steps:\n        - id: more\n          set: "${last + 1}"\n',
  );
  const pending = stack.send("POST", "/documents/dry-run", { body: { document } });
  const others = await answeredMeanwhile(stack, pending);
  assert.ok(others > 10, `${others} others were answered meanwhile`);
  const reply = await pending;
  // By the steps that it may take, or, on a machine that is busy, by the time.
  const isCut = reply.status === 200 || reply.status === 422 || /takes more than \d+ s/.test(reply.text);
  assert.ok(isCut, reply.text.slice(0, 300));
});

test("a document is stored under its name; unchanged it makes no version; its text comes back as it was", async () => {
  const text = yaml("kept", "# a comment\nsteps:\n  - id: a\n    set: 1");
  const first = await put("kept", `${text}\n`);
  assert.deepEqual(
    [first.status, first.body["version"], first.headers.get("location")],
    [201, 1, "/documents/kept?version=1"],
    first.text,
  );
  const same = await put("kept", `${text}\n`);
  assert.deepEqual([same.status, same.body["version"]], [200, 1]);
  const second = await put("kept", text.replace("set: 1", "set: 2"));
  assert.deepEqual([second.status, second.body["version"]], [201, 2]);
  const newest = await stack.send("GET", "/documents/kept");
  assert.deepEqual([newest.body["version"], newest.body["source"]], [2, text.replace("set: 1", "set: 2")]);
  const old = await stack.send("GET", "/documents/kept?version=1");
  assert.equal(old.body["source"], text);
  const etag = newest.headers.get("etag") as string;
  assert.equal((await stack.send("GET", "/documents/kept", { headers: { "if-none-match": etag } })).status, 304);
  const versions = await stack.send("GET", "/documents/kept/versions?limit=1");
  assert.deepEqual(
    (versions.body["data"] as JsonObject[]).map((entry) => entry["version"]),
    [2],
  );
  const before = await stack.send("GET", `/documents/kept/versions?cursor=${versions.body["next_cursor"]}`);
  assert.deepEqual(
    (before.body["data"] as JsonObject[]).map((entry) => entry["version"]),
    [1],
  );
  const list = await stack.send("GET", "/documents?limit=100");
  assert.ok((list.body["data"] as JsonObject[]).some((entry) => entry["name"] === "kept" && entry["version"] === 2));
  const missed = await stack.send("GET", "/documents/kepd");
  assert.equal(missed.body["detail"], 'no document is "kepd"; did you mean "kept"?');
  const run = { id: "part", run: { document: "kepd", input: {} } };
  const caller = { watchloom: "1", kind: "Workflow", name: "misses", steps: [run] };
  const checked = await stack.send("POST", "/documents/validate", { body: { document: caller } });
  const [unknown] = checked.body["diagnostics"] as JsonObject[];
  assert.deepEqual([unknown?.["code"], unknown?.["hint"]], ["run.unknown_document", "kept"]);
  assert.equal((await stack.send("DELETE", "/documents/kept")).status, 204);
  assert.deepEqual((await stack.send("DELETE", "/documents/kept")).body["code"], "document-not-found");
  assert.equal((await stack.send("GET", "/documents/kept")).status, 404);
});

test("YAML out of an envelope is stored as a file of its own", async () => {
  const text = yaml("unpacked", "steps:\n  - id: a\n    set:\n      deep: |\n        two\n          lines");
  const reply = await put("unpacked", `document:\n${text.replace(/^(?=.)/gm, "    ")}\n`);
  assert.equal(reply.status, 201, reply.text);
  assert.equal(reply.body["source"], text);
  const other = await put("other-name", text);
  assert.deepEqual([other.status, other.body["code"]], [400, "invalid-request"]);
  const invalid = await put("unpacked", yaml("unpacked", "steps: 1\n"));
  assert.deepEqual([invalid.status, invalid.body["code"]], [422, "invalid-document"]);
  assert.equal((await stack.send("GET", "/documents/unpacked")).body["version"], 1);
});

test("storing a document warns of stored callers that no longer fit", async () => {
  const child = (field: string): string =>
    yaml(
      "child",
      `inputs: { type: object, required: [${field}], properties: { ${field}: { type: number } } }\nsteps:\n  - id: a\n    set: "\${inputs.${field}}"\n`,
    );
  assert.equal((await put("child", child("n"))).status, 201);
  const caller = yaml("caller", "steps:\n  - id: c\n    run: { document: child, input: { n: 1 } }\n");
  const stored = await put("caller", caller);
  assert.equal(stored.status, 201, stored.text);
  const harmless = await put("child", child("n").replace("steps:", "description: the same\nsteps:"));
  assert.deepEqual(harmless.body["diagnostics"], []);
  const changed = await put("child", child("m"));
  assert.equal(changed.status, 201, changed.text);
  const [warning] = changed.body["diagnostics"] as JsonObject[];
  assert.equal(warning?.["severity"], "warning");
  assert.match(warning?.["message"] as string, /"caller@1".*no longer fits/);
});

test("a secret is stored for its hosts, never shown, and known to the translator by name alone", async () => {
  const value = "s3cret-v4lue-never-seen";
  const document = yaml(
    "with-secret",
    'steps:\n  - id: a\n    call: http.request\n    with: { url: "https://api.example.org", auth: { bearer: { $secret: erp } } }\n',
  );
  const unknown = await stack.send("POST", "/documents/validate", { body: document, type: "application/yaml" });
  assert.equal(unknown.body["valid"], false, unknown.text);
  const stored = await stack.send("PUT", "/secrets/erp", {
    body: { value, hosts: ["API.example.org", "bücher.example:8443"] },
  });
  assert.deepEqual(stored.body["hosts"], ["api.example.org", "xn--bcher-kva.example:8443"], stored.text);
  const known = await stack.send("POST", "/documents/validate", { body: document, type: "application/yaml" });
  assert.equal(known.body["valid"], true, known.text);
  const list = await stack.send("GET", "/secrets");
  const texts = [stored, known, list].map((reply) => reply.text).join("");
  assert.ok(!texts.includes(value));
  const [row] = await stack.world.store.admin<{ sealed: Buffer }>("select sealed from wl.secrets where name = 'erp'");
  assert.ok(row !== undefined && !row.sealed.includes(value));
  for (const hosts of [
    [],
    ["https://a.example"],
    ["a b"],
    ["*.example.org"],
    ["a.example/x"],
    ["user@a.example"],
    ["a.example:99999"],
  ]) {
    const bad = await stack.send("PUT", "/secrets/erp", { body: { value, hosts } });
    assert.equal(bad.status, 400, JSON.stringify(hosts));
    assert.ok(!bad.text.includes(value));
  }
  assert.equal((await stack.send("PUT", "/secrets/Bad%20Name", { body: { value, hosts: ["a.example"] } })).status, 400);
  assert.equal((await stack.send("DELETE", "/secrets/erp")).status, 204);
  assert.equal((await stack.send("DELETE", "/secrets/erp")).body["code"], "secret-not-found");
});

test("a document is edited and deleted by whoever has read its newest version, where they say so", async () => {
  const of = (n: number): string => yaml("edited", `steps:\n  - id: a\n    set: ${n}\n`);
  const send = (body: string, headers: { readonly [name: string]: string } = {}) =>
    stack.send("PUT", "/documents/edited", { body, type: "application/yaml", headers });
  const early = await send(of(1), { "if-match": "*" });
  assert.deepEqual([early.status, early.body["code"]], [412, "version-mismatch"]);
  const first = await send(of(1), { "if-none-match": "*" });
  assert.equal(first.status, 201, first.text);
  const etag = first.headers.get("etag") ?? "";
  assert.equal((await stack.send("GET", "/documents/edited")).headers.get("etag"), etag);
  const again = await send(of(1), { "if-none-match": "*" });
  assert.deepEqual([again.status, again.headers.get("etag")], [412, etag]);
  const second = await send(of(2), { "if-match": `"x", ${etag}` });
  assert.deepEqual([second.status, second.body["version"]], [201, 2]);
  const late = await send(of(3), { "if-match": etag });
  assert.deepEqual([late.status, late.headers.get("etag")], [412, second.headers.get("etag")]);
  // Of many edits of one version one is made.
  const newest = second.headers.get("etag") ?? "";
  const many = await Promise.all([4, 5, 6, 7].map((n) => send(of(n), { "if-match": newest })));
  assert.deepEqual(many.map(({ status }) => status).sort(), [201, 412, 412, 412]);
  const unsaid = await send(of(8));
  assert.deepEqual([unsaid.status, unsaid.body["version"]], [201, 4]);
  const gone = await stack.send("DELETE", "/documents/edited", { headers: { "if-match": newest } });
  assert.equal(gone.status, 412);
  const present = unsaid.headers.get("etag") ?? "";
  assert.equal((await stack.send("DELETE", "/documents/edited", { headers: { "if-match": present } })).status, 204);
});

test("what cannot be a document's name is no place to store one", async () => {
  const reply = await put("Not%20A%20Name", yaml("fine", "steps:\n  - id: a\n    set: 1\n"));
  assert.deepEqual([reply.status, reply.body["code"]], [400, "invalid-request"]);
  assert.match(reply.body["detail"] as string, /"Not A Name" is no document's name: lower-case letters/);
});
