import assert from "node:assert/strict";
import { test } from "node:test";
import type { Database } from "./database.ts";
import { DEFAULT_TENANT_LIMITS, makeTenantReader, ownLimits, stateOf } from "./tenant-limits.ts";

const row = (settings: object, disabled_at: string | null = null) => ({
  tenant: "acme",
  name: "Acme",
  settings: settings as never,
  created_at: "2026-01-01T00:00:00.000Z",
  disabled_at,
  operator: false,
});

test("a tenant's own figures stand before the defaults, and what is no figure is left out", () => {
  assert.deepEqual(ownLimits({ limits: { steps: 5, followers: "many", unknown: 1 } }), { steps: 5 });
  assert.deepEqual(ownLimits({ limits: "none" }), {});
  assert.deepEqual(stateOf(row({ limits: { steps: 5 } })), {
    limits: { ...DEFAULT_TENANT_LIMITS, steps: 5 },
    disabled: false,
  });
  assert.equal(stateOf(row({}, "2026-01-01T00:00:00.000Z")).disabled, true);
  assert.deepEqual(stateOf(null), { limits: DEFAULT_TENANT_LIMITS, disabled: false });
});

test("requests side by side share one question, and a store that goes away leaves what was seen", async () => {
  let asked = 0;
  let away = false;
  const database = {
    withTenant: async () => {
      asked += 1;
      if (away) throw new Error("connection terminated");
      return row({ limits: { steps: 7 } });
    },
  } as unknown as Pick<Database, "withTenant">;
  const tenants = makeTenantReader(database);
  const [one, other] = await Promise.all([tenants.of("acme"), tenants.of("acme")]);
  assert.equal(one.limits.steps, 7);
  assert.equal(other.limits.steps, 7);
  assert.equal(asked, 1);
  away = true;
  tenants.forget("acme");
  assert.equal((await tenants.of("acme")).limits.steps, 7);
  assert.equal(asked, 2);
  await assert.rejects(tenants.of("globex"), /connection terminated/);
});
