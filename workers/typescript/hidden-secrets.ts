import { findSecrets, isStoreAway, type Database, type Sealer } from "../../runtime/store/index.ts";
import { patiently } from "./patience.ts";
import type { HiddenSecrets } from "./segment/ports.ts";

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
