import { findSecrets, isStoreAway, type Database, type Sealer } from "../../runtime/store/index.ts";
import { patiently } from "./patience.ts";

/** The values of those of a tenant's secrets that there are. */
export type HiddenSecrets = (tenant: string, names: readonly string[]) => Promise<readonly string[]>;

const PATIENCE = { isPassing: isStoreAway, limitMs: 30_000 };

/**
 * Opens secrets to search for them in what calls give, never to send them. What no master key of ours opens was sent by
 * nobody here either. Nothing is remembered: the call before may have been given what a secret holds since a moment ago.
 */
export function makeHiddenSecrets(deps: { readonly database: Database; readonly sealer: Sealer }): HiddenSecrets {
  const { database, sealer } = deps;
  return async (tenant, names) => {
    const rows = await patiently(() => database.withTenant(tenant, (tx) => findSecrets(tx, names)), PATIENCE);
    return rows
      .filter(({ sealed }) => sealer.keyIds.includes(sealed.keyId))
      .map(({ name, sealed }) => sealer.open(tenant, name, sealed));
  };
}
