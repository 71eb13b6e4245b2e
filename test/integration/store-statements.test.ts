import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  appendEvents,
  deleteDocument,
  ensureTenant,
  findAnswer,
  findApiKey,
  findDocument,
  findDocumentByDigest,
  findSecret,
  finishAnswer,
  forgetAnswer,
  getRun,
  getRunSpec,
  getSwept,
  insertMonitor,
  insertApiKey,
  InvalidCursorError,
  isStoreAway,
  listChildrenOfReset,
  listClosing,
  listDocuments,
  listDocumentVersions,
  listQuiet,
  listResetParents,
  listRuns,
  listToStop,
  listUnstarted,
  makeSealer,
  markStarted,
  noteChecked,
  openVersions,
  purgeAnswers,
  putDocument,
  putSecret,
  readApprovalRows,
  requestTerminate,
  revokeApiKey,
  supersedeApiKey,
  secretNames,
  deleteSecret,
  setMonitorState,
  storeAnswer,
  touchApiKey,
  withoutRow,
  type NewDocument,
  type RunFilter,
  type RunHead,
} from "../../runtime/store/index.ts";
import type { MonitorSpec } from "../../runtime/ir/monitor.ts";
import type { TemporalWorkflowSpec } from "../../runtime/ir/plan.ts";
import { makeHeads, newEvent } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const newHead = makeHeads("statements");
let db: TestDatabase;
before(async () => {
  db = await testDatabase();
});
after(async () => {
  await db.close();
  await stopTestPostgres();
});

const accept = (head: RunHead, ...more: Parameters<typeof appendEvents>[3]) =>
  db.database.withTenant(head.tenant, (tx) =>
    appendEvents(tx, head, null, [newEvent("1//0/run.created", "run.created", { status: "accepted" }), ...more]),
  );
const ids = (rows: readonly { readonly run_id: string }[]) => rows.map((row) => row.run_id);

