import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import {
  assertNoInside,
  makeRawClient,
  type RawAnswer,
  type RawClient,
  type RawRequest,
} from "../support/raw-client.ts";
import { reportRequests } from "../support/request-count.ts";
import { startStackProcess, type StackProcess } from "../support/stack-process.ts";

let stack: StackProcess;
let client: RawClient;
before(async () => {
  stack = await startStackProcess();
  client = makeRawClient(stack.url, stack.apiKey);
});
after(async () => {
  client?.close();
  await stack?.stop();
  reportRequests();
});

function send(
  method: string,
  path: string,
  body: string | Buffer,
  headers: RawRequest["headers"] = {},
): Promise<RawAnswer> {
  return client.send({ method, path, body: Buffer.from(body), headers });
}

function assertProblem(answer: RawAnswer, status: number, what: string): JsonObject {
  assert.equal(answer.status, status, `${what}: ${answer.text.slice(0, 400)}`);
  assert.match(answer.type, /^application\/problem\+json/, what);
  // Over loopback, whoever has no key is told where it lies.
  assertNoInside(answer.text.replaceAll(join(stack.dataDir, "api-key"), ""), what);
  return answer.body;
}

const workflow = (steps: Json, more: JsonObject = {}): string =>
  JSON.stringify({ watchloom: "1", kind: "Workflow", name: "hostile", ...more, steps });
const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const set = (expression: string): string => workflow([{ id: "x", set: expression }]);

test("bytes that are no document: each gets its 4xx, none a 5xx", async () => {
  const cases: [what: string, body: string | Buffer, status: number, headers?: Record<string, string>][] = [
    ["empty", "", 400],
    ["null", "null", 422],
    ["a list", "[]", 422],
    ["not JSON", "{", 422],
    ["UTF-16", Buffer.from('{"watchloom":"1"}', "utf16le"), 422],
    ["a NUL", set("a\u0000b").replace("\\u0000", "\u0000"), 422],
    ["depth 33", workflow(0).replace('"steps":0', `"steps":${nested(33)}`), 422],
    ["depth 100,000", nested(100_000), 422],
    ["257 KiB", workflow([{ id: "x", set: "y".repeat(257 * 1024) }]), 413],
    ["a long number", workflow(0).replace('"steps":0', `"steps":[{"id":"x","set":${"9".repeat(10_000)}}]`), 422],
    ["1e999", workflow(0).replace('"steps":0', '"steps":[{"id":"x","set":1e999}]'), 422],
    ["a duplicate key", '{"watchloom":"1","watchloom":"1","kind":"Workflow","name":"a","steps":[]}', 422],
    [
      "__proto__",
      '{"watchloom":"1","kind":"Workflow","name":"a","steps":[{"id":"x","set":{"__proto__":{"polluted":1}}}]}',
      422,
    ],
    [
      "constructor",
      '{"watchloom":"1","kind":"Workflow","name":"a","steps":[{"id":"x","set":{"constructor":{"prototype":1}}}]}',
      422,
    ],
    ["a wrong content type", workflow([]), 415, { "content-type": "text/plain" }],
    ["a gzip bomb", gzipSync(Buffer.alloc(20 * 1024 * 1024, 32)), 415, { "content-encoding": "gzip" }],
    [
      "YAML aliases that multiply",
      `watchloom: "1"\nkind: Workflow\nname: a\na: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nsteps: []\n`,
      422,
      { "content-type": "application/yaml" },
    ],
    [
      "a YAML tag",
      `watchloom: "1"\nkind: Workflow\nname: a\nsteps: !!js/function "x"\n`,
      422,
      { "content-type": "application/yaml" },
    ],
  ];
  for (const [what, body, status, headers] of cases) {
    const problem = assertProblem(await send("POST", "/runs", body, headers), status, what);
    if (status === 422)
      assert.ok(Array.isArray(problem["diagnostics"]) && problem["diagnostics"].length > 0, `${what}: diagnostics`);
  }
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});

