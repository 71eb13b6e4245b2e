import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { EVENT_TYPES } from "../../runtime/ir/event.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { appendEvents } from "../../runtime/store/index.ts";
import type { Frame } from "../support/event-stream.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

let stack: TestStack;
before(async () => {
  stack = await startTestStack({ config: { heartbeatMs: 300, slowReaderMs: 6_000 } });
});
after(() => stack.stop());

const STEPS = `watchloom: "1"
kind: Workflow
name: stepping
steps:
  - id: go
    listen: { signal: go, timeout: 1h }
  - id: done
    emit: { name: reached, data: { n: 1 } }
output: ok
`;

const seqs = (frames: readonly Frame[]): number[] =>
  frames.filter((frame) => frame.id !== undefined).map((frame) => Number(frame.id));
const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

async function started(): Promise<string> {
  const id = await stack.run(STEPS);
  await stack.status(id, "waiting");
  return id;
}
const go = (id: string) => stack.send("POST", `/runs/${id}/signals/go`, { body: {} });

/** Appends events of this size to a run's journal, as its worker would. */
async function fillJournal(id: string, count: number, bytes: number): Promise<void> {
  const [row] = await stack.world.store.admin<{ document: string; digest: string }>(
    "select document, digest from wl.runs where run_id = $1",
    [id],
  );
  const filling = "x".repeat(bytes);
  for (let from = 0; from < count; from += 100) {
    const events = Array.from({ length: Math.min(100, count - from) }, (_, n) => ({
      key: `fill/${from + n}`,
      type: "step.log" as const,
      time: new Date().toISOString(),
      path: "go",
      data: { level: "info", message: filling },
    }));
    await stack.world.database.asSystem((tx) =>
      appendEvents(tx, { tenant: "default", runId: id, ...row! }, null, events),
    );
  }
}

test("a stream opens at once, replays from the first event, goes on live, and ends after the terminal event", async () => {
  const id = await started();
  const stream = await stack.stream(`/runs/${id}/stream`);
  assert.equal(stream.headers.get("content-type"), "text/event-stream");
  assert.match(stream.headers.get("cache-control") ?? "", /no-transform/);
  await stream.find("the wait", (frame) => frame.type === "run.waiting");
  assert.ok(stream.raw.startsWith("retry: 2000\n: connected\n\n"));
  await go(id);
  assert.equal(await stream.ended, "clean");
  const last = stream.frames.at(-1);
  assert.equal(last?.type, "run.completed");
  assert.deepEqual(seqs(stream.frames), upTo(stream.frames.length));
  const page = await stack.send("GET", `/runs/${id}/events?limit=1000`);
  assert.deepEqual(
    stream.frames.map((frame) => frame.data),
    page.body["data"],
    "stream and pages say the same",
  );
});

test("a reader that connects again with Last-Event-ID sees each event once; past the end it is told 204", async () => {
  const id = await started();
  const first = await stack.stream(`/runs/${id}/stream`);
  await first.find("two events", (frame) => frame.id === "2");
  first.close();
  await go(id);
  const rest = await stack.stream(`/runs/${id}/stream?after=0`, { headers: { "last-event-id": "2" } });
  assert.equal(await rest.ended, "clean");
  const lastSeq = seqs(rest.frames).at(-1) as number;
  assert.deepEqual(seqs(rest.frames), upTo(lastSeq).slice(2));
  assert.equal(
    (await stack.stream(`/runs/${id}/stream`, { headers: { "last-event-id": String(lastSeq) } })).status,
    204,
  );
  const again = await stack.stream(`/runs/${id}/stream?after=${lastSeq - 1}`);
  await again.ended;
  assert.deepEqual(seqs(again.frames), [lastSeq]);
});

test("a cursor that is no number or ahead of the journal is refused; another tenant's run is not found", async () => {
  const id = await started();
  for (const cursor of ["-1", "x", "1.5", "1e3", "9".repeat(30)]) {
    const stream = await stack.stream(`/runs/${id}/stream`, { headers: { "last-event-id": cursor } });
    assert.equal(stream.status, 400, cursor);
    assert.match(stream.text, /"invalid-cursor"/);
  }
  const ahead = await stack.stream(`/runs/${id}/stream?after=1000`);
  assert.match(ahead.text, /"cursor-ahead"/);
  const all = await stack.stream(`/stream?after=0&run_id=${id}`);
  const first = await all.find("an event", () => true);
  all.close();
  const [epoch, xid, ...rest] = (first.id as string).split(".");
  for (const cursor of [
    [Number(epoch) + 1, xid, ...rest],
    [epoch, Number(xid) + 1e9, ...rest],
  ]) {
    const stream = await stack.stream("/stream", { headers: { "last-event-id": cursor.join(".") } });
    assert.equal(stream.status, 400, cursor.join("."));
    assert.match(stream.text, /"cursor-ahead"/);
  }
  const other = await stack.tenant("streams-other");
  assert.equal((await stack.stream(`/runs/${id}/stream`, { key: other })).status, 404);
  await stack.send("POST", `/runs/${id}/terminate`);
});

