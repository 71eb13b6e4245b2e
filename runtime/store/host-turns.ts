import type { Tx } from "./transaction.ts";

/**
 * Takes the host's turn for `holder`, if it is free. Else null is not answered but how long to wait, in ms: until it is
 * free by its rate, or a while where another request goes on. System role.
 */
export async function takeHostTurn(tx: Tx, host: string, holder: string, leaseMs: number): Promise<number> {
  const taken = await tx.query(
    `insert into wl.host_turns as t (host, holder, held_until, free_at)
     values ($1, $2, clock_timestamp() + $3 * interval '1 ms', clock_timestamp())
     on conflict (host) do update set holder = excluded.holder, held_until = excluded.held_until
       where (t.holder is null or t.held_until < clock_timestamp() or t.holder = excluded.holder)
         and t.free_at <= clock_timestamp()
     returning host`,
    [host, holder, leaseMs],
  );
  if (taken.length > 0) return 0;
  const [row] = await tx.query<{ wait: number; held: boolean }>(
    `select greatest(0, extract(epoch from free_at - clock_timestamp()) * 1000)::float8 as wait,
            holder is not null and held_until >= clock_timestamp() as held
       from wl.host_turns where host = $1`,
    [host],
  );
  const wait = row?.wait ?? 0;
  return Math.max(wait, row?.held === true ? 50 : 1);
}

/** Gives it back; the next one may go `gapMs` later. */
export async function giveHostTurn(tx: Tx, host: string, holder: string, gapMs: number): Promise<void> {
  await tx.query(
    `update wl.host_turns set holder = null, held_until = null, free_at = clock_timestamp() + $3 * interval '1 ms'
      where host = $1 and holder = $2`,
    [host, holder, gapMs],
  );
}

/** Hosts that nobody has asked for an hour. */
export async function purgeHostTurns(tx: Tx): Promise<void> {
  await tx.query(
    "delete from wl.host_turns where free_at < clock_timestamp() - interval '1 hour' and (holder is null or held_until < clock_timestamp())",
  );
}