test("documents that would burn: refused at submit", async () => {
  const deepMaps = (depth: number): string =>
    depth === 0 ? "1" : `[1,2,3,4,5,6,7,8,9,10].map(i${depth}, ${deepMaps(depth - 1)})`;
  const cases: [what: string, body: string][] = [
    ["maps nested eight deep", set(`\${${deepMaps(8)}}`)],
    ["5,000 parentheses", set(`\${${"(".repeat(2000)}1${")".repeat(2000)}}`)],
    ["an expression of 5 KiB", set(`\${${"1+".repeat(2600)}1}`)],
    ["a pattern with look-ahead", set("${'x'.matches('(?=a)b')}")],
    [
      "a pattern that is not literal",
      workflow([
        { id: "p", set: "a" },
        { id: "x", set: "${'x'.matches(steps.p)}" },
      ]),
    ],
    ["__proto__ as a field", set("${run.__proto__}")],
    ["constructor as a field", set("${run.constructor}")],
    ["a map wider than 10,000", workflow([{ id: "m", map: { over: [1], max: 10_001, steps: [] } }])],
    ["an endless loop", workflow([{ id: "l", loop: { while: "${true}", max: 1e9, steps: [] } }])],
    [
      "a loop of loops over the limit",
      workflow([
        {
          id: "l",
          loop: { max: 100_000, steps: [{ id: "m", loop: { max: 100_000, steps: [{ id: "c", call: "time.now" }] } }] },
        },
      ]),
    ],
    ["1,001 steps", workflow(Array.from({ length: 1001 }, (_, index) => ({ id: `s${index}`, set: 1 })))],
    [
      "a schema with an evil pattern",
      workflow([], { inputs: { type: "object", properties: { a: { type: "string", pattern: "^(?=(a+)+$)" } } } }),
    ],
    ["a schema with a remote $ref", workflow([], { inputs: { $ref: "http://127.0.0.1/schema.json" } })],
    [
      "retries without end",
      workflow([{ id: "c", call: "http.request", with: { url: "http://x.example" }, retry: { attempts: 1e9 } }]),
    ],
    ["a wait of a millisecond", workflow([{ id: "w", wait: "1ms" }])],
    [
      "a built-in queue",
      workflow([{ id: "c", call: "http.request", with: { url: "http://x.example" }, queue: "watchloom" }]),
    ],
  ];
  for (const [what, body] of cases) {
    const problem = assertProblem(await send("POST", "/runs", body), 422, what);
    assert.equal(problem["code"], "invalid-document", what);
  }
});

test("requests that no client sends: each gets its 4xx", async () => {
  const two = await send("GET", "/runs", "", {
    authorization: [`Bearer ${stack.apiKey}`, "Bearer other"],
  });
  assertProblem(two, 400, "two callers");
  assertProblem(await send("GET", "/runs", "", { authorization: "Bearer wl_x_y_z" }), 401, "a wrong key");
  assertProblem(await send("GET", "/runs", "", { authorization: "" }), 401, "no key");
  assertProblem(await send("GET", "/runs?limit=1000000", ""), 400, "a limit");
  assertProblem(await send("GET", "/runs?cursor=%00%ff", ""), 400, "a cursor");
  assertProblem(await send("GET", "/runs/..%2f..%2fetc%2fpasswd", ""), 404, "a path");
  assertProblem(await send("GET", "/runs/run_unknown/stream", ""), 404, "an unknown run");
  assertProblem(await send("GET", "/blobs/sha256:..%2f..%2fapi-key", ""), 404, "a blob's path");
  assertProblem(await send("DELETE", "/runs", ""), 405, "a method");
  assertProblem(await send("GET", "/no-such-route", ""), 404, "a route");
});

async function run(body: string): Promise<string> {
  const answer = await send("POST", "/runs", body);
  assert.equal(answer.status, 202, answer.text.slice(0, 600));
  return String((JSON.parse(answer.text) as JsonObject)["id"]);
}

async function endOf(runId: string): Promise<StoredEvent> {
  let last: StoredEvent | undefined;
  for await (const frame of stack.client.follow(runId)) if (frame.kind === "event") last = frame.event;
  assert.ok(last !== undefined);
  return last;
}

test("what is hostile and valid is stopped by a budget, while other runs go on", async () => {
  const hostile = [
    // Doubles a text thirty times: stopped by the size of one value.
    await run(
      workflow([
        {
          id: "l",
          loop: {
            start: "xxxxxxxxxxxxxxxx",
            while: "${true}",
            max: 30,
            onMax: "stop",
            steps: [{ id: "d", set: "${last + last}" }],
          },
        },
      ]),
    ),
    // Pure rounds without end: stopped by the run's steps.
    await run(
      workflow(
        [
          {
            id: "l",
            loop: {
              while: "${index >= 0}",
              max: 100,
              steps: [
                {
                  id: "m",
                  loop: { while: "${index >= 0}", max: 90, onMax: "stop", steps: [{ id: "s", set: "${index}" }] },
                },
              ],
            },
          },
        ],
        { budget: { steps: 3000 } },
      ),
    ),
    // A thousand strands, each of which computes.
    await run(
      workflow([
        {
          id: "m",
          map: {
            over: Array.from({ length: 1000 }, (_, index) => index),
            max: 1000,
            concurrency: 1000,
            steps: [{ id: "s", set: "${[1,2,3,4,5,6,7,8,9].map(a, [1,2,3,4,5,6,7,8,9].map(b, a * b))}" }],
          },
        },
      ]),
    ),
  ];
  const harmless = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      run(
        workflow([
          { id: "x", set: index },
          { id: "t", call: "time.now" },
        ]),
      ),
    ),
  );
  for (const id of harmless) assert.equal((await endOf(id)).type, "run.completed");
  const ends = await Promise.all(hostile.map(endOf));
  assert.deepEqual(
    ends.map((event) => event.type),
    ["run.failed", "run.failed", "run.completed"],
  );
  for (const event of ends.slice(0, 2)) {
    assert.ok(
      ["budget.exceeded", "value.too_large"].includes(String((event.data["error"] as JsonObject)["type"])),
      JSON.stringify(event.data),
    );
  }
  assert.equal((await send("GET", "/healthz", "")).status, 200);
});
