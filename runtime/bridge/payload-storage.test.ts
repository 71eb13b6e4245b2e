import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultPayloadConverter, StorageDriverClaim } from "@temporalio/common";
import { makePayloadStorage, type PayloadStore } from "./payload-storage.ts";

function memory(): PayloadStore & { readonly kept: Map<string, Uint8Array>; gets: number } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    gets: 0,
    async putPayload(tenant, digest, bytes) {
      kept.set(`${tenant}/${digest}`, bytes);
    },
    async getPayload(tenant, digest) {
      this.gets += 1;
      return kept.get(`${tenant}/${digest}`) ?? null;
    },
  };
}

const target = (id: string) => ({ target: { kind: "workflow" as const, namespace: "default", id } });
const driverOf = (store: PayloadStore) => {
  const storage = makePayloadStorage(store);
  return { storage, driver: storage.externalStorage.drivers[0]! };
};

test("a payload lies under its tenant and digest, and comes back by its claim from another process", async () => {
  const store = memory();
  const payload = defaultPayloadConverter.toPayload({ tenant: "acme", text: "x".repeat(1000) });
  const [claim] = await driverOf(store).driver.store(target("run_1"), [payload]);
  assert.match([...store.kept.keys()][0] ?? "", /^acme\/[0-9a-f]{64}$/);
  const [back] = await driverOf(store).driver.retrieve({}, [claim!]);
  assert.deepEqual(defaultPayloadConverter.fromPayload(back!), defaultPayloadConverter.fromPayload(payload));
});

test("what says no tenant lies under its run's, where that is known, and never with another run's", async () => {
  const store = memory();
  const { storage, driver } = driverOf(store);
  const payload = defaultPayloadConverter.toPayload("text");
  await driver.store(target("run_1"), [payload]);
  await driver.store(target("run_2"), [payload]);
  storage.remember("run_3", "acme");
  await driver.store(target("run_3"), [payload]);
  const tenants = [...store.kept.keys()].map((key) => key.split("/")[0]);
  assert.equal(new Set(tenants).size, 3);
  assert.equal(tenants[2], "acme");
});

test("a payload that is gone, damaged, or another tenant's is refused", async () => {
  const store = memory();
  const { driver } = driverOf(store);
  const [claim] = await driver.store(target("r"), [defaultPayloadConverter.toPayload({ tenant: "acme", n: 1 })]);
  const { tenant, digest } = claim!.claimData as { tenant: string; digest: string };
  const bytes = store.kept.get(`${tenant}/${digest}`)!;
  const fresh = driverOf(store).driver;
  store.kept.set(`other/${digest}`, bytes);
  await assert.rejects(
    fresh.retrieve({}, [new StorageDriverClaim({ tenant: "other", digest })]),
    /lies at tenant "other" and says "acme"/,
  );
  store.kept.set(
    `${tenant}/${digest}`,
    bytes.map((byte) => byte ^ 1),
  );
  await assert.rejects(fresh.retrieve({}, [claim!]), /other bytes/);
  store.kept.clear();
  await assert.rejects(fresh.retrieve({}, [claim!]), /not in the blob store/);
});

test("what was read before is not read again", async () => {
  const store = memory();
  const [claim] = await driverOf(store).driver.store(target("r"), [
    defaultPayloadConverter.toPayload({ tenant: "acme" }),
  ]);
  const { driver } = driverOf(store);
  await driver.retrieve({}, [claim!]);
  await driver.retrieve({}, [claim!]);
  assert.equal(store.gets, 1);
});

test("what is stored again is put once a day, and where this process has only read it", async () => {
  let now = Date.parse("2026-01-01T00:00:00Z");
  let puts = 0;
  const store = memory();
  const counting: PayloadStore = {
    getPayload: (tenant, digest) => store.getPayload(tenant, digest),
    putPayload(tenant, digest, bytes) {
      puts += 1;
      return store.putPayload(tenant, digest, bytes);
    },
  };
  const payload = defaultPayloadConverter.toPayload({ tenant: "acme" });
  const driver = () => makePayloadStorage(counting, () => now).externalStorage.drivers[0]!;
  const one = driver();
  const [claim] = await one.store(target("r"), [payload]);
  await one.store(target("r"), [payload]);
  assert.equal(puts, 1);
  now += 25 * 3_600_000;
  await one.store(target("r"), [payload]);
  assert.equal(puts, 2);
  const other = driver();
  await other.retrieve({}, [claim!]);
  await other.store(target("r"), [payload]);
  assert.equal(puts, 3);
});