describe("runs", () => {
  test("are listed newest first, page by page without loss or repeat, under every filter", async () => {
    const heads = Array.from({ length: 7 }, (_, n) =>
      newHead({
        tenant: "lists",
        document: n % 2 === 0 ? "even" : "odd",
        labels: n < 3 ? { team: "x", n: String(n) } : {},
        acceptedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString(),
        ...(n === 6 ? { monitor: "m1" } : {}),
      }),
    );
    for (const head of heads) await accept(head);
    await accept(heads[0]!, newEvent("end", "run.completed", { output: { a: 1 } }));
    const pages = async (filter: RunFilter, limit: number) => {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await db.database.withTenant("lists", (tx) => listRuns(tx, filter, cursor, limit));
        assert.ok(page.rows.length <= limit);
        found.push(...ids(page.rows));
        cursor = page.next;
      } while (cursor !== null);
      return found;
    };
    const newest = ids(heads.map((head) => ({ run_id: head.runId }))).reverse();
    assert.deepEqual(await pages({}, 3), newest);
    assert.deepEqual(await pages({}, 7), newest);
    assert.deepEqual(
      await pages({ document: "even" }, 1),
      [6, 4, 2, 0].map((n) => heads[n]!.runId),
    );
    assert.deepEqual(await pages({ status: ["completed", "failed"] }, 5), [heads[0]!.runId]);
    assert.deepEqual(await pages({ labels: { team: "x", n: "1" } }, 5), [heads[1]!.runId]);
    assert.deepEqual(await pages({ monitor: "m1" }, 5), [heads[6]!.runId]);
    const third = await db.database.withTenant("lists", (tx) => getRun(tx, heads[3]!.runId));
    assert.deepEqual(await pages({ createdBefore: third!.accepted_at }, 9), newest.slice(4));
    await assert.rejects(
      db.database.withTenant("lists", (tx) => listRuns(tx, {}, "nonsense", 3)),
      InvalidCursorError,
    );
  });

  test("keep what is needed to start them, and say what the terminal event says", async () => {
    const spec = { workflowType: "orders", taskQueue: "q" } as unknown as NonNullable<RunHead["spec"]>;
    const head = newHead({ spec, input: { v: { odd: "\0" } }, acceptedAt: "2026-02-03T04:05:06.789Z", version: 3 });
    await accept(head);
    const kept = await db.database.withTenant("acme", (tx) => getRunSpec(tx, head.runId));
    assert.deepEqual(kept, { spec, input: { v: { odd: "\0" } } });
    const error = { type: "http.timeout", message: "late" };
    await db.database.asSystem((tx) => appendEvents(tx, head, null, [newEvent("end", "run.failed", { error })]));
    const run = await db.database.withTenant("acme", (tx) => getRun(tx, head.runId));
    assert.deepEqual(
      [run!.status, run!.output, run!.error, run!.accepted_at, run!.version, run!.last_seq],
      ["failed", null, error, "2026-02-03T04:05:06.789Z", 3, 2],
    );
    assert.equal(await db.database.withTenant("acme", (tx) => getRunSpec(tx, "nothing")), null);
  });

  test("are swept: not started, to be stopped, closing, quiet; and not when they are over", async () => {
    const sweep = async () =>
      db.database.asSystem(async (tx) => ({
        unstarted: ids(await listUnstarted(tx, 0, 50)),
        toStop: ids(await listToStop(tx, 0, 50, [])),
        closing: ids(await listClosing(tx, 0, 50)),
        quiet: ids(await listQuiet(tx, 0, 50)),
      }));
    const head = newHead({ tenant: "sweeps" });
    await accept(head);
    const has = (found: Awaited<ReturnType<typeof sweep>>) =>
      Object.entries(found).flatMap(([name, list]) => (list.includes(head.runId) ? [name] : []));
    assert.deepEqual(has(await sweep()), ["unstarted"]);
    await db.database.withTenant("sweeps", (tx) => markStarted(tx, head.runId));
    assert.deepEqual(has(await sweep()), ["quiet"]);
    await db.database.withTenant("sweeps", (tx) =>
      appendEvents(tx, head, null, [newEvent("cancel", "run.cancel_requested")], { reason: "enough" }),
    );
    assert.deepEqual(has(await sweep()), ["toStop", "quiet"]);
    const but = await db.database.asSystem((tx) => listToStop(tx, 0, 50, [head.runId]));
    assert.ok(!ids(but).includes(head.runId), "one that was told just now does not stand before the others");
    assert.equal(await db.database.withTenant("sweeps", (tx) => requestTerminate(tx, head.runId, "now")), true);
    await db.database.asWorker((tx) =>
      appendEvents(tx, head, { generation: 1, chain: 0, length: 12 }, [newEvent("last", "custom")], { closing: true }),
    );
    assert.deepEqual(has(await sweep()), ["toStop", "closing", "quiet"]);
    const seen = await db.database.asSystem((tx) => getSwept(tx, head.runId));
    assert.deepEqual(
      [seen!.fence, seen!.checked, seen!.cancel_reason, seen!.terminate_reason],
      [{ generation: 1, chain: 0, length: 12 }, null, "enough", "now"],
    );
    await db.database.asSystem((tx) => noteChecked(tx, head.runId, { generation: 1, chain: 0, length: 12 }));
    const checked = await db.database.asSystem((tx) => getSwept(tx, head.runId));
    assert.deepEqual(checked!.checked, { generation: 1, chain: 0, length: 12 });
    assert.ok(!ids(await db.database.asSystem((tx) => listQuiet(tx, 5_000, 50))).includes(head.runId));
    await db.database.asSystem((tx) => appendEvents(tx, head, null, [newEvent("end", "run.terminated")]));
    assert.deepEqual(has(await sweep()), []);
    assert.equal(await db.database.withTenant("sweeps", (tx) => requestTerminate(tx, head.runId, "late")), false);
  });

  test("closed children of runs that were reset are read on, no parent's after all of another's", async () => {
    const parents = [newHead(), newHead(), newHead()];
    for (const [n, head] of parents.entries()) {
      await accept(head);
      const first = { ...head, temporalRunId: "first" };
      const again = { ...head, temporalRunId: "again" };
      const fence = { generation: 1, chain: 0, length: 3 };
      await db.database.asWorker((tx) => appendEvents(tx, first, fence, [newEvent("one", "custom")]));
      // The third was not reset.
      if (n < 2) await db.database.asWorker((tx) => appendEvents(tx, again, fence, [newEvent("two", "custom")]));
      for (let kid = 0; kid < 3; kid += 1) {
        const child = newHead({ parent: { runId: head.runId, path: `kids[${kid}]` } });
        await accept(child, newEvent("end", "run.canceled"));
      }
    }
    const [one, two, third] = ids(parents.map(({ runId }) => ({ run_id: runId })));
    const found = (await db.database.asSystem(listResetParents)).filter(({ run_id }) =>
      [one, two, third].includes(run_id),
    );
    assert.deepEqual(
      found,
      [one, two].map((run_id) => ({ run_id, generation: 2 })),
    );
    const read = new Map(found.map((parent) => [parent.run_id, { ...parent, closed_at: "-infinity", child_id: "" }]));
    const order: string[] = [];
    for (let page = 0; page < 4; page += 1) {
      const rows = await db.database.asSystem((tx) => listChildrenOfReset(tx, [...read.values()], 2));
      for (const row of rows) {
        order.push(row.run_id);
        read.set(row.run_id, row);
      }
    }
    assert.deepEqual(order, [one, two, one, two, one, two]);
  });

  test("what tells of approvals is read without all else, a later wait among it", async () => {
    const head = newHead();
    const waits = (kind: string) => ({ status: "waiting", waiting_for: [{ kind, path: "ok" }] });
    await accept(
      head,
      newEvent("asked", "step.started", { kind: "approve" }),
      newEvent("other", "step.started", { kind: "call" }),
      newEvent("again", "run.waiting", waits("approve")),
      newEvent("listens", "run.waiting", waits("listen")),
    );
    const rows = await db.database.withTenant(head.tenant, (tx) => readApprovalRows(tx, head.runId));
    assert.deepEqual(
      rows.map(({ type }) => type),
      ["step.started", "run.waiting"],
    );
  });

  test("a build can ask which versions open runs need, and which ids have no row", async () => {
    const head = newHead({ planVersion: 1, interpreterVersion: 7 });
    await accept(head);
    const has = async () =>
      (await db.database.asSystem(openVersions)).some((row) => row.plan_version === 1 && row.interpreter_version === 7);
    assert.equal(await has(), true);
    await db.database.asSystem((tx) => appendEvents(tx, head, null, [newEvent("end", "run.canceled")]));
    assert.equal(await has(), false);
    const [spec, settings] = [{ args: [{ planVersion: 1, interpreterVersion: 7, plan: {} }] }, { schedule: {} }];
    await db.database.withTenant("acme", (tx) =>
      insertMonitor(
        tx,
        "mon_7",
        {
          name: "seven",
          source: "",
          format: "yaml",
          document: {},
          spec: spec as unknown as TemporalWorkflowSpec,
          settings: settings as unknown as MonitorSpec,
          digest: "sha256:0",
          labels: {},
        },
        "key:test",
        null,
      ),
    );
    assert.equal(await has(), true, "a schedule may start a check at any time");
    await db.database.withTenant("acme", (tx) => setMonitorState(tx, "mon_7", "completed", null));
    assert.equal(await has(), false);
    assert.deepEqual(await db.database.asSystem((tx) => withoutRow(tx, [head.runId, "unknown"])), ["unknown"]);
  });

  test("labels can be changed whole, with the events that say so", async () => {
    const head = newHead({ labels: { a: "1" } });
    await accept(head);
    await db.database.asWorker((tx) => appendEvents(tx, head, null, [], { labels: { b: "2\0" } }));
    const run = await db.database.withTenant("acme", (tx) => getRun(tx, head.runId));
    assert.deepEqual(run!.labels, { b: "2\ufffd" });
  });
});