test("a comment comes with every heartbeat, types are filtered, and the end comes all the same", async () => {
  const id = await started();
  const stream = await stack.stream(`/runs/${id}/stream?type=custom&type=run.started`);
  await until("heartbeats", async () => (stream.raw.match(/: hb\n\n/g)?.length ?? 0) >= 2 || undefined);
  await go(id);
  assert.equal(await stream.ended, "clean");
  assert.deepEqual(
    stream.frames.map((frame) => frame.type),
    ["run.started", "custom"],
  );
  // The terminal event was not asked for: its id comes alone, or a browser would begin again for ever.
  const { last_seq: last } = await stack.end(id);
  assert.ok(stream.raw.endsWith(`\n\nid: ${last as number}\n\n`), stream.raw.slice(-300));
  const again = await stack.stream(`/runs/${id}/stream?type=custom`, { headers: { "last-event-id": String(last) } });
  assert.equal(again.status, 204);
  const whole = await stack.stream(`/runs/${id}/stream?type=run.completed`);
  await whole.ended;
  assert.deepEqual(seqs(whole.frames), [last]);
  assert.doesNotMatch(whole.raw, /\n\nid: \d+\n\n/);
});

test("a type that no event has is refused, and the near miss named", async () => {
  const id = await started();
  for (const path of [`/runs/${id}/stream`, "/stream"]) {
    const near = await stack.stream(`${path}?type=step.started&type=run.complete`);
    assert.equal(near.status, 400, path);
    assert.match(near.text, /"invalid-request"/);
    assert.match(near.text, /no event is of the type \\"run\.complete\\"; did you mean \\"run\.completed\\"\?/);
    const far = await stack.stream(`${path}?type=x`);
    assert.match(far.text, /no event is of the type \\"x\\"; the types are .*monitor\.checked/);
  }
  // Each of them is one that can be asked for.
  const all = EVENT_TYPES.map((type) => `type=${type}`).join("&");
  const stream = await stack.stream(`/runs/${id}/stream?${all}`);
  await stream.find("its start", (frame) => frame.type === "run.started");
  stream.close();
  await go(id);
});

test("a reader that goes away cancels nothing", async () => {
  const id = await started();
  for (let n = 0; n < 5; n += 1) {
    const stream = await stack.stream(`/runs/${id}/stream`);
    await stream.find("an event", (frame) => frame.id === "1");
    stream.close();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal((await stack.send("GET", `/runs/${id}`)).body["status"], "waiting");
  await go(id);
  assert.equal((await stack.end(id))["status"], "completed");
});

test("events that are no longer kept are named as a gap, with a snapshot, and never pass in silence", async () => {
  const id = await started();
  await stack.world.store.admin("delete from wl.events where run_id = $1 and seq <= 2", [id]);
  const stream = await stack.stream(`/runs/${id}/stream`);
  const gap = await stream.find("the gap", (frame) => frame.type === "stream.gap");
  assert.deepEqual([gap.id, gap.data], [undefined, { from_seq: 1, to_seq: 2 }]);
  const snapshot = await stream.find("the snapshot", (frame) => frame.type === "run.snapshot");
  assert.deepEqual([snapshot.id, snapshot.data["last_seq"]], [undefined, 2]);
  await stream.find("what is kept", (frame) => frame.id === "3");
  stream.close();
  await go(id);
  await stack.end(id);
  await stack.world.store.admin("delete from wl.events where run_id = $1", [id]);
  const gone = await stack.stream(`/runs/${id}/stream`);
  assert.deepEqual([gone.status, JSON.parse(gone.text).code], [410, "events-expired"]);
  assert.equal((await stack.send("GET", `/runs/${id}`)).body["status"], "completed");
});

/** A client that reads nothing after the headers. */
function deafReader(path: string): Promise<{ socket: Socket; closed: Promise<void> }> {
  const { port } = new URL(stack.api.url);
  const { promise, resolve } = Promise.withResolvers<{ socket: Socket; closed: Promise<void> }>();
  const socket = connect(Number(port), "127.0.0.1", () => {
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${stack.key}\r\n\r\n`);
  });
  const closed = new Promise<void>((done) => socket.once("close", () => done()));
  socket.on("error", () => undefined);
  socket.once("readable", () => resolve({ socket, closed }));
  return promise;
}

test("a reader that takes nothing is cut, costs little memory, and disturbs nobody", async () => {
  const id = await started();
  await fillJournal(id, 2000, 10_000);
  const before = process.memoryUsage();
  const deaf = await Promise.all(Array.from({ length: 20 }, () => deafReader(`/runs/${id}/stream`)));
  const quick = await stack.stream(`/runs/${id}/stream`);
  await quick.find("the last of many", (frame) => frame.id === "2000", 60_000);
  quick.close();
  const after = process.memoryUsage();
  assert.ok(after.rss - before.rss < 250 * 1024 * 1024, `${(after.rss - before.rss) / 1024 / 1024} MiB more`);
  await until("the cut", async () => {
    const metrics = await stack.send("GET", "/metrics");
    return /watchloom_streams_open 0/.test(metrics.text) || undefined;
  });
  for (const { socket } of deaf) socket.destroy();
  await stack.send("POST", `/runs/${id}/terminate`);
});

test("a reader that has gone before its stream began leaves none open", async () => {
  const id = await started();
  const { hostname, port } = new URL(stack.api.url);
  const hangUp = (path: string, afterMs: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${stack.key}\r\n\r\n`);
      setTimeout(() => socket.resetAndDestroy(), afterMs);
    });
    socket.on("close", () => resolve());
    return promise;
  };
  // Some of them go while the caller is looked up, some while the run is, some later.
  for (let n = 0; n < 60; n += 1) await hangUp(n % 2 === 0 ? `/runs/${id}/stream` : "/stream", n % 10);
  await until("the end of all of them", async () => {
    const { text } = await stack.send("GET", "/metrics");
    return (/watchloom_streams_open 0$/m.test(text) && /watchloom_followers 0$/m.test(text)) || undefined;
  });
  await stack.send("POST", `/runs/${id}/terminate`);
});

