import type { Json, JsonObject } from "../ir/json.ts";
import type { Plan, TemporalWorkflowSpec } from "../ir/plan.ts";
import type { Value } from "../ir/value.ts";
import {
  appendAudit,
  appendEvents,
  countOverQuota,
  findAnswer,
  findInTheWay,
  getRun,
  lockConcurrencyKey,
  noteConcurrency,
  noteRerun,
  putRunCallback,
  runEventKey,
  storeAnswer,
  type Concurrency,
  type RunRow,
  type Tx,
} from "../store/index.ts";
import { invariant } from "../ir/invariant.ts";
import { inSpan } from "../ir/tracer.ts";
import type { RunsDeps } from "./deps.ts";
import { makeOneAtATime } from "./one-at-a-time.ts";

export interface AcceptRequest {
  readonly tenant: string;
  /** Who asks, as the audit shows it: `key:<name>`. */
  readonly actor: string;
  readonly runId: string;
  readonly plan: Plan;
  /** Of the stored document, where it is one. */
  readonly version?: number;
  /** Made by the translator for `runId`; kept, so that a crash before the start loses nothing. */
  readonly spec: TemporalWorkflowSpec;
  readonly input: Value;
  readonly timeoutMs?: number;
  /** RFC 3339; the run starts no earlier. */
  readonly startAfter?: string;
  readonly trace?: string;
  /** The run that this one repeats. */
  readonly rerunOf?: string;
  /** A check's. */
  readonly monitor?: string;
  readonly idempotency?: AnswerKey;
  /** Two runs of one key never run at once. */
  readonly concurrency?: Concurrency;
  /** The tenant's limit; absent: not counted. */
  readonly runsAtOnce?: number;
  /** Who is told of the run's end, by the transaction that ends it. */
  readonly callback?: RunCallback;
  /** Done in the same transaction; what it throws undoes all of it. */
  readonly also?: (tx: Tx) => Promise<void>;
  /** What the caller is answered, kept for a repeat with the same key. */
  readonly answer: (row: RunRow) => Json;
}

export type RunCallback = Omit<Parameters<typeof putRunCallback>[1], "runId">;

/** `operation`: what the key is the caller's for; the same key may be used for another. */
export interface AnswerKey {
  readonly operation: string;
  readonly key: string;
  readonly bodyHash: string;
}

export type Accepted =
  /** `waits`: it is started when its turn comes, see turns.ts. */
  | { readonly outcome: "accepted"; readonly answer: Json; readonly waits: boolean }
  | { readonly outcome: "replayed"; readonly answer: Json; readonly status: number }
  /** The key belongs to a request with another body. */
  | { readonly outcome: "key-reused" }
  | { readonly outcome: "in-progress" }
  /** Another run has the concurrency key, and this one was not to wait. */
  | { readonly outcome: "conflict"; readonly holder: string }
  | { readonly outcome: "over-quota"; readonly open: number };

const oneAtATime = makeOneAtATime();

/** Undoes the transaction, so that the first request with the key is the only one. */
class KeyTaken extends Error {}

/**
 * Makes a run durable: the journal's first event makes the row, then the answer under its key, then the audit row, in
 * one transaction. Nothing was promised before it commits, and nothing can be lost after.
 */
export async function acceptRun(deps: RunsDeps, request: AcceptRequest): Promise<Accepted> {
  const { tenant, idempotency, concurrency } = request;
  if (idempotency !== undefined) {
    const replay = await deps.database.withTenant(tenant, (tx) => replayOf(tx, idempotency));
    if (replay !== null) return replay;
  }
  try {
    const attributes = { "watchloom.run_id": request.runId, "watchloom.tenant": tenant };
    const work = (): Promise<Accepted> => deps.database.withTenant(tenant, (tx) => store(tx, request));
    const accepted = await inSpan(deps.tracer, "run.accept", { parent: request.trace, attributes }, () =>
      concurrency === undefined ? work() : oneAtATime(`${tenant}/${concurrency.key}`, work),
    );
    if (accepted.outcome === "accepted") {
      deps.hint(tenant, request.runId);
      deps.observe?.({ kind: "accepted" });
    }
    return accepted;
  } catch (error) {
    if (!(error instanceof KeyTaken) || idempotency === undefined) throw error;
    const replay = await deps.database.withTenant(tenant, (tx) => replayOf(tx, idempotency));
    return replay ?? { outcome: "in-progress" };
  }
}

