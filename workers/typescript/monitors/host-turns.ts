import { randomUUID } from "node:crypto";
import { pause } from "../../../runtime/runs/index.ts";
import { giveHostTurn, takeHostTurn, type Database } from "../../../runtime/store/index.ts";
import type { ActivityContext } from "../activity.ts";

/** "One host gets one request at a time and `WATCHLOOM_HOST_RATE` from all monitors", in all processes. */
export interface HostTurns {
  /** Waits for the host's turn where a check asks; anybody else's request goes at once. */
  during<T>(
    host: string,
    context: Pick<ActivityContext, "monitor" | "signal" | "heartbeat">,
    work: () => Promise<T>,
  ): Promise<T>;
}

export const NO_TURNS: HostTurns = { during: (_host, _context, work) => work() };

/** A holder that has died gives its turn back then; longer than any request of a check may take. */
const LEASE_MS = 90_000;
const LONGEST_PAUSE_MS = 1000;

/** `perSecond`: requests that a host gets from all monitors together. */
export function makeHostTurns(database: Database, perSecond: number): HostTurns {
  const gapMs = 1000 / perSecond;
  return {
    async during(host, { monitor, signal, heartbeat }, work) {
      if (monitor === undefined) return work();
      const holder = randomUUID();
      for (;;) {
        signal.throwIfAborted();
        const wait = await database.asSystem((tx) => takeHostTurn(tx, host, holder, LEASE_MS));
        if (wait === 0) break;
        heartbeat();
        // Not all at once, when it is free again.
        await pause(Math.min(LONGEST_PAUSE_MS, wait + Math.random() * 50), signal);
      }
      try {
        return await work();
      } finally {
        await database.asSystem((tx) => giveHostTurn(tx, host, holder, gapMs)).catch(() => undefined);
      }
    },
  };
}
