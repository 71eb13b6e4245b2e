import { findSecrets, isStoreAway, type Database, type Sealer } from "../../runtime/store/index.ts";
import { patiently } from "./patience.ts";

/** The values of those of a tenant's secrets that there are. */
export type HiddenSecrets = (tenant: string, names: readonly string[]) => Promise<readonly string[]>;

/** A search must not be older than a secret that a call of the same moment was given. */
const HIDDEN_MS = 1000;
const MAX_KNOWN = 1000;
const PATIENCE = { isPassing: isStoreAway, limitMs: 30_000 };

/**
 * Opens secrets to search for them in what calls give, never to send them. What no master key of ours opens was sent by
 * nobody here either.
 */
export function makeHiddenSecrets(deps: { readonly database: Database; readonly sealer: Sealer }): HiddenSecrets {
  const { database, sealer } = deps;
  const known = new Map<string, { readonly values: Promise<readonly string[]>; readonly until: number }>();
  const read = async (tenant: string, names: readonly string[]): Promise<readonly string[]> => {
    const rows = await patiently(() => database.withTenant(tenant, (tx) => findSecrets(tx, names)), PATIENCE);
    return rows
      .filter(({ sealed }) => sealer.keyIds.includes(sealed.keyId))
      .map(({ name, sealed }) => sealer.open(tenant, name, sealed));
  };
  return (tenant, names) => {
    const key = JSON.stringify([tenant, ...names]);
    const cached = known.get(key);
    if (cached !== undefined && cached.until > Date.now()) return cached.values;
    if (known.size >= MAX_KNOWN) known.clear();
    const values = read(tenant, names);
    known.set(key, { values, until: Date.now() + HIDDEN_MS });
    values.catch(() => known.delete(key));
    return values;
  };
}