/** What is asked before anything is written: locks and looks, which take no transaction id. */
async function store(tx: Tx, request: AcceptRequest): Promise<Accepted> {
  const { tenant, concurrency, runsAtOnce } = request;
  const open = runsAtOnce === undefined ? null : await countOverQuota(tx, tenant, runsAtOnce);
  if (open !== null) return refuse(tx, request, { outcome: "over-quota", open });
  if (concurrency === undefined) return write(tx, request, { waits: false, behind: null });
  await lockConcurrencyKey(tx, { tenant, key: concurrency.key });
  const inTheWay = await findInTheWay(tx, { tenant, key: concurrency.key });
  if (inTheWay !== null && concurrency.onConflict === "reject") {
    return refuse(tx, request, { outcome: "conflict", holder: inTheWay.runId });
  }
  // One with a `delay` takes its place when that is over; until then others may go first.
  const isBlocked = inTheWay?.isDue === true;
  return write(tx, request, {
    waits: isBlocked || request.startAfter !== undefined,
    behind: isBlocked ? inTheWay.runId : null,
  });
}

/** What stands in the way may be the first request with this very Idempotency-Key: then its answer is this one's. */
async function refuse(tx: Tx, { idempotency }: AcceptRequest, refusal: Accepted): Promise<Accepted> {
  if (idempotency === undefined) return refusal;
  if ((await findAnswer(tx, idempotency)) !== null) throw new KeyTaken();
  return refusal;
}

interface Turn {
  readonly waits: boolean;
  /** The run that has the key now. */
  readonly behind: string | null;
}

async function write(tx: Tx, request: AcceptRequest, { waits, behind }: Turn): Promise<Accepted> {
  const { runId, plan, spec, version, concurrency } = request;
  const [{ run, planVersion, interpreterVersion }] = spec.args;
  const data: JsonObject = {
    status: "accepted",
    document: plan.name,
    digest: plan.digest,
    ...(version === undefined ? {} : { version }),
    labels: { ...run.labels },
    ...(request.startAfter === undefined ? {} : { scheduled_at: request.startAfter }),
    ...(request.rerunOf === undefined ? {} : { rerun_of: request.rerunOf }),
    ...(concurrency === undefined
      ? {}
      : { concurrency: { key: concurrency.key, on_conflict: concurrency.onConflict } }),
    ...(concurrency === undefined || behind === null
      ? {}
      : { waiting_for: [{ kind: "concurrency", key: concurrency.key, run_id: behind }] }),
  };
  const appended = await appendEvents(
    tx,
    {
      tenant: request.tenant,
      runId,
      document: plan.name,
      digest: plan.digest,
      kind: plan.kind,
      ...(version === undefined ? {} : { version }),
      labels: run.labels,
      input: request.input,
      spec,
      planVersion,
      interpreterVersion,
      timeoutMs: request.timeoutMs ?? plan.timeoutMs,
      ...(request.startAfter === undefined ? {} : { startAfter: request.startAfter }),
      ...(request.trace === undefined ? {} : { trace: request.trace }),
      ...(request.monitor === undefined ? {} : { monitor: request.monitor, scheduledTime: run.time }),
    },
    null,
    [{ key: runEventKey(1, "run.created"), type: "run.created", time: run.time, data }],
  );
  invariant(appended.outcome === "ok" && appended.lastSeq === 1, `the run id "${runId}" was used before`);
  if (request.rerunOf !== undefined) await noteRerun(tx, runId, request.rerunOf);
  if (concurrency !== undefined) await noteConcurrency(tx, runId, concurrency, waits);
  await request.also?.(tx);
  if (request.callback !== undefined) await putRunCallback(tx, { runId, ...request.callback });
  const row = await getRun(tx, runId);
  invariant(row !== null, `the run "${runId}" was just made`);
  const answer = request.answer(row);
  if (request.idempotency !== undefined) {
    const { bodyHash } = request.idempotency;
    const mine = await storeAnswer(tx, request.idempotency, bodyHash, { status: 202, body: answer });
    if (!mine) throw new KeyTaken();
  }
  const { actor, rerunOf } = request;
  const action = rerunOf === undefined ? "run.create" : "run.rerun";
  const detail = { document: plan.name, ...(rerunOf === undefined ? {} : { rerun_of: rerunOf }) };
  await appendAudit(tx, { actor, action, target: runId, detail });
  return { outcome: "accepted", answer, waits };
}

async function replayOf(tx: Tx, { operation, key, bodyHash }: AnswerKey): Promise<Accepted | null> {
  const found = await findAnswer(tx, { operation, key });
  if (found === null) return null;
  if (found.bodyHash !== bodyHash) return { outcome: "key-reused" };
  if (found.answer === null) return { outcome: "in-progress" };
  return { outcome: "replayed", answer: found.answer.body, status: found.answer.status };
}
