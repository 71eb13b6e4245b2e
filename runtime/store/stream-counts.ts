import type { Tx } from "./transaction.ts";

/*
 * How many event streams each API process has open, in the table of counts that end by themselves: what a process that
 * died has told is forgotten. Keys are `streams:<whose>:<process>`; `whose` is a digest of the tenant.
 */

/** Says what is open in this process; it counts for `forMs`. */
export async function tellStreams(
  tx: Tx,
  process: string,
  open: ReadonlyMap<string, number>,
  forMs: number,
): Promise<void> {
  await tx.query(
    `insert into wl.rate_limits (key, points, expire)
     select 'streams:' || o.whose || ':' || $1, o.n, extract(epoch from clock_timestamp()) * 1000 + $4::bigint
       from unnest($2::text[], $3::integer[]) o (whose, n) order by 1
     on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
    [process, [...open.keys()], [...open.values()], forMs],
  );
}

/** How many are open in all other processes. */
export async function countStreamsElsewhere(tx: Tx, process: string, whose: string): Promise<number> {
  const [row] = await tx.query<{ open: number }>(
    `select coalesce(sum(points), 0)::integer as open from wl.rate_limits
      where key >= 'streams:' || $2 || ':' and key < 'streams:' || $2 || ';' and key <> 'streams:' || $2 || ':' || $1
        and expire > extract(epoch from clock_timestamp()) * 1000`,
    [process, whose],
  );
  return row!.open;
}
