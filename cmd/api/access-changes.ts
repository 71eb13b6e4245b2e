import { isJsonObject, type Json } from "../../runtime/ir/json.ts";
import type { Database } from "../../runtime/store/index.ts";

/** Access that changed: of one key where `keyId` is there, else of the whole tenant. */
export interface AccessChange {
  readonly tenant: string;
  readonly keyId?: string;
}

/**
 * Keys that were revoked and tenants that were disabled, told to every process as it happens, so that nobody waits for
 * what a process remembers, or a stream for its next heartbeat. A word that is lost costs that wait and nothing else.
 */
export interface AccessChanges {
  /** After the transaction that changed it. Resolves when all have been told, as far as the store takes it. */
  tell(change: AccessChange): Promise<void>;
  /** Calls back at each change in the tenant, whoever made it; returns what takes it back. */
  on(tenant: string, listener: () => void): () => void;
  close(): Promise<void>;
}

const CHANNEL = "wl_access";

/** `forget`: drops what this process remembers of it; called before any listener. */
export function makeAccessChanges(
  database: Pick<Database, "listen" | "notify">,
  forget: (change: AccessChange) => void,
): AccessChanges {
  const listeners = new Map<string, Set<() => void>>();

  const take = (change: AccessChange): void => {
    forget(change);
    for (const listener of [...(listeners.get(change.tenant) ?? [])]) listener();
  };
  const listening = database.listen(CHANNEL, (payload) => {
    const change = readChange(payload);
    if (change !== null) take(change);
  });

  return {
    async tell(change) {
      // Here at once, whether or not the store can be heard.
      take(change);
      await database.notify(CHANNEL, [JSON.stringify(change)]).catch(() => undefined);
    },
    on(tenant, listener) {
      const mine = listeners.get(tenant) ?? new Set();
      listeners.set(tenant, mine.add(listener));
      return () => {
        mine.delete(listener);
        if (mine.size === 0 && listeners.get(tenant) === mine) listeners.delete(tenant);
      };
    },
    close: () => listening.close(),
  };
}

/** Null where it is none of ours. */
function readChange(payload: string): AccessChange | null {
  try {
    const read = JSON.parse(payload) as Json;
    if (!isJsonObject(read)) return null;
    const { tenant, keyId } = read;
    if (typeof tenant !== "string") return null;
    return typeof keyId === "string" ? { tenant, keyId } : { tenant };
  } catch {
    return null;
  }
}
