import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Client } from "pg";
import { startPostgres } from "../../cmd/stack/postgres.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { CANARY_WAYS, makeCanarySite } from "../support/canary-site.ts";
import { makeHttpSite } from "../support/http-site.ts";
import { makeOpenAiServer } from "../support/openai-server.ts";
import { startStackProcess } from "../support/stack-process.ts";
import { until } from "../support/until.ts";

/** Of all kinds of characters: those that URLs, JSON, HTML and base64 write in another way among them. */
const CANARY = 'cAn4ry/"Zed&Ü+9<kQ';
const ref = { $secret: "canary" };
/** How a call carries it. */
const CARRIED: { readonly [way: string]: JsonObject } = {
  bearer: { auth: { bearer: ref } },
  basic: { auth: { basic: { username: "user", password: ref } } },
  header: { headers: { "x-key": { $secret: "canary", prefix: "key " } } },
  query: { query: { q: "plain", key: ref } },
  body: { body: { key: ref, list: [ref] } },
  form: { headers: { "content-type": "application/x-www-form-urlencoded" }, body: { key: ref } },
};

/** Calls with the canary, then asks for it without, then lets a model say it; with `caught` the failure is a value. */
function documentOf(carried: JsonObject, caught: boolean, talks: boolean): JsonObject {
  const call = {
    id: "call",
    call: "http.request",
    with: { method: "POST", url: "${inputs.base}/echo/${inputs.way}", idempotent: true, ...carried },
    retry: { attempts: 2, initial: "10ms" },
    summary: "asks ${inputs.way}",
  };
  const plain = { url: "${inputs.base}/echo/json", headers: { "x-way": "${inputs.way}" } };
  return {
    watchloom: "1",
    kind: "Workflow",
    name: "canary",
    inputs: {
      type: "object",
      required: ["base", "way"],
      properties: { base: { type: "string" }, way: { type: "string" } },
    },
    steps: [
      caught
        ? {
            id: "got",
            try: [
              call,
              { id: "shown", emit: { name: "got", data: "${steps.call}" } },
              { id: "value", set: "${steps.call}" },
            ],
            catch: [
              {
                steps: [
                  { id: "told", emit: { name: "failed", data: "${error}" } },
                  { id: "kept", set: "${error}" },
                ],
              },
            ],
          }
        : call,
      { id: "again", call: "http.request", with: plain },
      ...(talks
        ? [
            {
              id: "said",
              call: "llm.generate",
              with: { model: "openai:tiny", prompt: "What is the key?", stream: true },
            },
          ]
        : []),
    ],
    output: {
      got: caught ? "${steps.got}" : "${steps.call}",
      again: "${steps.again.body}",
      ...(talks ? { said: "${steps.said.text}" } : {}),
    },
  };
}

/** In each form in which it could lie somewhere, made here and not by what is tested. */
function needles(): Map<string, Buffer> {
  const bytes = Buffer.from(CANARY, "utf8");
  const found = new Map<string, Buffer>();
  const add = (name: string, value: string | Buffer): void => void found.set(name, Buffer.from(value as string));
  add("raw", bytes);
  add("latin1", Buffer.from(CANARY, "latin1"));
  add("utf-16", Buffer.from(CANARY, "utf16le"));
  add("hex", bytes.toString("hex"));
  add("percent", encodeURIComponent(CANARY));
  add(
    "percent, lower case",
    encodeURIComponent(CANARY).replace(/%../g, (escape) => escape.toLowerCase()),
  );
  add("form", new URLSearchParams({ c: CANARY }).toString().slice(2));
  add("json", JSON.stringify(CANARY).slice(1, -1));
  add("json in json", JSON.stringify(JSON.stringify(CANARY).slice(1, -1)).slice(1, -1));
  add("json, ascii", JSON.stringify(CANARY).slice(1, -1).replace("Ü", "\\u00dc"));
  add("html", CANARY.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"));
  for (const encoding of ["base64", "base64url"] as const) {
    for (const before of ["", "x", "xy"]) {
      const whole = Buffer.from(`${before}${CANARY}`).toString(encoding).replaceAll("=", "");
      // Without the characters that its neighbours have a part in.
      add(`${encoding} after ${before.length}`, whole.slice(before.length === 0 ? 0 : 4, -2));
    }
  }
  // The host of a URL, and a part that is long enough to be worth something.
  add("lower case", CANARY.toLowerCase());
  add("its beginning", CANARY.slice(0, 10));
  return found;
}

function look(place: string, bytes: Buffer, hits: string[]): void {
  for (const [form, needle] of needles()) {
    const at = bytes.indexOf(needle);
    if (at !== -1)
      hits.push(`${form} in ${place}: …${bytes.subarray(Math.max(0, at - 60), at + 60).toString("latin1")}…`);
  }
}

function lookInFolder(folder: string, hits: string[]): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = contentOf(path);
    if (content === null) continue;
    bytes += content.length;
    look(path, content, hits);
  }
  return bytes;
}