describe("documents", () => {
  const named = (source: string, name = "orders"): NewDocument => ({
    name,
    digest: `sha256:plan-${source}`,
    sourceDigest: `sha256:${source}`,
    kind: "Workflow",
    format: "yaml",
    source,
  });
  const put = (document: NewDocument) => db.database.withTenant("docs", (tx) => putDocument(tx, document));
  const find = async (reference: string) =>
    (await db.database.withTenant("docs", (tx) => findDocument(tx, reference)))?.source;

  test("get a new version only where something changed, also when two are put at once", async () => {
    const first = await put(named("one"));
    assert.deepEqual([first.created, first.document.version], [true, 1]);
    const same = await put(named("one"));
    assert.deepEqual([same.created, same.document.version], [false, 1]);
    const both = await Promise.all([put(named("two")), put(named("two"))]);
    assert.deepEqual(both.map((one) => [one.created, one.document.version]).sort(), [
      [false, 2],
      [true, 2],
    ]);
    assert.equal(await find("orders"), "two");
    assert.equal(await find("orders@1"), "one");
    assert.equal(await find("orders@sha256:plan-one"), "one");
    assert.equal(await find("orders@9"), undefined);
    assert.equal(await find("orders@../x"), undefined);
    assert.equal(await find("nothing"), undefined);
  });

  test("are listed by name and version, and a deleted one is offered no more but found by its digest", async () => {
    await put(named("a", "alpha"));
    await put(named("z", "zeta"));
    const list = async (cursor: string | null, limit: number) =>
      db.database.withTenant("docs", (tx) => listDocuments(tx, {}, cursor, limit));
    const first = await list(null, 2);
    assert.deepEqual(
      first.rows.map((row) => [row.name, row.version]),
      [
        ["alpha", 1],
        ["orders", 2],
      ],
    );
    assert.deepEqual(
      (await list(first.next, 2)).rows.map((row) => row.name),
      ["zeta"],
    );
    const versions = await db.database.withTenant("docs", (tx) => listDocumentVersions(tx, "orders", null, 1));
    assert.deepEqual(
      versions.rows.map((row) => row.version),
      [2],
    );
    const older = await db.database.withTenant("docs", (tx) => listDocumentVersions(tx, "orders", versions.next, 1));
    assert.deepEqual([older.rows.map((row) => row.version), older.next], [[1], null]);
    const remove = () => db.database.withTenant("docs", (tx) => deleteDocument(tx, "orders"));
    assert.deepEqual([await remove(), await remove()], [true, false]);
    assert.equal(await find("orders"), undefined);
    assert.equal(await find("orders@1"), undefined);
    assert.equal(await find("orders@sha256:plan-two"), "two");
    const byDigest = await db.database.withTenant("docs", (tx) => findDocumentByDigest(tx, "sha256:plan-two"));
    assert.equal(byDigest!.source, "two");
    const back = await put(named("two"));
    assert.deepEqual([back.created, back.document.version], [true, 3]);
  });
});

