import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import {
  demandMasterKeys,
  findSecret,
  findSecrets,
  listAudit,
  listSecrets,
  makeSealer,
  MissingMasterKeyError,
  putSecret,
  resealOlder,
  type Sealer,
} from "../../runtime/store/index.ts";
import { stopTestPostgres, testDatabase, type TestDatabase } from "../support/postgres.ts";

const [oldest, older, newest] = [randomBytes(32), randomBytes(32), randomBytes(32)];
let store: TestDatabase;
before(async () => {
  store = await testDatabase();
});
after(async () => {
  await store.close();
  await stopTestPostgres();
});
beforeEach(() =>
  store.database.asSystem(async (tx) => {
    await tx.query("delete from wl.secrets");
    await tx.query("delete from wl.former_secrets");
  }),
);

const seal = (sealer: Sealer, tenant: string, name: string, value: string) =>
  store.database.withTenant(tenant, (tx) =>
    putSecret(tx, { name, sealed: sealer.seal(tenant, name, value), hosts: ["a.test"] }),
  );
const value = async (sealer: Sealer, tenant: string, name: string): Promise<string> => {
  const found = await store.database.withTenant(tenant, (tx) => findSecret(tx, name));
  return sealer.open(tenant, name, found!.sealed);
};
const makeLog = () => {
  const lines: { level: string; message: string; facts: object }[] = [];
  const say = (level: string) => (facts: object, message: string) => void lines.push({ level, message, facts });
  return { lines, log: { info: say("info"), error: say("error") } };
};
const going = new AbortController().signal;

test("what a secret holds and the last hundred values that it held are found, and those of no other name or tenant", async () => {
  const sealer = makeSealer([newest]);
  for (let n = 0; n < 103; n++) await seal(sealer, "acme", "turning", `value ${n}`);
  for (const [tenant, name] of [
    ["acme", "other"],
    ["rival", "turning"],
  ] as const) {
    await seal(sealer, tenant, name, "not this");
    await seal(sealer, tenant, name, "nor this");
  }
  const found = await store.database.withTenant("acme", (tx) => findSecrets(tx, ["turning", "absent"]));
  const values = found.map(({ name, sealed }) => sealer.open("acme", name, sealed));
  const expected = Array.from({ length: 101 }, (_, n) => `value ${n + 2}`);
  assert.deepEqual(values.sort(), expected.sort());
});

test("a key that sealed rows and is not listed is named with their number", async () => {
  await seal(makeSealer([oldest]), "acme", "a", "1");
  await seal(makeSealer([oldest]), "other", "b", "2");
  await seal(makeSealer([older]), "acme", "c", "3");
  await demandMasterKeys(store.database, makeSealer([newest, older, oldest]));
  const [missing] = makeSealer([oldest]).keyIds;
  await assert.rejects(demandMasterKeys(store.database, makeSealer([newest, older])), (error: Error) => {
    assert.ok(error instanceof MissingMasterKeyError);
    assert.match(error.message, new RegExp(`2 rows by "${missing}"; it lists`));
    assert.doesNotMatch(error.message, new RegExp(newest.toString("base64").slice(0, 20)));
    return true;
  });
});

test("what older keys sealed is sealed anew by the first, so that they can be dropped", async () => {
  for (let n = 0; n < 130; n += 1)
    await seal(makeSealer([oldest]), n % 2 === 0 ? "acme" : "other", `s${n}`, `value ${n}`);
  await seal(makeSealer([older]), "acme", "between", "of the older one");
  await seal(makeSealer([newest]), "acme", "fresh", "of the newest");
  const dates = await store.database.withTenant("acme", (tx) => listSecrets(tx, null, 100));
  const { lines, log } = makeLog();
  const sealer = makeSealer([newest, older, oldest]);
  assert.equal(await resealOlder(store.database, sealer, { log, signal: going }), 131);

  const alone = makeSealer([newest]);
  await demandMasterKeys(store.database, alone);
  for (let n = 0; n < 130; n += 1)
    assert.equal(await value(alone, n % 2 === 0 ? "acme" : "other", `s${n}`), `value ${n}`);
  assert.equal(await value(alone, "acme", "between"), "of the older one");
  assert.deepEqual(
    await store.database.withTenant("acme", (tx) => listSecrets(tx, null, 100)),
    dates,
    "no dates change",
  );
  assert.match(lines.at(-1)?.message ?? "", /can be dropped/);
  assert.ok(
    lines.some(({ facts }) => (facts as { done?: number }).done === 100),
    "it tells how far it is",
  );
  const audit = await store.database.withTenant("acme", (tx) => listAudit(tx, {}, null, 10));
  assert.deepEqual([audit.rows[0]?.action, audit.rows[0]?.actor], ["secret.reseal", "system"]);
  assert.equal(await resealOlder(store.database, sealer, { log, signal: going }), 0, "done again it finds nothing");
});

