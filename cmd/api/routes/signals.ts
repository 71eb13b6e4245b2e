import { messageMeta } from "../../../runtime/bridge/index.ts";
import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { isTerminalStatus } from "../../../runtime/ir/event.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import { listensOf, receptionOf, type Listen } from "../../../runtime/ir/listens.ts";
import type { Plan } from "../../../runtime/ir/plan.ts";
import { sha256Hex } from "../../../runtime/ir/sha256.ts";
import { nearest } from "../../../runtime/ir/near-miss.ts";
import { findPlan, type Closer, type RunsDeps } from "../../../runtime/runs/index.ts";
import {
  findAnswer,
  finishAnswer,
  getRun,
  storeAnswer,
  type AuditEntry,
  type IdempotencyKey,
  type RunRow,
} from "../../../runtime/store/index.ts";
import { checkAgainst, type ValueProblem } from "../../../runtime/translator/input/index.ts";
import { audited } from "../audited.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { bodyHash, readIdempotencyKey } from "../idempotency.ts";
import { ApiError, away } from "../problems.ts";
import { demandRun } from "../run-rows.ts";
import { makeSignalRoom, tooManySignals, type SignalRoom } from "../signal-room.ts";

export interface SignalsDeps {
  readonly runs: RunsDeps;
  readonly closer: Closer;
}

/** Signals and updates: the body is the payload, checked before anything is sent. */
export function signalRoutes(deps: SignalsDeps): Route[] {
  const room = makeSignalRoom(deps.runs.bridge);
  return [
    {
      operation: "signalRun",
      scope: "runs:write",
      body: "json",
      handle: (request) => signalRun(deps, room, request),
    },
    {
      operation: "updateRun",
      scope: "runs:write",
      body: "json",
      handle: (request) => updateRun(deps, request),
    },
  ];
}

interface Message {
  readonly tenant: string;
  readonly runId: string;
  readonly name: string;
  readonly payload: Json;
  readonly key: string | undefined;
  /** The same for a repeat with the same key: the run drops it. */
  readonly id: string;
}

function readMessage(request: ApiRequest): Message {
  const { tenant } = request.caller;
  const runId = request.params["run_id"] as string;
  const name = request.params["name"] as string;
  const key = readIdempotencyKey(request.header("idempotency-key"));
  const id = key === undefined ? request.id : `k-${sha256Hex(JSON.stringify([runId, name, key])).slice(0, 40)}`;
  return { tenant, runId, name, payload: request.json ?? null, key, id };
}

async function signalRun(deps: SignalsDeps, room: SignalRoom, request: ApiRequest): Promise<Answer> {
  const message = readMessage(request);
  const { tenant, runId, name, id } = message;
  const { row, plan, replay } = await look(deps, message, "signalRun");
  if (replay !== undefined) return replay;
  const unfit = refuse(row, plan, message);
  await claim(deps, message, "signalRun");
  await audited(deps.runs.database, tenant, entryOf(request, message, "run.signal"), async () => {
    const delivery = await room.send(runId, name, () =>
      deps.runs.bridge.signal({ tenant, runId }, name, message.payload, id, unfit),
    );
    if (delivery === "not-active") throw await notActive(deps, row);
  });
  const body = { id, run_id: runId, name };
  await keep(deps, message, "signalRun", { status: 202, body });
  return { status: 202, body };
}

/** An update may wait for its `listen`; a repeat with the same key waits on. Below what proxies cut at. */
const UPDATE_MS = 45_000;

async function updateRun(deps: SignalsDeps, request: ApiRequest): Promise<Answer> {
  const message = readMessage(request);
  const { tenant, runId, name, payload, id } = message;
  const { row, plan, replay } = await look(deps, message, "updateRun");
  if (replay !== undefined) return replay;
  const unfit = refuse(row, plan, message);
  await claim(deps, message, "updateRun");
  const args = [payload, messageMeta(id, unfit)] as const;
  const body = await audited(deps.runs.database, tenant, entryOf(request, message, "run.update"), async () => {
    const outcome = await deps.runs.bridge.update({ tenant, runId }, name, args, id, UPDATE_MS);
    switch (outcome.status) {
      case "completed":
        return outcome.value;
      case "rejected":
        if (/signals are waiting already/.test(outcome.message)) throw tooManySignals(name);
        throw new ApiError("update-rejected", outcome.message);
      case "pending":
        throw new ApiError(
          "worker-unavailable",
          "no step has taken it yet; repeat with the same Idempotency-Key to wait on",
          { headers: { "retry-after": "1" } },
        );
      case "not-active":
        throw await notActive(deps, row);
      default:
        return outcome satisfies never;
    }
  });
  await keep(deps, message, "updateRun", { status: 200, body });
  return { status: 200, body };
}