describe("idempotency", () => {
  const key = { operation: "createRun", key: "k1" };

  test("of 10 requests with one key at once, one does it and all find its answer", async () => {
    const attempts = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const head = newHead({ tenant: "once" });
        const stored = await db.database
          .withTenant("once", async (tx) => {
            await appendEvents(tx, head, null, [newEvent("1//0/run.created", "run.created")]);
            if (!(await storeAnswer(tx, key, "hash", { status: 202, body: { id: head.runId } })))
              throw new Error("taken");
            return true;
          })
          .catch((error: Error) => {
            assert.equal(error.message, "taken");
            return false;
          });
        const found = await db.database.withTenant("once", (tx) => findAnswer(tx, key));
        return { stored, found };
      }),
    );
    assert.equal(attempts.filter((one) => one.stored).length, 1);
    assert.equal(new Set(attempts.map((one) => JSON.stringify(one.found!.answer))).size, 1);
    const runs = await db.database.withTenant("once", (tx) => listRuns(tx, {}, null, 100));
    assert.equal(runs.rows.length, 1, "the runs of the others were rolled back");
  });

  test("work outside a transaction holds the key until it is finished or forgotten, and keys end after a day", async () => {
    const signal = { operation: "signalRun", key: "s" };
    const inTenant = db.database.withTenant.bind(undefined, "once") as typeof db.database.asSystem;
    assert.equal(await inTenant((tx) => storeAnswer(tx, signal, "h", null)), true);
    assert.equal(await inTenant((tx) => storeAnswer(tx, signal, "h", null)), false);
    assert.equal((await inTenant((tx) => findAnswer(tx, signal)))!.answer, null);
    await inTenant((tx) => forgetAnswer(tx, signal));
    assert.equal(await inTenant((tx) => findAnswer(tx, signal)), null);
    await inTenant((tx) => storeAnswer(tx, signal, "h", null));
    await inTenant((tx) => finishAnswer(tx, signal, { status: 202, body: { ok: true } }));
    await inTenant((tx) => forgetAnswer(tx, signal));
    assert.deepEqual((await inTenant((tx) => findAnswer(tx, signal)))!.answer, { status: 202, body: { ok: true } });
    assert.equal(await db.database.asSystem((tx) => purgeAnswers(tx)), 0);
    await db.admin("update wl.idempotency set created_at = now() - interval '25 hours' where key = 's'");
    assert.equal(await db.database.asSystem((tx) => purgeAnswers(tx)), 1);
  });
});

