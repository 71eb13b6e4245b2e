import { canonicalJson } from "../../runtime/ir/canonical-json.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { findAnswer, storeAnswer, type Database, type IdempotencyKey, type Tx } from "../../runtime/store/index.ts";
import type { Answer, ApiRequest } from "./http.ts";
import { bodyHash, readIdempotencyKey } from "./idempotency.ts";
import { ApiError } from "./problems.ts";

/** How an answer is kept that must not lie in the database as it was given. */
export interface AnswerVault {
  close(body: Json): Json;
  open(kept: Json): Json;
}

export interface MadeAnswer {
  readonly status: number;
  readonly body: Json;
}

/** Undoes the transaction, so that the first request with the key is the only one. */
class KeyTaken extends Error {}

/**
 * Does `work` in one transaction, and once for an Idempotency-Key: a repeat with the same body is given the answer of
 * the first. `work` stores, and writes the audit; it is undone where another request with the key was faster.
 * @throws ApiError `idempotency-key-reused`
 */
export async function answerOnce(
  database: Database,
  request: ApiRequest,
  operation: string,
  work: (tx: Tx) => Promise<MadeAnswer>,
  vault: AnswerVault = { close: (body) => body, open: (kept) => kept },
): Promise<Answer> {
  const { tenant } = request.caller;
  const key = readIdempotencyKey(request.header("idempotency-key"));
  if (key === undefined) return database.withTenant(tenant, work);
  const place: IdempotencyKey = { operation, key };
  const hash = bodyHash(canonicalJson([request.params, request.json ?? null]));
  const replay = async (): Promise<Answer | null> => {
    const found = await database.withTenant(tenant, (tx) => findAnswer(tx, place));
    if (found === null || found.answer === null) return null;
    if (found.bodyHash !== hash) {
      throw new ApiError("idempotency-key-reused", "the Idempotency-Key was used before, with another body");
    }
    const { status, body } = found.answer;
    return { status, headers: { "idempotency-replayed": "true" }, body: vault.open(body) };
  };
  const before = await replay();
  if (before !== null) return before;
  try {
    return await database.withTenant(tenant, async (tx) => {
      const made = await work(tx);
      const mine = await storeAnswer(tx, place, hash, { status: made.status, body: vault.close(made.body) });
      if (!mine) throw new KeyTaken();
      return made;
    });
  } catch (error) {
    // What stood in the way may be what the first request has just made.
    const first = error instanceof KeyTaken || error instanceof ApiError ? await replay() : null;
    if (first === null) throw error;
    return first;
  }
}
