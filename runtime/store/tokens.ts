import type { Tx } from "./transaction.ts";

/** Tokens of models, as they are counted everywhere. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Whose budgets count. */
export interface TokenOwner {
  readonly tenant: string;
  readonly runId: string;
}

export interface TokenHoldRequest {
  /** A UUID of the turn in this attempt. */
  readonly id: string;
  /** Of the turn in its run: what an attempt before held there, whose worker died, is held no more. */
  readonly place: string;
  /** With less than this left, nothing is held. */
  readonly least: number;
  readonly most: number;
  /** `budget.tokens` of the run's document; null: none. */
  readonly runLimit: number | null;
  /** The tenant's `tokens_per_day`; null: none. */
  readonly dayLimit: number | null;
  /** How long the turn can take; what is not settled by then counts no more. */
  readonly forMs: number;
}

export type TokenHoldOutcome =
  | { readonly outcome: "ok"; readonly tokens: number }
  /** There may be enough once the turns under way have ended. */
  | { readonly outcome: "wait" }
  /** Used already, of the budget that has not enough left. */
  | { readonly outcome: "run"; readonly used: number }
  | { readonly outcome: "day"; readonly used: number; readonly resetsAt: string };

/** Before a turn of a model. Turns side by side see what the others hold; commit before the model is asked. */
export async function holdTokens(
  tx: Tx,
  { tenant, runId }: TokenOwner,
  request: TokenHoldRequest,
): Promise<TokenHoldOutcome> {
  const { id, place, least, most, runLimit, dayLimit, forMs } = request;
  const [row] = await tx.query<{
    outcome: TokenHoldOutcome["outcome"];
    tokens: number;
    used: number;
    resets_at: string;
  }>("select * from wl.hold_tokens($1, $2, $3, $4, $5, $6, $7)", [
    JSON.stringify({ tenant, run_id: runId, place }),
    id,
    least,
    most,
    runLimit,
    dayLimit,
    forMs,
  ]);
  const { outcome, tokens, used, resets_at: resetsAt } = row!;
  if (outcome === "ok") return { outcome, tokens };
  if (outcome === "wait") return { outcome };
  return outcome === "run" ? { outcome, used } : { outcome, used, resetsAt };
}

/** After a turn: what it used, counted once however often this is repeated. */
export async function settleTokens(
  tx: Tx,
  { tenant, runId }: TokenOwner,
  id: string,
  { inputTokens, outputTokens }: TokenUsage,
): Promise<void> {
  const head = JSON.stringify({ tenant, run_id: runId });
  await tx.query("select wl.settle_tokens($1, $2, $3, $4)", [head, id, inputTokens, outputTokens]);
}

/** What a run's models have used so far, in attempts that failed too. */
export async function runTokens(tx: Tx, runId: string): Promise<TokenUsage> {
  return usageOf(await tx.query("select input, output from wl.run_tokens where run_id = $1", [runId]));
}

/** Of the transaction's tenant (`monitor` given: of that monitor's checks) since midnight UTC. */
export async function tokensOfToday(tx: Tx, monitor = ""): Promise<TokenUsage> {
  return usageOf(
    await tx.query(
      `select input, output from wl.token_days
        where tenant = $1 and monitor = $2 and day = (clock_timestamp() at time zone 'UTC')::date`,
      [tx.tenant, monitor],
    ),
  );
}

/** In the system's role: of all tenants together since midnight UTC. */
export async function allTokensOfToday(tx: Tx): Promise<TokenUsage> {
  return usageOf(
    await tx.query(
      `select coalesce(sum(input), 0)::bigint as input, coalesce(sum(output), 0)::bigint as output from wl.token_days
        where monitor = '' and day = (clock_timestamp() at time zone 'UTC')::date`,
    ),
  );
}

function usageOf(rows: readonly { input: number; output: number }[]): TokenUsage {
  return { inputTokens: rows[0]?.input ?? 0, outputTokens: rows[0]?.output ?? 0 };
}
