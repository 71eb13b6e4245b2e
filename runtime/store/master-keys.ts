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
 * several processes at once, and again: a row that changed in the meantime is left as it is, and is looked at again. A
 * row that cannot be opened is told of and holds nothing up. Returns how many were sealed anew.
 */
export async function resealOlder(
  database: Database,
  sealer: Sealer,
  { log, signal }: { readonly log: ResealLog; readonly signal: AbortSignal },
): Promise<number> {
  const [keyId = ""] = sealer.keyIds;
  const older = async (): Promise<number> => {
    const used = await database.asSystem(countByMasterKey);
    return used.filter((key) => key.keyId !== keyId).reduce((sum, key) => sum + key.rows, 0);
  };
  const of = await older();
  if (of === 0) return 0;
  log.info({ of, keyId }, "sealing anew what an older master key has sealed");
  let done = 0;
  for (let before = -1; done > before && !signal.aborted;) {
    before = done;
    for (let after: SealedRow | null = null; !signal.aborted;) {
      const rows: SealedRow[] = await database.asSystem((tx) => listSealedByOthers(tx, keyId, after, BATCH));
      if (rows.length === 0) break;
      done += await resealRows(database, sealer, rows);
      after = rows.at(-1)!;
      log.info({ done, of }, "sealed anew");
    }
  }
  if (signal.aborted) return done;
  const left = await older();
  if (left === 0) log.info({ done, keyId }, "nothing needs an older master key any more: they can be dropped");
  else log.error({ done, left, keyId }, "some sealed rows cannot be opened: keep the older master keys");
  return done;
}

async function resealRows(database: Database, sealer: Sealer, rows: readonly SealedRow[]): Promise<number> {
  let done = 0;
  const [keyId = ""] = sealer.keyIds;
  for (const [tenant, own] of Map.groupBy(rows, (row) => row.tenant)) {
    done += await database.asSystem(async (tx) => {
      let count = 0;
      for (const row of own) {
        const text = openOrNull(sealer, row);
        if (text === null) continue;
        if (await replaceSealed(tx, row, sealer.seal(tenant, row.name, text))) count += 1;
      }
      const entry = { actor: "system", action: "secret.reseal", target: tenant, detail: { count, key_id: keyId } };
      if (count > 0) await appendAudit(tx, entry, tenant);
      return count;
    });
  }
  return done;
}

/** Null: it was changed, moved, or sealed by a key that is not listed. */
function openOrNull(sealer: Sealer, { tenant, name, sealed }: SealedRow): string | null {
  try {
    return sealer.open(tenant, name, sealed);
  } catch {
    return null;
  }
}
