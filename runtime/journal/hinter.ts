import type { Database } from "../store/index.ts";

/** What changed, said to the hubs of all processes; a hint that is lost costs half a second and nothing else. */
export interface Hinter {
  hint(tenant: string, runId: string): void;
  close(): Promise<void>;
}

export const HINT_CHANNEL = "watchloom_journal";
/** One notification a process in so long: the lock that NOTIFY takes at commit is the whole cluster's. */
const INTERVAL_MS = 25;
/** Postgres takes 8,000 bytes. */
const PAYLOAD_BYTES = 7_000;

/** `{"<tenant>": ["<run id>", …]}`, in as many payloads as it takes. */
export function hintPayloads(changed: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const payloads: string[] = [];
  let part: Record<string, string[]> = {};
  let size = 0;
  for (const [tenant, runIds] of changed) {
    for (const runId of runIds) {
      const more = Buffer.byteLength(runId) + 3 + (part[tenant] ? 0 : Buffer.byteLength(tenant) + 6);
      if (size > 0 && size + more > PAYLOAD_BYTES) {
        payloads.push(JSON.stringify(part));
        part = {};
        size = 0;
      }
      (part[tenant] ??= []).push(runId);
      size += more;
    }
  }
  if (size > 0) payloads.push(JSON.stringify(part));
  return payloads;
}

/** Null where it is none of ours. */
export function readHint(payload: string): ReadonlyMap<string, readonly string[]> | null {
  try {
    const parsed = JSON.parse(payload) as Record<string, string[]>;
    return new Map(Object.entries(parsed));
  } catch {
    return null;
  }
}

export function makeHinter(database: Pick<Database, "notify">): Hinter {
  let changed = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let closed = false;

  async function send(): Promise<void> {
    const payloads = hintPayloads(changed);
    changed = new Map();
    // In a transaction of its own, after those that wrote.
    await database.notify(HINT_CHANNEL, payloads).catch(() => undefined);
    sending = undefined;
    if (changed.size > 0 && !closed) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      timer = undefined;
      sending = send();
    }, INTERVAL_MS);
  }

  return {
    hint(tenant, runId) {
      if (closed) return;
      const runIds = changed.get(tenant);
      if (runIds) runIds.add(runId);
      else changed.set(tenant, new Set([runId]));
      if (timer === undefined && sending === undefined) schedule();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await sending;
      if (changed.size > 0) await send();
    },
  };
}
