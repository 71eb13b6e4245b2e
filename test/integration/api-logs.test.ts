import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { appendEvents } from "../../runtime/store/index.ts";
import { testActivity } from "../support/test-activity.ts";
import { makePlan } from "../support/make-plan.ts";
import { TENANT } from "../support/run-world.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

const SECRET = "correct horse battery";
const told: string[] = [];
const tell = (facts: object, message: string): void => {
  const { err, ...rest } = facts as { err?: Error };
  told.push(`${message} ${JSON.stringify(rest)} ${err?.stack ?? ""} ${String(err?.cause ?? "")}`);
};

const talk = testActivity("test.talk", async (input, context) => {
  const { lines, say } = input as { lines?: number; say?: string };
  for (const level of ["debug", "info", "warn", "error"] as const) context.log(level, `${level} of ${context.path}`);
  for (let line = 0; line < (lines ?? 0); line += 1) context.log("info", `line ${line}`);
  if (say !== undefined) {
    await context.secret("key", "a.test");
    context.log("info", `said ${SECRET}`);
    context.log("info", `${"x".repeat(4090)}${SECRET}`);
  }
  return { output: null };
});
const stream = testActivity("test.stream", async (_input, context) => {
  await context.secret("key", "a.test");
  for (const piece of ["it is ", "corr", "ect horse", " bat", "tery, y", "es, corr"]) context.delta("text", piece);
  context.delta("reasoning", "correct ");
  const ref = await context.blobs.put(Buffer.from(`kept: ${SECRET}`), "text/plain");
  return { output: { digest: ref.digest } };
});
const bug = testActivity("test.bug", async (_input, context) => {
  await context.secret("key", "a.test");
  throw new TypeError(`cannot read "${SECRET}"`, { cause: new Error(`of ${SECRET}`) });
});

let stack: TestStack;
let key: string;
before(async () => {
  stack = await startTestStack({ worker: false });
  key = await stack.tenant(TENANT);
  await stack.world.worker([talk, stream, bug], {
    secret: async () => SECRET,
    log: { warn: tell, error: tell },
  });
});
after(() => stack.stop());

const logs = async (id: string, query = ""): Promise<JsonObject> => {
  const reply = await stack.send("GET", `/runs/${id}/logs${query}`, { key });
  assert.equal(reply.status, 200, reply.text);
  return reply.body;
};
const lines = (body: JsonObject): JsonObject[] => body["data"] as JsonObject[];
const messages = (body: JsonObject): unknown[] => lines(body).map((line) => line["message"]);

test("what a call logs is an event of the stream and a line of the log, by level and by path", async () => {
  const id = await stack.world.start(
    makePlan((p) => [p.call("first", {}, { activity: "test.talk" }), p.call("second", {}, { activity: "test.talk" })]),
  );
  const events = await stack.world.journal(id);
  const logged = events.filter((event) => event.type === "step.log");
  assert.equal(logged.length, 8);
  const sse = await stack.stream(`/runs/${id}/stream?type=step.log`, { key });
  await sse.ended;
  assert.deepEqual(
    sse.frames.map((frame) => Number(frame.id)),
    logged.map((event) => event.seq),
  );

  const all = await logs(id);
  assert.deepEqual(
    lines(all).map((line) => [line["seq"], line["path"], line["attempt"], line["level"], line["message"]]),
    logged.map(({ seq, path, data }) => [seq, path, 1, data["level"], data["message"]]),
  );
  assert.deepEqual([all["has_more"], all["next_after"]], [false, events.at(-1)?.seq]);
  assert.deepEqual(messages(await logs(id, "?level=warn&path=second")), ["warn of second", "error of second"]);

  const pages: unknown[] = [];
  for (let after: unknown = 0, more = true; more;) {
    const page = await logs(id, `?limit=3&after=${String(after)}&level=info`);
    pages.push(...messages(page));
    [after, more] = [page["next_after"], page["has_more"] === true];
  }
  assert.deepEqual(pages, messages(await logs(id, "?level=info")));
  assert.equal(pages.length, 6);
});

