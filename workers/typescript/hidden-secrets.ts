import { findSecrets, isStoreAway, type Database, type Sealer } from "../../runtime/store/index.ts";
import { patiently } from "./patience.ts";

/** What those of a tenant's secrets hold that there are, and held. */
export interface HiddenValues {
  readonly values: readonly string[];
  /** What they were given since they were last looked at; nothing is opened where that is nothing. Waits for nobody. */
  more(): Promise<readonly string[]>;
}

/** @throws what the store throws, once it was waited for in vain */
export type HiddenSecrets = (tenant: string, names: readonly string[]) => Promise<HiddenValues>;

const PATIENCE = { isPassing: isStoreAway, limitMs: 30_000 };

/**
 * Opens secrets to search for them in what calls give, never to send them. What no master key of ours opens was sent by
 * nobody here either. Nothing is remembered: the call before may have been given what a secret holds since a moment ago.
 */
export function makeHiddenSecrets(deps: { readonly database: Database; readonly sealer: Sealer }): HiddenSecrets {
  const { database, sealer } = deps;
  return async (tenant, names) => {
    const seen = new Set<string>();
    const more = async (): Promise<readonly string[]> => {
      const rows = await database.withTenant(tenant, (tx) => findSecrets(tx, names));
      return rows.flatMap(({ name, sealed }) => {
        // What is sealed is never the same twice.
        const mark = `${name} ${Buffer.from(sealed.bytes).toString("base64")}`;
        if (seen.has(mark)) return [];
        seen.add(mark);
        return sealer.keyIds.includes(sealed.keyId) ? [sealer.open(tenant, name, sealed)] : [];
      });
    };
    return { values: await patiently(more, PATIENCE), more };
  };
}
