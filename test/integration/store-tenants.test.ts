import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import {
  appendAudit,
  appendEvents,
  beginAttempt,
  findDocument,
  findSecret,
  getRun,
  holdTokens,
  insertApiKey,
  listApiKeys,
  listAudit,
  listDocuments,
  listExecutions,
  listRuns,
  listSecrets,
  putActivity,
  putCheckpoint,
  putDocument,
  putSecret,
  readEventRows,
  settleTokens,
  storeAnswer,
  findAnswer,
  verifyAudit,
  type AuditFilter,
  type Tx,
} from "../../runtime/store/index.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import { newEvent } from "../support/journal-cases.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
  for (const tenant of ["alpha", "beta"]) await fill(tenant);
});
after(async () => {
  await db.close();
  await stopTestPostgres();
});

const headOf = (tenant: string) => ({
  tenant,
  runId: `run-of-${tenant}`,
  document: "orders",
  digest: "sha256:0",
  temporalRunId: `t-${tenant}`,
});

const MANIFEST: ActivityManifest = {
  name: "acme.work",
  version: 1,
  description: "Works.",
  input: {},
  output: {},
  errors: [],
  idempotent: true,
  streaming: false,
  timeoutMs: 1000,
  available: true,
};

/** One row of everything for a tenant. */
async function fill(tenant: string): Promise<void> {
  const head = headOf(tenant);
  await db.database.withTenant(tenant, async (tx) => {
    await appendEvents(tx, head, { generation: 1, chain: 0, length: 3 }, [newEvent("a", "custom")]);
    await putDocument(tx, {
      name: "orders",
      digest: `sha256:${tenant}`,
      sourceDigest: tenant,
      kind: "Workflow",
      format: "yaml",
      source: tenant,
    });
    await storeAnswer(tx, { operation: "createRun", key: "k" }, tenant, { status: 202, body: tenant });
    await insertApiKey(tx, { id: tenant, name: tenant, hash: Buffer.from("h"), lastFour: "1234", scopes: ["admin"] });
    await putActivity(tx, MANIFEST, "key:x");
    // The second one makes the first a former one.
    for (const bytes of [Buffer.from(`${tenant} before`), Buffer.from(tenant)])
      await putSecret(tx, { name: "token", sealed: { bytes, keyId: "k" }, hosts: ["a.b"] });
    await appendAudit(tx, { actor: "key:x", action: "run.create", target: head.runId });
  });
  const key = { tenant, runId: head.runId, generation: 1, path: "a", inputDigest: "d" };
  await db.database.asWorker((tx) => beginAttempt(tx, key, "x"));
  const blobs = [{ digest: `sha256:${tenant}`, size: 1, mediaType: "x" }];
  await db.database.asWorker((tx) => putCheckpoint(tx, key, 1, { output: { v: 1 }, blobs }));
  const hold = { place: "a.turns[0]", least: 1, most: 9, runLimit: null, dayLimit: null, forMs: 600_000 };
  const owner = { tenant, runId: head.runId };
  const [used, open] = [randomUUID(), randomUUID()];
  await db.database.asWorker((tx) => holdTokens(tx, owner, { ...hold, id: used }));
  await db.database.asWorker((tx) => settleTokens(tx, owner, used, { inputTokens: 1, outputTokens: 1 }));
  await db.database.asWorker((tx) => holdTokens(tx, owner, { ...hold, id: open }));
  await db.admin("insert into wl.tenants (tenant, name) values ($1, $1)", [tenant]);
  for (const statement of ROWS) await db.admin(statement, [tenant]);
}

/** Of tables that are written by more than one statement set: the least that each takes. */
const ROWS = [
  `insert into wl.deliveries (id, tenant, origin, dedupe_key, slot, channel, type, target, payload, endpoint, due_at, give_up_at)
   values ('dlv-' || $1::text, $1, 'run:x', 'k', 0, 'webhook', 'run.completed', '{}', '{}', 'e', now(), now())`,
  "insert into wl.delivery_attempts (delivery_id, number, tenant) values ('dlv-' || $1::text, 1, $1)",
  `insert into wl.run_callbacks (run_id, tenant, delivery_id, target, endpoint)
   values ('callback-' || $1::text, $1, 'dlv', '{}', 'e')`,
  `insert into wl.monitors (id, tenant, name, source, format, document, spec, settings, digest)
   values ('mon-' || $1::text, $1, 'm', '', 'yaml', '{}', '{}', '{}', 'sha256:0')`,
  "insert into wl.monitor_state (monitor_id, tenant) values ('mon-' || $1::text, $1)",
  `insert into wl.monitor_checks (run_id, tenant, monitor_id, revision, mode, outcome, shown)
   values ('check-' || $1::text, $1, 'mon-' || $1::text, 1, 'check', 'unchanged', '{}')`,
  `insert into wl.held_notifications (tenant, monitor_id, run_id, draft, value, data)
   values ($1::text, 'mon-' || $1::text, 'run', '{}', '{}', '{}')`,
];