function entryOf({ caller }: ApiRequest, { runId, name, id }: Message, action: string): AuditEntry {
  return { actor: caller.actor, action, target: runId, detail: { name, id } };
}

interface Looked {
  readonly row: RunRow;
  readonly plan: Plan | null;
  /** What a request with this key was answered: a repeat may come after the run has ended. */
  readonly replay: Answer | undefined;
}

/** @throws ApiError `run-not-found`, `idempotency-key-reused` */
async function look({ runs }: SignalsDeps, message: Message, operation: string): Promise<Looked> {
  const { tenant, runId, key } = message;
  return runs.database.withTenant(tenant, async (tx) => {
    const row = demandRun(await getRun(tx, runId), runId);
    const found = key === undefined ? null : await findAnswer(tx, answerKey(message, operation, key));
    if (found !== null && found.bodyHash !== hashOf(message)) throw keyReused();
    const replay = found?.answer && { ...found.answer, headers: { "idempotency-replayed": "true" } };
    return { row, plan: await findPlan(tx, runId), replay: replay ?? undefined };
  });
}

/**
 * The key is this payload's before anything is sent: of two requests at the same moment with one key and two payloads,
 * one is refused. A repeat of the same goes on, and the run drops it. @throws ApiError `idempotency-key-reused`
 */
async function claim({ runs }: SignalsDeps, message: Message, operation: Operation): Promise<void> {
  const { tenant, key } = message;
  if (key === undefined) return;
  await runs.database.withTenant(tenant, async (tx) => {
    const wanted = answerKey(message, operation, key);
    if (await storeAnswer(tx, wanted, hashOf(message), null)) return;
    const found = await findAnswer(tx, wanted);
    if (found !== null && found.bodyHash !== hashOf(message)) throw keyReused();
  });
}

function keyReused(): ApiError {
  return new ApiError("idempotency-key-reused", "the Idempotency-Key was used before, with another payload");
}

type Operation = "signalRun" | "updateRun";

/** For a repeat, which may come after the run has ended. */
async function keep(
  { runs }: SignalsDeps,
  message: Message,
  operation: Operation,
  answer: { readonly status: number; readonly body: Json },
): Promise<void> {
  const { tenant, key } = message;
  if (key === undefined) return;
  await runs.database.withTenant(tenant, (tx) => finishAnswer(tx, answerKey(message, operation, key), answer));
}

function answerKey({ runId, name }: Message, operation: string, key: string): IdempotencyKey {
  return { operation: `${operation}/${runId}/${name}`, key };
}

function hashOf({ payload }: Message): string {
  return bodyHash(canonicalJson(payload));
}

/** The ids of the `listen` steps whose schema the payload does not fit; one of the others may take it. */
function refuse(row: RunRow, plan: Plan | null, { name, payload }: Message): readonly string[] {
  const unfit = plan === null ? [] : checkPayload(row, plan, name, payload);
  if (isTerminalStatus(row.status)) throw ended(row);
  return unfit;
}

function signalNotFound(row: RunRow, name: string, listens: readonly Listen[]): ApiError {
  const names = [...new Set(listens.map(({ signal }) => signal))];
  const near = nearest(name, names);
  const hint =
    near !== undefined
      ? `did you mean "${near}"?`
      : names.length === 0
        ? "it listens to none"
        : `it listens to ${names.map((known) => `"${known}"`).join(", ")}`;
  return new ApiError(
    "signal-not-found",
    `the run's document "${row.document}" listens to no signal "${name}"; ${hint}`,
  );
}

/** It fits where it fits one of the `listen` steps of that name. */
function checkPayload(row: RunRow, plan: Plan, name: string, payload: Json): readonly string[] {
  const tries: ValueProblem[][] = [];
  const { listens, unfit } = receptionOf(plan, name, (schema) => {
    const problems = checkAgainst(schema, payload);
    tries.push(problems);
    return problems.length === 0;
  });
  if (listens.length === 0) throw signalNotFound(row, name, listensOf(plan));
  if (unfit.length < listens.length) return unfit;
  const errors = tries[0] ?? [];
  const why = errors[0]?.detail ?? "it does not fit";
  throw new ApiError("invalid-payload", `the payload of "${name}": ${why}`, { members: { errors } });
}

function ended(row: RunRow): ApiError {
  return new ApiError("run-not-active", `the run "${row.run_id}" is ${row.status}`);
}

/** Temporal does not know the run as an open one: it has not begun, or it has just ended. */
async function notActive({ closer }: SignalsDeps, row: RunRow): Promise<ApiError> {
  if (row.status === "accepted" && row.marked_started_at === null) {
    return away(`the run "${row.run_id}" has not started yet; repeat the request when it has`);
  }
  await closer.close(row.run_id);
  return new ApiError("run-not-active", `the run "${row.run_id}" has ended`);
}
