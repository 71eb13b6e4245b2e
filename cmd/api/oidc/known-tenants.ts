import { appendAudit, auditHead, ensureTenant, getTenant, type Database } from "../../../runtime/store/index.ts";
import type { Caller } from "../caller.ts";

const MOST = 10_000;

/** Makes the tenant of a token where it is seen for the first time; told of by the audit. */
export function makeTenantsKnown(database: Database): (caller: Caller) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  const know = async ({ tenant, actor }: Caller): Promise<void> =>
    database.withTenant(tenant, async (tx) => {
      if ((await getTenant(tx, tenant)) !== null) return;
      await ensureTenant(tx, tenant);
      // Of two processes that saw it at the same moment the second has waited for the first: the chain has begun.
      if ((await auditHead(tx)) !== null) return;
      await appendAudit(tx, { actor, action: "tenant.create", target: tenant });
    });
  return (caller) => {
    const asked = known.get(caller.tenant);
    if (asked !== undefined) return asked;
    if (known.size >= MOST) known.clear();
    const knowing = know(caller);
    known.set(caller.tenant, knowing);
    knowing.catch(() => known.delete(caller.tenant));
    return knowing;
  };
}