/** What a request handler writes and never reads. */
const UNREAD = ["run_callbacks"];

/** Every table that holds tenants' rows, as the database itself knows them. */
const tenantTables = async () =>
  (
    await db.admin<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'wl'::regnamespace and c.relkind = 'r' and a.attname = 'tenant'
          and (has_table_privilege('watchloom_api', c.oid, 'select') or c.relname <> all($1)) order by 1`,
      [UNREAD],
    )
  ).map((row) => row.name);

const foreignRows = async (table: string) =>
  db.database.withTenant("alpha", async (tx) => {
    const [row] = await tx.query<{ own: number; foreign: number }>(
      `select count(*) filter (where tenant = 'alpha') as own, count(*) filter (where tenant <> 'alpha') as foreign from wl.${table}`,
    );
    return row!;
  });

describe("tenants", () => {
  test("a request handler sees its tenant's rows and nobody else's, in every table", async () => {
    const tables = await tenantTables();
    assert.ok(tables.length >= 11, tables.join());
    for (const table of tables) {
      const { own, foreign } = await foreignRows(table);
      assert.ok(own > 0, `${table} has rows of its own`);
      assert.equal(foreign, 0, table);
    }
  });

  test("that test fails where the policy is switched off, for every table", async () => {
    for (const table of await tenantTables()) {
      await db.admin(`alter table wl.${table} disable row level security`);
      try {
        assert.ok((await foreignRows(table)).foreign > 0, table);
      } finally {
        await db.admin(`alter table wl.${table} enable row level security`);
      }
    }
  });

  test("every statement of the store keeps to the tenant", async () => {
    await db.database.withTenant("beta", async (tx) => {
      assert.equal(await getRun(tx, "run-of-alpha"), null);
      assert.deepEqual(
        (await listRuns(tx, {}, null, 10)).rows.map((row) => row.run_id),
        ["run-of-beta"],
      );
      assert.deepEqual(await readEventRows(tx, "run-of-alpha", 0, 10), []);
      assert.deepEqual(await listExecutions(tx, "run-of-alpha"), []);
      assert.equal((await findDocument(tx, "orders"))!.source, "beta");
      assert.equal(await findDocument(tx, "orders@sha256:alpha"), null);
      assert.equal((await listDocuments(tx, {}, null, 10)).rows.length, 1);
      assert.equal((await findAnswer(tx, { operation: "createRun", key: "k" }))!.bodyHash, "beta");
      assert.deepEqual(
        (await listApiKeys(tx, null, 10)).rows.map((row) => row.id),
        ["beta"],
      );
      assert.equal(Buffer.from((await findSecret(tx, "token"))!.sealed.bytes).toString(), "beta");
      assert.equal((await listSecrets(tx, null, 10)).rows.length, 1);
      assert.equal((await listAudit(tx, {}, null, 10)).rows.length, 1);
    });
  });

  test("no row can be written for another tenant", async () => {
    const refused = (body: (tx: Tx) => Promise<unknown>, why: RegExp) =>
      assert.rejects(db.database.withTenant("alpha", body), why);
    await refused(
      (tx) => appendEvents(tx, headOf("beta"), null, [newEvent("x", "custom")]),
      /works for tenant "alpha"/,
    );
    await refused(
      (tx) => appendEvents(tx, { ...headOf("alpha"), runId: "run-of-beta" }, null, [newEvent("x", "custom")]),
      /another tenant's/,
    );
    await refused(
      (tx) => tx.query("insert into wl.tenants (tenant, name) values ('gamma', 'x')"),
      /row-level security/,
    );
    await refused(
      (tx) =>
        tx.query(
          "insert into wl.secrets (tenant, name, sealed, key_id, hosts) values ('beta', 'x', ''::bytea, 'k', '{}')",
        ),
      /row-level security/,
    );
    const untouched = await db.database.withTenant("alpha", (tx) =>
      tx.query("update wl.runs set terminate_reason = 'x' where run_id = 'run-of-beta' returning 1"),
    );
    assert.deepEqual(untouched, []);
  });

  test("a worker that names the wrong tenant writes into nobody's run", async () => {
    const wrong = { ...headOf("alpha"), runId: "run-of-beta" };
    await assert.rejects(
      db.database.asWorker((tx) => appendEvents(tx, wrong, null, [newEvent("x", "custom")])),
      /another tenant's/,
    );
    const key = { tenant: "alpha", runId: "run-of-beta", generation: 1, path: "b", inputDigest: "d" };
    await assert.rejects(
      db.database.asWorker((tx) => beginAttempt(tx, key, "x")),
      /another tenant's/,
    );
    await assert.rejects(
      db.database.asWorker((tx) => putCheckpoint(tx, key, 1, { output: { v: 1 } })),
      /another tenant's/,
    );
  });

  test("with a superuser as the functions' owner it would be the function's own comparison that holds", async () => {
    await db.admin("alter function wl.append_events owner to postgres");
    try {
      await assert.rejects(
        db.database.asWorker((tx) =>
          appendEvents(tx, { ...headOf("alpha"), runId: "run-of-beta" }, null, [newEvent("x", "custom")]),
        ),
        /another tenant's/,
      );
    } finally {
      await db.admin("alter function wl.append_events owner to watchloom_definer");
    }
  });

  test("the roles are what they promise: nobody bypasses, the worker reads no table, the system is not the handler's", async () => {
    const roles = await db.admin<{ rolname: string; weak: boolean; rolcanlogin: boolean }>(
      `select rolname, rolsuper or rolbypassrls or rolcreaterole as weak, rolcanlogin from pg_roles
        where rolname like 'watchloom\\_%' order by 1`,
    );
    assert.deepEqual(
      roles.map((role) => [role.rolname, role.weak, role.rolcanlogin]),
      ["api", "definer", "system", "worker"].map((name) => [`watchloom_${name}`, false, false]),
    );
    for (const table of await tenantTables()) {
      await assert.rejects(
        db.database.asWorker((tx) => tx.query(`select 1 from wl.${table}`)),
        /permission denied/,
        table,
      );
    }
    const functions = await db.admin<{ name: string }>(
      `select p.proname as name from pg_proc p
        where p.pronamespace = 'wl'::regnamespace and has_function_privilege('watchloom_worker', p.oid, 'execute')
        order by 1`,
    );
    assert.deepEqual(
      functions.map((row) => row.name),
      [
        "append_events",
        "append_events_with",
        "ensure_epoch",
        "get_checkpoint",
        "get_checkpoint_with",
        "hold_tokens",
        "put_checkpoint",
        "put_checkpoint_with",
        "put_deliveries",
        "settle_tokens",
      ],
    );
    const [owners] = await db.admin<{ owners: string[] }>(
      "select array_agg(distinct pg_get_userbyid(proowner)::text) as owners from pg_proc where pronamespace = 'wl'::regnamespace and prosecdef",
    );
    assert.deepEqual(owners!.owners, ["watchloom_definer"]);
    await db.database
      .withTenant("alpha", async (tx) => {
        await assert.rejects(tx.query("delete from wl.events"), /permission denied/);
      })
      .catch((error: Error) => assert.match(error.message, /rolled back/));
  });

  test("nothing of a transaction stays on its connection", async () => {
    const one = await testDatabase({ max: 1 });
    await one.database.withTenant("alpha", (tx) => tx.query("select 1"));
    const [left] = await one.database.asCaller((tx) =>
      tx.query<{ tenant: string; role: string }>(
        "select current_setting('app.tenant', true) as tenant, current_setting('role') as role",
      ),
    );
    assert.deepEqual(left, { tenant: "", role: "watchloom_api" });
    await one.close();
  });

  test("a transaction that holds on is ended after 5 s, and so is a statement", async () => {
    const [limits] = await db.database.asWorker((tx) =>
      tx.query<{ statement: string; idle: string }>(
        "select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle",
      ),
    );
    assert.deepEqual(limits, { statement: "5s", idle: "5s" });
  });

  test("a body that swallows a failed statement does not pass for a commit", async () => {
    await assert.rejects(
      db.database.withTenant("alpha", async (tx) => {
        await tx.query("select 1/0").catch(() => undefined);
      }),
      /rolled back/,
    );
  });
});

describe("the audit", () => {
  const act = (n: number) =>
    db.database.withTenant("chain", (tx) =>
      appendAudit(tx, { actor: "key:x", action: "run.create", target: `run-${n}`, detail: { n } }),
    );

  test("is a chain without a fork under concurrent writers, and an altered or missing row is named", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => act(n)));
    const check = (after = 0, limit = 1000) =>
      db.database.withTenant("chain", (tx) => verifyAudit(tx, "chain", after, limit));
    const verify = async () => (await check()).firstBad;
    assert.deepEqual(await check(), { checked: 20, lastN: 20, firstBad: null, done: true });
    const page = await db.database.withTenant("chain", (tx) => listAudit(tx, {}, null, 5));
    assert.deepEqual(
      page.rows.map((row) => row.n),
      [20, 19, 18, 17, 16],
    );
    await db.admin("create table public.kept as select * from wl.audit where tenant = 'chain'");
    const attacks: readonly (readonly [how: string, bad: number])[] = [
      ["update wl.audit set actor = 'key:y' where tenant = 'chain' and n = 7", 7],
      ["update wl.audit set detail = '{}' where tenant = 'chain' and n = 1", 1],
      ["update wl.audit set time = time + interval '1 us' where tenant = 'chain' and n = 20", 20],
      ["update wl.audit set hash = '\\x00' where tenant = 'chain' and n = 9", 9],
      ["delete from wl.audit where tenant = 'chain' and n = 1", 1],
      ["delete from wl.audit where tenant = 'chain' and n = 12", 12],
      ["delete from wl.audit where tenant = 'chain' and n = 20", 20],
      ["delete from wl.audit where tenant = 'chain' and n > 15", 16],
      ["delete from wl.audit where tenant = 'chain'", 1],
      [
        "insert into wl.audit select tenant, 21, time, actor, action, target, detail, hash from wl.audit where tenant = 'chain' and n = 20",
        21,
      ],
    ];
    for (const [how, bad] of attacks) {
      await db.admin(how);
      assert.equal(await verify(), bad, how);
      await db.admin("delete from wl.audit where tenant = 'chain'");
      await db.admin("insert into wl.audit select * from public.kept");
      assert.equal(await verify(), null);
    }
    await db.admin("delete from wl.audit_heads where tenant = 'chain'");
    assert.equal(await verify(), 1, "rows without an end were not written by us");
  });

  test("is walked in pieces, and each piece is held against the one before", async () => {
    await Promise.all(
      Array.from({ length: 17 }, (_, n) =>
        db.database.withTenant("pieces", (tx) =>
          appendAudit(tx, { actor: "key:x", action: "run.create", target: `run-${n}` }),
        ),
      ),
    );
    const check = (after: number) => db.database.withTenant("pieces", (tx) => verifyAudit(tx, "pieces", after, 5));
    const walk = async (): Promise<(number | boolean | null)[]> => {
      const seen: (number | boolean | null)[] = [];
      for (let after = 0; ;) {
        const piece = await check(after);
        seen.push(piece.checked);
        if (piece.firstBad !== null || piece.done) return [...seen, piece.firstBad, piece.done];
        after = piece.lastN;
      }
    };
    assert.deepEqual(await walk(), [5, 5, 5, 2, null, true]);
    assert.deepEqual((await check(17)).firstBad, null);
    assert.deepEqual((await check(18)).firstBad, 18, "there is no row 18");
    await db.admin("update wl.audit set target = 'x' where tenant = 'pieces' and n = 11");
    assert.deepEqual(await walk(), [5, 5, 5, 11, false]);
    await db.admin("delete from wl.audit where tenant = 'pieces' and n = 10");
    assert.deepEqual((await check(10)).firstBad, 10);
    assert.deepEqual((await check(5)).firstBad, 10);
    const none = { checked: 0, lastN: 0, firstBad: null, done: true };
    assert.deepEqual(await db.database.withTenant("empty", (tx) => verifyAudit(tx, "empty", 0, 5)), none);
  });

  test("is found by actor, action, target and time", async () => {
    for (const [actor, action, target] of [
      ["key:a", "run.create", "r1"],
      ["user:b", "run.create", "r2"],
      ["key:a", "run.cancel", "r1"],
    ] as const)
      await db.database.withTenant("found", (tx) => appendAudit(tx, { actor, action, target }));
    const find = (filter: AuditFilter, cursor: string | null = null, limit = 10) =>
      db.database.withTenant("found", (tx) => listAudit(tx, filter, cursor, limit));
    const numbers = async (filter: AuditFilter): Promise<number[]> => (await find(filter)).rows.map(({ n }) => n);
    assert.deepEqual(await numbers({}), [3, 2, 1]);
    assert.deepEqual(await numbers({ actor: "key:a" }), [3, 1]);
    assert.deepEqual(await numbers({ action: "run.create" }), [2, 1]);
    assert.deepEqual(await numbers({ target: "r1", action: "run.cancel" }), [3]);
    const first = await find({ actor: "key:a" }, null, 1);
    assert.deepEqual(
      (await find({ actor: "key:a" }, first.next, 1)).rows.map(({ n }) => n),
      [1],
    );
    const [, middle] = (await find({})).rows;
    const { time } = middle!;
    assert.deepEqual(await numbers({ since: new Date(Date.parse(time) + 3_600_000).toISOString() }), []);
    assert.deepEqual(await numbers({ until: new Date(Date.parse(time) - 3_600_000).toISOString() }), []);
    assert.match(middle!.hash, /^[0-9a-f]{64}$/);
  });

  test("can be added to and read, and nothing else", async () => {
    for (const statement of ["update wl.audit set actor = 'x'", "delete from wl.audit"]) {
      await assert.rejects(
        db.database.withTenant("chain", (tx) => tx.query(statement)),
        /permission denied/,
      );
      await assert.rejects(
        db.database.asSystem((tx) => tx.query(statement)),
        /permission denied/,
      );
    }
  });
});
