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
