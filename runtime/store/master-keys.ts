import { appendAudit } from "./audit.ts";
import type { Database } from "./database.ts";
import type { Sealer } from "./seal.ts";
import { countByMasterKey, listSealedByOthers, replaceSealed, type SealedRow } from "./sealed-rows.ts";

/** What was sealed cannot be opened: said at start, and not where a run first needs it. */
export class MissingMasterKeyError extends Error {
  constructor(missing: readonly { readonly keyId: string; readonly rows: number }[], known: readonly string[]) {
    const which = missing.map(({ keyId, rows }) => `${rows} ${rows === 1 ? "row" : "rows"} by "${keyId}"`).join(", ");
    const have = known.map((keyId) => `"${keyId}"`).join(", ");
    super(
      `secrets are sealed with a master key that WATCHLOOM_MASTER_KEY does not list: ${which}; it lists ${have}. ` +
        "Add the missing key after the first one: what it sealed is then sealed anew, and it can be dropped.",
    );
    this.name = "MissingMasterKeyError";
  }
}

/** @throws MissingMasterKeyError, naming each key that is missing and how much it sealed */
export async function demandMasterKeys(database: Database, sealer: Sealer): Promise<void> {
  const used = await database.asSystem(countByMasterKey);
  const missing = used.filter(({ keyId }) => !sealer.keyIds.includes(keyId));
  if (missing.length > 0) throw new MissingMasterKeyError(missing, sealer.keyIds);
}

export interface ResealLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const BATCH = 100;

/**
 * Seals anew, with the first master key, what older ones have sealed, so that those can be dropped. May be done in
 * several processes at once, and again: a row that changed in the meantime is left as it is. Returns how many were
 * sealed anew.
 */
export async function resealOlder(
  database: Database,
  sealer: Sealer,
  { log, signal }: { readonly log: ResealLog; readonly signal: AbortSignal },
): Promise<number> {
  const [keyId = ""] = sealer.keyIds;
  const used = await database.asSystem(countByMasterKey);
  const of = used.filter((key) => key.keyId !== keyId).reduce((sum, key) => sum + key.rows, 0);
  if (of === 0) return 0;
  log.info({ of, keyId }, "sealing anew what an older master key has sealed");
  let done = 0;
  let failed = 0;
  for (let after: SealedRow | null = null; !signal.aborted;) {
    const rows: SealedRow[] = await database.asSystem((tx) => listSealedByOthers(tx, keyId, after, BATCH));
    if (rows.length === 0) break;
    for (const [tenant, own] of Map.groupBy(rows, (row) => row.tenant)) {
      const changed = await database.withTenant(tenant, async (tx) => {
        let count = 0;
        for (const row of own) {
          const text = openOr(
            () => sealer.open(tenant, row.name, row.sealed),
            (error) => {
              failed += 1;
              log.error({ tenant, table: row.table, name: row.name, err: error }, "a sealed row cannot be opened");
            },
          );
          if (text === null) continue;
          if (await replaceSealed(tx, row, sealer.seal(tenant, row.name, text))) count += 1;
        }
        const detail = { count, key_id: keyId };
        if (count > 0) await appendAudit(tx, { actor: "system", action: "secret.reseal", target: tenant, detail });
        return count;
      });
      done += changed;
    }
    after = rows.at(-1)!;
    log.info({ done, of }, "sealed anew");
  }
  if (signal.aborted) return done;
  if (failed === 0) log.info({ done, keyId }, "nothing needs an older master key any more: they can be dropped");
  else log.error({ failed, keyId }, "some sealed rows could not be opened: keep the older master keys");
  return done;
}

function openOr(open: () => string, failed: (error: unknown) => void): string | null {
  try {
    return open();
  } catch (error) {
    failed(error);
    return null;
  }
}