test("the tenant's stream holds every run's events in order, resumes by its cursor, and filters", async () => {
  const stream = await stack.stream("/stream");
  const ids = await Promise.all([started(), started(), started()]);
  await Promise.all(ids.map(go));
  await Promise.all(ids.map((id) => stack.end(id)));
  for (const id of ids)
    await stream.find(`the end of ${id}`, (frame) => frame.type === "run.completed" && frame.data["run_id"] === id);
  const ofRun = (frames: readonly Frame[], id: string) =>
    frames.filter((frame) => frame.data["run_id"] === id).map((frame) => frame.data["seq"] as number);
  for (const id of ids) assert.deepEqual(ofRun(stream.frames, id), upTo(ofRun(stream.frames, id).length));
  assert.equal(new Set(stream.frames.map((frame) => frame.id)).size, stream.frames.length);

  const middle = stream.frames[Math.floor(stream.frames.length / 2)] as Frame;
  const resumed = await stack.stream("/stream", { headers: { "last-event-id": middle.id as string } });
  const behind = stream.frames.slice(stream.frames.indexOf(middle) + 1);
  await resumed.find("the last one", (frame) => frame.id === behind.at(-1)?.id);
  assert.deepEqual(
    // What comes behind is of runs that ended meanwhile.
    resumed.frames.slice(0, behind.length).map((frame) => frame.id),
    behind.map((frame) => frame.id),
  );

  const filtered = await stack.stream(`/stream?after=0&run_id=${ids[1]}&type=run.created&type=run.completed`);
  await filtered.find("its end", (frame) => frame.type === "run.completed");
  assert.deepEqual(
    filtered.frames.map((frame) => [frame.type, frame.data["run_id"]]),
    [
      ["run.created", ids[1]],
      ["run.completed", ids[1]],
    ],
  );
  const since = await stack.stream(
    `/stream?since=${encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString())}`,
  );
  await since.find("an old event", (frame) => frame.data["run_id"] === ids[0]);
  const other = await stack.tenant("streams-third");
  const foreign = await stack.stream("/stream?after=0", { key: other });
  for (const open of [stream, resumed, filtered, since, foreign]) open.close();
  assert.deepEqual(foreign.frames, []);
  const bad = await stack.stream("/stream?after=nonsense");
  assert.match(bad.text, /"invalid-cursor"/);
  for (const cursor of [
    "-1",
    "7",
    "9".repeat(400),
    "1.2.3",
    "1.x.run_1.2",
    `1.${"9".repeat(30)}.run_1.2`,
    "1.2.run_1.-2",
  ]) {
    const refused = await stack.stream("/stream", { headers: { "last-event-id": cursor } });
    assert.equal(refused.status, 400, cursor);
    assert.match(refused.text, /"invalid-cursor"/);
    refused.close();
  }
});

test("200 idle followers cost a handful of queries a second", async () => {
  const id = await started();
  const streams = await Promise.all(Array.from({ length: 200 }, () => stack.stream(`/runs/${id}/stream`)));
  await Promise.all(streams.map((stream) => stream.find("the wait", (frame) => frame.type === "run.waiting")));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = stack.world.database.counter.statements;
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const statements = stack.world.database.counter.statements - before;
  const perSecond = (1000 * statements) / (performance.now() - from);
  assert.ok(perSecond <= 12, `${perSecond} statements a second`);
  await go(id);
  const ends = await Promise.all(streams.map((stream) => stream.ended));
  assert.ok(ends.every((end) => end === "clean"));
  const lengths = new Set(streams.map((stream) => stream.frames.length));
  assert.equal(lengths.size, 1, "all of them saw the same");
});

