import { invariant } from "../ir/invariant.ts";
import type { Json } from "../ir/json.ts";
import type { Tx } from "./transaction.ts";

/** Which request: a key is the tenant's and the operation's. */
export interface IdempotencyKey {
  readonly operation: string;
  readonly key: string;
}

/** What a request with this key was answered; `answer` is null while the first one is at work. */
export interface StoredAnswer {
  readonly bodyHash: string;
  readonly answer: { readonly status: number; readonly body: Json } | null;
  readonly createdAt: string;
}

/** How long an answer is kept; published in the API's description. */
export const IDEMPOTENCY_HOURS = 24;

export async function findAnswer(tx: Tx, { operation, key }: IdempotencyKey): Promise<StoredAnswer | null> {
  const [row] = await tx.query<{ body_hash: string; status: number | null; answer: string | null; created_at: string }>(
    `select body_hash, status, answer, created_at from wl.idempotency
      where tenant = $1 and operation = $2 and key = $3`,
    [tenantOf(tx), operation, key],
  );
  if (!row) return null;
  return {
    bodyHash: row.body_hash,
    answer: row.status === null ? null : { status: row.status, body: JSON.parse(row.answer ?? "null") as Json },
    createdAt: row.created_at,
  };
}

/**
 * Stores a request's answer in the transaction that does what it says. False: another request has the key; roll back,
 * and give what {@link findAnswer} finds. Waits for one that is just storing.
 */
export async function storeAnswer(
  tx: Tx,
  { operation, key }: IdempotencyKey,
  bodyHash: string,
  answer: { readonly status: number; readonly body: Json } | null,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into wl.idempotency (tenant, operation, key, body_hash, status, answer) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant, operation, key) do nothing returning key`,
    [tenantOf(tx), operation, key, bodyHash, answer?.status ?? null, answer ? JSON.stringify(answer.body) : null],
  );
  return rows.length > 0;
}

/** For work that no transaction of ours can hold (a signal): stored first without an answer, then finished here. */
export async function finishAnswer(
  tx: Tx,
  { operation, key }: IdempotencyKey,
  answer: { readonly status: number; readonly body: Json },
): Promise<void> {
  await tx.query(
    "update wl.idempotency set status = $4, answer = $5 where tenant = $1 and operation = $2 and key = $3",
    [tenantOf(tx), operation, key, answer.status, JSON.stringify(answer.body)],
  );
}

/** Lets the key be used again, where the work did not come to an answer. */
export async function forgetAnswer(tx: Tx, { operation, key }: IdempotencyKey): Promise<void> {
  await tx.query("delete from wl.idempotency where tenant = $1 and operation = $2 and key = $3 and status is null", [
    tenantOf(tx),
    operation,
    key,
  ]);
}

/** In the system's role; returns how many went. */
export async function purgeAnswers(tx: Tx, hours = IDEMPOTENCY_HOURS, limit = 1000): Promise<number> {
  const rows = await tx.query(
    `delete from wl.idempotency where ctid = any(array(
       select ctid from wl.idempotency where created_at < clock_timestamp() - $1 * interval '1 hour' limit $2))
     returning key`,
    [hours, limit],
  );
  return rows.length;
}

function tenantOf(tx: Tx): string {
  invariant(tx.tenant !== null, "an idempotency key belongs to a tenant");
  return tx.tenant;
}