test("a path covers what is inside it, and nothing whose name only begins so", async () => {
  const rows = ["pages[0].page", "pages[10].page", "pages", "pagesmore", "pages_2[0].page"];
  const run = "run_of_paths";
  await stack.world.database.asSystem((tx) =>
    appendEvents(
      tx,
      { tenant: TENANT, runId: run, document: "x", digest: "sha256:0" },
      null,
      rows.map((path, n) => ({
        key: `1/${path}/1/step.log/${n}`,
        type: "step.log" as const,
        time: new Date().toISOString(),
        path,
        attempt: 1,
        data: { level: "info", message: path },
      })),
    ),
  );
  assert.deepEqual(messages(await logs(run, "?path=pages")), ["pages[0].page", "pages[10].page", "pages"]);
  assert.deepEqual(messages(await logs(run, "?path=pages%5B1%5D")), []);
  assert.deepEqual(messages(await logs(run, "?path=pages%5B10%5D")), ["pages[10].page"]);
});

test("a run that is asked wrongly is refused as its events are", async () => {
  const id = await stack.world.start(makePlan((p) => [p.set("one", 1)]));
  const last = (await stack.world.journal(id)).at(-1)?.seq ?? 0;
  for (const [query, status, code] of [
    ["?level=loud", 400, "invalid-request"],
    ["?after=-1", 400, "invalid-cursor"],
    ["?after=x", 400, "invalid-cursor"],
    [`?after=${last + 1}`, 400, "cursor-ahead"],
    ["?limit=1001", 400, "invalid-request"],
    ["?levle=info", 400, "invalid-request"],
  ] as const) {
    const reply = await stack.send("GET", `/runs/${id}/logs${query}`, { key });
    assert.deepEqual([reply.status, reply.body["code"]], [status, code], query);
  }
  assert.equal((await stack.send("GET", `/runs/${id}/logs`)).status, 404, "another tenant's");
});

test("a call that logs without end is cut off, and says so", async () => {
  const id = await stack.world.start(makePlan((p) => [p.call("loud", { lines: 1300 }, { activity: "test.talk" })]));
  const events = await stack.world.journal(id, 60_000);
  assert.equal(events.filter((event) => event.type === "step.log").length, 1001);
  const page = await logs(id, "?limit=1000&after=900");
  assert.equal(messages(page).at(-1), "only the first 1000 lines are kept");
});

test("no secret stands in what a call says, streams, keeps or breaks with, not even half of one", async () => {
  const said = await stack.world.start(makePlan((p) => [p.call("says", { say: "it" }, { activity: "test.talk" })]));
  await stack.world.journal(said);
  const [first, second] = messages(await logs(said)).slice(4) as string[];
  assert.equal(first, "said [redacted]");
  assert.match(second ?? "", /^x{4090}\[redac…$/);

  const streams = await stack.world.start(makePlan((p) => [p.call("streams", {}, { activity: "test.stream" })]));
  const events = await stack.world.journal(streams);
  const text = (channel: string): string =>
    events
      .filter((event) => event.type === "step.delta" && event.data["channel"] === channel)
      .map((event) => event.data["delta"] as string)
      .join("");
  assert.equal(text("text"), "it is [redacted], yes, corr");
  assert.equal(text("reasoning"), "correct ");
  const output = events.at(-1)?.data["output"] as JsonObject;
  const blob = await stack.world.blobs.get(TENANT, output["digest"] as string);
  assert.equal(Buffer.from(blob!).toString(), "kept: [redacted]");

  const broken = await stack.world.start(
    makePlan((p) => [
      p.call(
        "breaks",
        {},
        { activity: "test.bug", retry: { attempts: 1, initialMs: 10, factor: 1, maxMs: 10, except: [] } },
      ),
    ]),
  );
  await stack.world.journal(broken);
  assert.ok(
    told.some((line) => line.includes("cannot read")),
    told.join("\n"),
  );
  assert.ok(!told.join("\n").includes("horse"), told.join("\n"));
});
