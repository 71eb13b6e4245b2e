import type { TenantCursor } from "../store/index.ts";

/** `epoch.xid.run.seq`, opaque to clients; a run id may hold dots itself. */
const FORM = /^([0-9]{1,15})[.]([0-9]{1,20})[.](.*)[.]([0-9]{1,15})$/s;
const MOST_XID = 2n ** 64n - 1n;

export function writeTenantCursor({ epoch, xid, run, seq }: TenantCursor): string {
  return `${epoch}.${xid}.${run}.${seq}`;
}

/** Null where it is none of ours. `0` is the oldest. */
export function readTenantCursor(text: string): TenantCursor | null {
  if (text === "0") return OLDEST;
  const [, epoch, xid, run, seq] = FORM.exec(text) ?? [];
  if (epoch === undefined || xid === undefined || run === undefined || seq === undefined) return null;
  if (BigInt(xid) > MOST_XID || run.includes("\0")) return null;
  return { epoch: Number(epoch), xid, run, seq: Number(seq) };
}

export const OLDEST: TenantCursor = { epoch: 0, xid: "0", run: "", seq: 0 };

/** The order of the stream, as the database sorts it (run ids by bytes). */
export function compareTenantCursors(one: TenantCursor, other: TenantCursor): number {
  if (one.epoch !== other.epoch) return one.epoch - other.epoch;
  if (one.xid !== other.xid) return BigInt(one.xid) < BigInt(other.xid) ? -1 : 1;
  if (one.run !== other.run) return Buffer.compare(Buffer.from(one.run), Buffer.from(other.run));
  return one.seq - other.seq;
}