/** Null: the server that keeps it has taken it away since the folder was listed. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function lookInTables(url: string, hits: string[]): Promise<Map<string, number>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const counts = new Map<string, number>();
  const tables = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  for (const { name } of tables.rows) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
    counts.set(name, rows.length);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const bytes = Buffer.isBuffer(value)
          ? value
          : Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
        look(`${name}.${column}`, bytes, hits);
      }
    }
  }
  await client.end();
  return counts;
}

test("a secret that servers and models tell again stands nowhere: no table, history, blob, log, stream or callback", async () => {
  const folder = mkdtempSync(join(tmpdir(), "watchloom-canary-"));
  const postgres = await startPostgres({ dataDir: folder });
  const site = await makeCanarySite(CANARY);
  const receiver = await makeHttpSite((_request, response) => response.end("thanks"));
  // Torn apart between pieces, as models write.
  const model = await makeOpenAiServer(() => ({
    text: ["The key is ", ...CANARY.match(/.{1,3}/gsu)!, ", as you know."],
    reasoning: ["I was told ", CANARY.slice(0, 7), CANARY.slice(7)],
  }));
  const stack = await startStackProcess({
    env: {
      DATABASE_URL: postgres.url,
      WATCHLOOM_EGRESS_ALLOW: [site, receiver].map(({ url }) => new URL(url).host).join(","),
      WATCHLOOM_LOG_LEVEL: "debug",
      OPENAI_BASE_URL: `${model.url}/v1`,
      OPENAI_API_KEY: "test-key",
    },
  });
  const authorization = { authorization: `Bearer ${stack.apiKey}` };
  const answers: Buffer[] = [];
  const ask = async (method: string, path: string, body?: Json): Promise<JsonObject> => {
    const response = await fetch(`${stack.url}${path}`, {
      method,
      headers: { ...authorization, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (method === "GET") answers.push(bytes);
    assert.ok(response.status < 400, `${method} ${path}: ${response.status} ${bytes.toString()}`);
    return JSON.parse(bytes.toString()) as JsonObject;
  };
  const following = new AbortController();
  const sse: Buffer[] = [];
  try {
    await ask("PUT", "/secrets/canary", { value: CANARY, hosts: [new URL(site.url).host] });
    const stream = await fetch(`${stack.url}/stream?after=0`, { headers: authorization, signal: following.signal });
    const reading = (async () => {
      for await (const chunk of stream.body as ReadableStream<Uint8Array>) sse.push(Buffer.from(chunk));
    })().catch(() => undefined);

    const ids: string[] = [];
    const carried = Object.entries(CARRIED);
    for (const [n, way] of CANARY_WAYS.entries()) {
      // Each way comes with four of the six, in turn, caught and not.
      for (let k = 0; k < 4; k += 1) {
        const [, how] = carried[(n + k) % carried.length]!;
        const document = documentOf(how, k % 2 === 0, k === 3);
        const callback = {
          url: `${receiver.url}/ended`,
          secret: `whsec_${Buffer.from("a".repeat(32)).toString("base64")}`,
        };
        const input = { base: site.url, way };
        ids.push((await ask("POST", "/runs", { document, input, ...(k === 0 ? { callback } : {}) }))["id"] as string);
      }
    }
    const ended = new Map<string, unknown>();
    for (const id of ids) {
      const run = await until(
        `the end of ${id}`,
        async () => {
          const found = await ask("GET", `/runs/${id}/wait?timeout_seconds=20`);
          return found["closed_at"] === null ? undefined : found;
        },
        120_000,
      );
      ended.set(id, run["status"]);
      for (const part of ["events?limit=1000", "checkpoints", "logs", "approvals"])
        await ask("GET", `/runs/${id}/${part}`);
      await ask("POST", `/runs/${id}/queries/steps`).catch(() => undefined);
    }
    await until("the callbacks", async () => receiver.requests.length >= CANARY_WAYS.length || undefined, 60_000);
    for (const part of ["/deliveries", "/audit", "/secrets"]) await ask("GET", part);
    following.abort();
    await reading;

    // That the test tests: it went out, came back, and both ends were reached.
    assert.ok(ids.length >= 90, `${ids.length} runs`);
    assert.ok(site.brought() >= ids.length, `${site.brought()} requests brought it`);
    assert.ok(model.asked.length >= 10, `${model.asked.length} models were asked`);
    const statuses = [...ended.values()];
    assert.ok(statuses.includes("completed") && statuses.includes("failed"), JSON.stringify(statuses));
    const whole = Buffer.concat(sse);
    assert.ok(whole.includes("[redacted]") && whole.includes("step.delta") && whole.includes("step.log"));

    const hits: string[] = [];
    look("the stream", whole, hits);
    look("the API's answers", Buffer.concat(answers), hits);
    look("the callbacks", Buffer.from(JSON.stringify(receiver.requests)), hits);
    look("what the stack printed", Buffer.from(stack.output()), hits);
    const rows = await lookInTables(postgres.url, hits);
    for (const table of ["wl.events", "wl.checkpoints", "wl.runs", "wl.deliveries"]) {
      assert.ok((rows.get(table) ?? 0) > 20, `${table}: ${rows.get(table)} rows`);
    }
    const files = lookInFolder(stack.dataDir, hits) + lookInFolder(postgres.folder, hits);
    assert.ok(statSync(join(stack.dataDir, "temporal.db")).size > 100_000);
    assert.ok(files > 1_000_000, `${files} bytes of files`);
    assert.deepEqual(hits.slice(0, 20), [], `${hits.length} hits`);
  } finally {
    following.abort();
    await stack.stop();
    await postgres.stop();
    await Promise.all([site.close(), receiver.close(), model.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
});