test("a process that stops tells its streams, and they resume at another without a loss", async () => {
  const id = await started();
  const second = await stack.secondApi();
  const response = await fetch(`${second.url}/runs/${id}/stream`, {
    headers: { authorization: `Bearer ${stack.key}` },
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  const reading = (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return "clean";
      text += new TextDecoder().decode(value);
    }
  })().catch(() => "cut");
  await until("its events", async () => text.includes("run.waiting") || undefined);
  await second.stop();
  assert.equal(await reading, "cut", "a clean end would look like the end of the run");
  assert.match(text, /event: stream\.closing\ndata: \{"reason":/);
  const last = [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] as string;
  const resumed = await stack.stream(`/runs/${id}/stream`, { headers: { "last-event-id": last } });
  await go(id);
  await resumed.ended;
  assert.equal(seqs(resumed.frames)[0], Number(last) + 1);
});

test("a stream whose key was revoked ends, and a stream has no head", async () => {
  const key = await stack.tenant("revoked", ["runs:read"], "short-lived");
  const stream = await stack.stream("/stream", { key });
  await stack.world.store.admin("update wl.api_keys set revoked_at = now() where name = 'short-lived'");
  const refusal = await stream.find("the refusal", (frame) => frame.type === "stream.error");
  assert.deepEqual([refusal.id, refusal.data["code"]], [undefined, "unauthenticated"]);
  assert.equal(await stream.ended, "cut");
  const head = await fetch(`${stack.api.url}/stream`, {
    method: "HEAD",
    headers: { authorization: `Bearer ${stack.key}` },
  });
  assert.equal(head.status, 405);
});

test("who may read no more is cut off by every process at once, without a heartbeat", async () => {
  const other = await stack.secondApi({ heartbeatMs: 3_600_000 });
  const id = await started();
  const make = async (path: string, body: JsonObject): Promise<JsonObject> =>
    (await stack.send("POST", path, { body })).body;
  const revoked = await make("/api-keys", { name: "leaves", scopes: ["runs:read"] });
  const rotated = await make("/api-keys", { name: "turns", scopes: ["runs:read"] });
  const asking = await make("/api-keys", { name: "asks", scopes: ["runs:read"] });
  const staying = await make("/api-keys", { name: "stays", scopes: ["runs:read"] });
  const tenant = await make("/tenants", { id: "leaving" });
  const { body: token } = await stack.send("POST", "/stream-tokens", { body: {}, key: String(asking["key"]) });

  stack.use(other);
  const open = (key: JsonObject) => stack.stream("/stream", { key: String(key["key"]) });
  const cut = [
    { stream: await open(revoked), code: "unauthenticated" },
    { stream: await open(rotated), code: "unauthenticated" },
    { stream: await stack.stream(`/stream?token=${String(token["token"])}`, { key: null }), code: "unauthenticated" },
    { stream: await open(tenant), code: "tenant-disabled" },
  ];
  const stays = await open(staying);
  stack.use(stack.api);

  await stack.send("DELETE", `/api-keys/${String(revoked["id"])}`);
  await stack.send("POST", `/api-keys/${String(rotated["id"])}/rotate`, { body: { overlap: "0s" } });
  await stack.send("DELETE", `/api-keys/${String(asking["id"])}`);
  await stack.send("PATCH", "/tenants/leaving", { body: { disabled: true } });
  for (const { stream, code } of cut) {
    const refusal = await stream.find("the refusal", (frame) => frame.type === "stream.error");
    assert.equal(refusal.data["code"], code);
    assert.equal(await stream.ended, "cut");
  }
  await go(id);
  await stays.find("the end of the run", (frame) => frame.type === "run.completed");
  stays.close();
  await other.stop();
});

test("too many streams of one key are refused", async () => {
  const limited = await stack.secondApi({ maxStreams: { perKey: 2, all: 10 } });
  const id = await started();
  const open = () => fetch(`${limited.url}/runs/${id}/stream`, { headers: { authorization: `Bearer ${stack.key}` } });
  const [one, two] = await Promise.all([open(), open()]);
  const third = await open();
  assert.deepEqual([third.status, ((await third.json()) as JsonObject)["code"]], [429, "too-many-streams"]);
  await one?.body?.cancel();
  const again = await until("room", async () => {
    const reply = await open();
    if (reply.status === 200) return reply;
    await reply.body?.cancel();
    return undefined;
  });
  await Promise.all([two?.body?.cancel(), again.body?.cancel()]);
});