describe("keys and secrets", () => {
  test("a key is found by its id before its tenant is known, revoked ones as such", async () => {
    const hash = Buffer.from("0123456789abcdef0123456789abcdef");
    const insert = () =>
      db.database.withTenant("keys", (tx) =>
        insertApiKey(tx, { id: "k1", name: "ci", hash, lastFour: "abcd", scopes: ["runs:read", "runs:write"] }),
      );
    assert.equal((await insert())!.name, "ci");
    assert.equal(await insert(), null);
    const found = await findApiKey(db.database, "k1");
    assert.deepEqual(
      [found!.tenant, Buffer.from(found!.hash), found!.scopes, found!.revoked_at],
      ["keys", hash, ["runs:read", "runs:write"], null],
    );
    await db.database.withTenant("keys", (tx) => touchApiKey(tx, "k1"));
    const soon = new Date(Date.now() + 60_000).toISOString();
    await db.database.withTenant("other", (tx) => supersedeApiKey(tx, "k1", "k2", soon));
    assert.equal((await findApiKey(db.database, "k1"))!.expires_at, null);
    await db.database.withTenant("keys", (tx) => supersedeApiKey(tx, "k1", "k2", soon));
    assert.equal((await findApiKey(db.database, "k1"))!.expires_at, soon);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await db.database.withTenant("keys", (tx) => supersedeApiKey(tx, "k1", "k2", later));
    assert.equal((await findApiKey(db.database, "k1"))!.expires_at, soon, "an overlap never makes a key live longer");
    assert.equal(await db.database.withTenant("other", (tx) => revokeApiKey(tx, "k1")), "not-found");
    assert.equal(await db.database.withTenant("keys", (tx) => revokeApiKey(tx, "k1")), "revoked");
    assert.equal(await db.database.withTenant("keys", (tx) => revokeApiKey(tx, "k1")), "already");
    assert.ok((await findApiKey(db.database, "k1"))!.revoked_at);
    assert.equal(await findApiKey(db.database, "k2"), null);
  });

  test("a secret comes back only to its tenant under its name, and its text is nowhere in the database", async () => {
    const sealer = makeSealer([Buffer.alloc(32, 7)]);
    const put = (text: string) =>
      db.database.withTenant("keys", (tx) =>
        putSecret(tx, { name: "token", sealed: sealer.seal("keys", "token", text), hosts: ["api.example.com"] }),
      );
    assert.equal((await put("canary-secret-1")).created, true);
    const replaced = await put("canary-secret-2");
    assert.deepEqual([replaced.created, replaced.secret.version], [false, 2]);
    const found = await db.database.withTenant("keys", (tx) => findSecret(tx, "token"));
    assert.equal(sealer.open("keys", "token", found!.sealed), "canary-secret-2");
    assert.deepEqual(found!.hosts, ["api.example.com"]);
    const [leak] = await db.admin<{ found: boolean }>(
      "select position('canary'::bytea in sealed) > 0 as found from wl.secrets where tenant = 'keys'",
    );
    assert.equal(leak!.found, false);
    assert.deepEqual(await db.database.withTenant("keys", secretNames), ["token"]);
    assert.deepEqual(await db.database.withTenant("other", secretNames), []);
    const remove = () => db.database.withTenant("keys", (tx) => deleteSecret(tx, "token"));
    assert.deepEqual([await remove(), await remove()], [true, false]);
  });

  test("a tenant is made once", async () => {
    const make = (name: string) => db.database.withTenant("made", (tx) => ensureTenant(tx, name));
    assert.equal((await make("Made")).name, "Made");
    assert.equal((await make("Another")).name, "Made");
  });
});

describe("errors", () => {
  test("tell a store that is away from a statement that is wrong", async () => {
    const wrong = await db.database.asSystem((tx) => tx.query("select nonsense")).catch((error: unknown) => error);
    assert.equal(isStoreAway(wrong), false);
    const cut = await db.database
      .asSystem(async (tx) => {
        const [row] = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
        await db.admin("select pg_terminate_backend($1)", [row!.pid]);
        await tx.query("select 1");
      })
      .catch((error: unknown) => error);
    assert.equal(isStoreAway(cut), true);
    assert.equal(isStoreAway(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })), true);
    assert.equal(isStoreAway(new Error("invariant: x")), false);
  });
});