test("signing secrets of callbacks are sealed anew too, before and after their run has ended", async () => {
  const old = makeSealer([oldest]);
  const { bytes, keyId } = old.seal("acme", "d1", "whsec_1");
  const other = old.seal("acme", "d2", "whsec_2");
  await store.database.asSystem(async (tx) => {
    await tx.query(
      "insert into wl.run_callbacks (run_id, tenant, delivery_id, target, endpoint, sealed, key_id) values ('r', 'acme', 'd1', '{}', 'e', $1, $2)",
      [bytes, keyId],
    );
    await tx.query(
      `insert into wl.deliveries (id, tenant, origin, dedupe_key, slot, channel, type, target, sealed, key_id, payload, endpoint, due_at, give_up_at)
       values ('d2', 'acme', 'run:x', 'callback', 0, 'webhook', 'run.completed', '{}', $1, $2, '{}', 'e', now(), now())`,
      [other.bytes, other.keyId],
    );
  });
  await assert.rejects(demandMasterKeys(store.database, makeSealer([newest])), /2 rows/);
  const sealer = makeSealer([newest, oldest]);
  assert.equal(await resealOlder(store.database, sealer, { log: makeLog().log, signal: going }), 2);
  const alone = makeSealer([newest]);
  await demandMasterKeys(store.database, alone);
  const [row] = await store.database.asSystem((tx) =>
    tx.query<{ sealed: Uint8Array; key_id: string }>("select sealed, key_id from wl.run_callbacks"),
  );
  assert.equal(alone.open("acme", "d1", { bytes: row!.sealed, keyId: row!.key_id }), "whsec_1");
  await store.database.asSystem((tx) => tx.query("delete from wl.run_callbacks"));
  await store.database.asSystem((tx) => tx.query("delete from wl.deliveries"));
});

test("two processes at once, and a value that is set meanwhile, lose nothing", async () => {
  for (let n = 0; n < 60; n += 1) await seal(makeSealer([oldest]), "acme", `s${n}`, `value ${n}`);
  const sealer = makeSealer([newest, oldest]);
  const { log } = makeLog();
  const both = [1, 2].map(() => resealOlder(store.database, sealer, { log, signal: going }));
  const set = seal(sealer, "acme", "s30", "another");
  const [one = 0, two = 0] = await Promise.all(both);
  await set;
  await resealOlder(store.database, sealer, { log, signal: going });
  assert.ok(one + two <= 60, `${one} and ${two}`);
  const alone = makeSealer([newest]);
  await demandMasterKeys(store.database, alone);
  for (let n = 0; n < 60; n += 1)
    assert.equal(await value(alone, "acme", `s${n}`), n === 30 ? "another" : `value ${n}`);
});

test("a row that was moved to another name opens nowhere, holds nothing up, and keeps its key needed", async () => {
  const first = makeSealer([oldest]);
  await seal(first, "acme", "a", "1");
  await seal(first, "acme", "b", "2");
  await store.database.asSystem((tx) => tx.query("update wl.secrets set name = 'moved' where name = 'a'"));
  const { lines, log } = makeLog();
  assert.equal(await resealOlder(store.database, makeSealer([newest, oldest]), { log, signal: going }), 1);
  const said = lines.filter(({ level }) => level === "error").map(({ message }) => message);
  assert.match(said.join("\n"), /cannot be opened: keep the older/);
  await assert.rejects(demandMasterKeys(store.database, makeSealer([newest])), MissingMasterKeyError);
});

test("neither the API nor a worker starts without a key that is needed; both say which", async () => {
  await seal(makeSealer([oldest]), "acme", "a", "1");
  const [missing] = makeSealer([oldest]).keyIds;
  for (const main of ["cmd/api/main.ts", "workers/typescript/main.ts"]) {
    const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [main],
        {
          timeout: 60_000,
          env: {
            ...process.env,
            DATABASE_URL: store.url,
            TEMPORAL_ADDRESS: "127.0.0.1:9",
            WATCHLOOM_DATA_DIR: mkdtempSync(join(tmpdir(), "watchloom-keys-")),
            WATCHLOOM_MASTER_KEY: newest.toString("base64"),
            WATCHLOOM_LOG_LEVEL: "silent",
          },
        },
        (error, _stdout, told) => resolve({ code: error?.code ?? null, stderr: told }),
      );
    });
    assert.equal(code, 2, `${main}: ${stderr}`);
    assert.match(stderr, new RegExp(`does not list: 1 row by "${missing}"`), main);
    assert.equal(stderr.trim().split("\n").length, 1, "one line, no stack");
  }
});

test("what a secret held before is sealed anew too, however often it was replaced", async () => {
  const before = makeSealer([older]);
  // More of one name than are looked at in one go.
  for (let n = 0; n < 230; n += 1) await seal(before, "acme", "often", `value ${n}`);
  const after = makeSealer([newest, older]);
  assert.equal(await resealOlder(store.database, after, { log: makeLog().log, signal: going }), 230);
  await demandMasterKeys(store.database, makeSealer([newest]));
  const found = await store.database.withTenant("acme", (tx) => findSecrets(tx, ["often"]));
  const opened = found.map(({ name, sealed }) => makeSealer([newest]).open("acme", name, sealed));
  assert.deepEqual(new Set(opened), new Set(Array.from({ length: 101 }, (_, n) => `value ${n + 129}`)));
});
