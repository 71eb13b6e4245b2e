import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { isTerminalStatus } from "../../../runtime/ir/event.ts";
import type { Json, JsonSchema } from "../../../runtime/ir/json.ts";
import type { Plan } from "../../../runtime/ir/plan.ts";
import { sha256Hex } from "../../../runtime/ir/sha256.ts";
import { nearest } from "../../../runtime/ir/near-miss.ts";
import { findPlan, signalsOf, type Closer, type RunsDeps } from "../../../runtime/runs/index.ts";
import { appendAudit, findAnswer, getRun, storeAnswer, type RunRow, type Tx } from "../../../runtime/store/index.ts";
import { checkAgainst } from "../../../runtime/translator/input/index.ts";
import { identityOf } from "../auth.ts";
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
  const hash = bodyHash(canonicalJson(message.payload));
  const operation = `signalRun/${runId}/${name}`;
  const { row, plan, replay } = await deps.runs.database.withTenant(tenant, async (tx) => ({
    ...(await readRun(tx, runId)),
    replay: message.key === undefined ? null : await findAnswer(tx, { operation, key: message.key }),
  }));
  if (replay !== null) {
    if (replay.bodyHash !== hash) {
      throw new ApiError("idempotency-key-reused", "the Idempotency-Key was used before, with another payload");
    }
    return { status: 202, headers: { "idempotency-replayed": "true" }, body: replay.answer?.body };
  }
  refuse(row, plan, message);
  const delivery = await room.send(runId, name, () =>
    deps.runs.bridge.signal({ tenant, runId }, name, message.payload, id),
  );
  if (delivery === "not-active") throw await notActive(deps, row);
  const body = { id, run_id: runId, name };
  await deps.runs.database.withTenant(tenant, async (tx) => {
    // Beside another one with the same key this one changes nothing: the run has dropped it.
    if (message.key !== undefined) await storeAnswer(tx, { operation, key: message.key }, hash, { status: 202, body });
    await appendAudit(tx, { actor: identityOf(request.caller), action: "run.signal", target: runId, detail: { name } });
  });
  return { status: 202, body };
}

/** An update may wait for its `listen`; a repeat with the same key waits on. Below what proxies cut at. */
const UPDATE_MS = 45_000;

async function updateRun(deps: SignalsDeps, request: ApiRequest): Promise<Answer> {
  const message = readMessage(request);
  const { tenant, runId, name, payload, id } = message;
  const { row, plan } = await deps.runs.database.withTenant(tenant, (tx) => readRun(tx, runId));
  refuse(row, plan, message);
  const outcome = await deps.runs.bridge.update({ tenant, runId }, name, [payload, { id }], id, UPDATE_MS);
  switch (outcome.status) {
    case "completed":
      await deps.runs.database.withTenant(tenant, (tx) =>
        appendAudit(tx, { actor: identityOf(request.caller), action: "run.update", target: runId, detail: { name } }),
      );
      return { status: 200, body: outcome.value };
    case "rejected":
      if (/signals are waiting already/.test(outcome.message)) throw tooManySignals(name);
      throw new ApiError("update-rejected", outcome.message);
    case "pending":
      throw new ApiError(
        "worker-unavailable",
        "no step has taken it yet; repeat with the same Idempotency-Key to wait on",
        {
          headers: { "retry-after": "1" },
        },
      );
    case "not-active":
      throw await notActive(deps, row);
    default:
      return outcome satisfies never;
  }
}

async function readRun(tx: Tx, runId: string): Promise<{ row: RunRow; plan: Plan | null }> {
  return { row: demandRun(await getRun(tx, runId), runId), plan: await findPlan(tx, runId) };
}

function refuse(row: RunRow, plan: Plan | null, { name, payload }: Message): void {
  if (plan !== null) {
    const signals = signalsOf(plan);
    const schemas = signals.get(name);
    if (schemas === undefined) throw signalNotFound(row, name, [...signals.keys()]);
    checkPayload(name, schemas, payload);
  }
  if (isTerminalStatus(row.status)) throw ended(row);
}

function signalNotFound(row: RunRow, name: string, names: readonly string[]): ApiError {
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
function checkPayload(name: string, schemas: readonly JsonSchema[] | null, payload: Json): void {
  if (schemas === null) return;
  const tries = schemas.map((schema) => checkAgainst(schema, payload));
  const [first] = tries;
  if (first === undefined || tries.some((errors) => errors.length === 0)) return;
  const why = first[0]?.detail ?? "it does not fit";
  throw new ApiError("invalid-payload", `the payload of "${name}": ${why}`, { members: { errors: first } });
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
