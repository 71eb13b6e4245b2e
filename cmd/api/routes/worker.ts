import { createHash } from "node:crypto";
import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { inputDigest } from "../../../runtime/ir/capability.ts";
import type { EventType } from "../../../runtime/ir/event.ts";
import { FailureError, fail, type Failure } from "../../../runtime/ir/failure.ts";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { Closure, Template } from "../../../runtime/ir/plan.ts";
import { checkAgainst } from "../../../runtime/translator/index.ts";
import type { RunsDeps } from "../../../runtime/runs/index.ts";
import {
  appendEventsWith,
  findActivity,
  getCheckpointWith,
  putCheckpointWith,
  type CheckpointWith,
  type OwnEvent,
  type Sealer,
  type Tx,
} from "../../../runtime/store/index.ts";
import type { ApiBlobs } from "../blob-port.ts";
import { readCapability, toCapabilityProblem, type Claims } from "../capability.ts";
import type { ApiRequest, Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { checkWorkerEvent } from "../worker-events.ts";
import type { Scrubber } from "../../../workers/typescript/scrub.ts";
import { makeWorkerSecrets, type WorkerSecrets } from "../worker-secrets.ts";
import { makeWorkerValues, type WorkerValues } from "../worker-values.ts";

export interface WorkerRoutesDeps {
  readonly runs: RunsDeps;
  readonly blobs: ApiBlobs;
  readonly sealer: Sealer;
}

/**
 * The three functions of the store over HTTP, for workers without access to the database. Who calls shows an activity's
 * capability: which run and which path it is about, the capability says, and nothing in a request can say otherwise.
 */
export function workerRoutes(deps: WorkerRoutesDeps): Route[] {
  const { database, log: logger } = deps.runs;
  const secrets = makeWorkerSecrets({ database, sealer: deps.sealer, logger });
  const route = (operation: string, handle: (call: WorkerCall) => Promise<JsonObject>): Route => ({
    operation,
    // Not with a key: `readCapability` asks for what opens these.
    scope: "public",
    body: "json",
    opens: (request) => void readCapability(request),
    async handle(request) {
      const { token, claims } = readCapability(request.raw.request);
      try {
        const body = await handle({
          deps,
          request,
          token,
          claims,
          secrets,
          values: makeWorkerValues(deps.blobs, claims.tenant),
        });
        return { status: 200, body };
      } catch (error) {
        throw toCapabilityProblem(error);
      }
    },
  });
  return [
    route("appendWorkerEvents", appendEvents),
    route("getWorkerCheckpoint", getCheckpoint),
    route("putWorkerCheckpoint", putCheckpoint),
  ];
}

interface WorkerCall {
  readonly deps: WorkerRoutesDeps;
  readonly request: ApiRequest;
  readonly token: string;
  readonly claims: Claims;
  readonly secrets: WorkerSecrets;
  readonly values: WorkerValues;
}

const asWorker = <T>({ deps }: WorkerCall, work: (tx: Tx) => Promise<T>): Promise<T> =>
  deps.runs.database.asWorker(work);

async function appendEvents(call: WorkerCall): Promise<JsonObject> {
  const { attempt, events } = call.request.json as unknown as {
    attempt: number;
    events: { type: EventType; number: number; time?: string; data: JsonObject }[];
  };
  const now = new Date().toISOString();
  const scrubber = await scrubberOf(call);
  const checked = events.map((event, index): OwnEvent => {
    const { type, number, time = now } = event;
    const data = scrubber.json(event.data);
    checkWorkerEvent({ type, time, data, path: call.claims.path, attempt }, `/events/${index}`);
    return { type, number, time, data };
  });
  const appended = await asWorker(call, (tx) => appendEventsWith(tx, call.token, attempt, checked));
  call.deps.runs.hint(call.claims.tenant, call.claims.runId);
  const { outcome, lastSeq, cancelRequested } = appended;
  return { outcome, last_seq: lastSeq, cancel_requested: cancelRequested };
}

/** Looked for only where there is something: the capability is verified first, so that nobody's secrets are read for none. */
async function scrubberOf(call: WorkerCall): Promise<Scrubber> {
  const { activity, inputDigest: digest, secrets } = call.claims;
  if (secrets.length > 0) {
    await asWorker(call, (tx) => getCheckpointWith(tx, call.token, { inputDigest: digest, activity, begin: false }));
  }
  return call.secrets.scrubberOf(call.claims);
}

async function getCheckpoint(call: WorkerCall): Promise<JsonObject> {
  const body = call.request.json as unknown as { activity: string; with: Json; begin?: boolean };
  const { activity, inputDigest: digest } = call.claims;
  if (body.activity !== activity) {
    throw new ApiError("capability-elsewhere", `the capability is for "${activity}", not for "${body.activity}"`);
  }
  if (inputDigest(activity, body.with as Template) !== digest) {
    throw new ApiError("capability-elsewhere", `"with" is not what the workflow gave to this call of "${activity}"`);
  }
  const begin = body.begin ?? true;
  const found = await asWorker(call, (tx) =>
    getCheckpointWith(tx, call.token, { inputDigest: digest, activity, begin }),
  );
  if (found.state === "begun" && found.previous !== null) await tellRetry(call, found, activity);
  return {
    state: found.state,
    attempt: found.attempt,
    input:
      found.state === "begun"
        ? await call.values.open(body.with as Template, (name) => call.secrets.open(call.claims, name))
        : null,
    result: found.state === "done" ? (resultOf(call, found) as Json) : null,
    previous: found.previous as unknown as Json,
    run_status: found.status,
    cancel_requested: found.cancelRequested,
  };
}

/** "Written by the beginning of attempt 2 and later, before any delta": the client clears what the one before streamed. */
async function tellRetry(call: WorkerCall, { attempt, previous }: CheckpointWith, name: string): Promise<void> {
  const lost: Failure = {
    type: "call.outcome_unknown",
    message: `the worker of attempt ${attempt - 1} has gone, and its outcome with it`,
  };
  const error = (previous?.failure ?? lost) as unknown as JsonObject;
  const event: OwnEvent = {
    type: "step.retrying",
    number: 1,
    time: new Date().toISOString(),
    data: { kind: "call", name, error },
  };
  await asWorker(call, (tx) => appendEventsWith(tx, call.token, attempt, [event]));
  call.deps.runs.hint(call.claims.tenant, call.claims.runId);
}

interface PutBody {
  readonly attempt: number;
  readonly output?: Json;
  readonly failure?: { readonly type: string; readonly message: string; readonly details?: Json };
  readonly project?: Closure;
  readonly undo?: Closure;
  readonly usage?: { readonly tokens?: number; readonly bytes?: number };
}

async function putCheckpoint(call: WorkerCall): Promise<JsonObject> {
  const body = call.request.json as unknown as PutBody;
  if ((body.output === undefined) === (body.failure === undefined)) {
    throw new ApiError("invalid-request", 'an attempt ends with one of "output" and "failure"');
  }
  const { activity, inputDigest: digest } = call.claims;
  // Before anything is stored for it: that the capability is one, and that the call is not done.
  const found = await asWorker(call, (tx) =>
    getCheckpointWith(tx, call.token, { inputDigest: digest, activity, begin: false }),
  );
  if (found.state === "done") return { outcome: "exists", result: resultOf(call, found) as Json, failure: null };
  const scrubber = await call.secrets.scrubberOf(call.claims);
  if (body.failure !== undefined) {
    const { message, details } = body.failure;
    const shown = details === undefined ? {} : { details: scrubber.json(details) };
    return end(call, body, { ...body.failure, message: scrubber.text(message), ...shown });
  }
  try {
    return await finish(call, body, scrubber.json(body.output as Json));
  } catch (error) {
    // What is wrong with an output does not get better by another attempt.
    if (error instanceof FailureError) return end(call, body, error.failure);
    throw error;
  }
}

async function end(call: WorkerCall, { attempt }: PutBody, given: Failure): Promise<JsonObject> {
  const failure: Failure = { ...given, path: call.claims.path, attempt };
  const { outcome } = await asWorker(call, (tx) =>
    putCheckpointWith(tx, call.token, { attempt, inputDigest: call.claims.inputDigest, end: { failure } }),
  );
  return { outcome: outcome === "ok" ? "failed" : outcome, result: null, failure: failure as unknown as Json };
}

async function finish(call: WorkerCall, body: PutBody, raw: Json): Promise<JsonObject> {
  const { tenant, runId, path, activity, inputDigest: digest } = call.claims;
  const own = await call.deps.runs.database.withTenant(tenant, (tx) => findActivity(tx, activity));
  const [problem] = own === null ? [] : checkAgainst(own.manifest.output, raw);
  if (problem !== undefined) {
    const where = problem.pointer === "" ? "it" : `"${problem.pointer}"`;
    throw fail("activity.invalid_output", `the output of "${activity}": ${where}: ${problem.detail}`);
  }
  const undo = body.undo === undefined ? undefined : await call.values.evaluate(body.undo, raw);
  const shown =
    body.project === undefined ? raw : await call.values.open(await call.values.evaluate(body.project, raw));
  const output = await call.values.hold(shown);
  const extra = {
    ...(undo === undefined ? {} : { undo: undo as unknown as Json }),
    ...(body.usage === undefined ? {} : { usage: body.usage }),
  };
  const event = {
    digest: `sha256:${createHash("sha256")
      .update(canonicalJson(output as Json))
      .digest("hex")}`,
  };
  const { attempt } = body;
  const ended = await asWorker(call, (tx) =>
    putCheckpointWith(tx, call.token, {
      attempt,
      inputDigest: digest,
      end: { output, extra, blobs: call.values.stored, event },
    }),
  );
  call.deps.runs.hint(tenant, runId);
  if (ended.outcome === "exists") return { outcome: "exists", result: resultOf(call, ended) as Json, failure: null };
  if (ended.outcome !== "ok") return { outcome: ended.outcome, result: null, failure: null };
  return { outcome: "ok", result: { path, attempt, output: output as Json, ...extra }, failure: null };
}

/** What the workflow is to be given: always what is stored, whoever stored it. */
function resultOf(
  { claims }: WorkerCall,
  stored: Pick<CheckpointWith, "attempt" | "extra"> & { readonly output: unknown },
): JsonObject {
  const extra = (stored.extra ?? {}) as JsonObject;
  return { path: claims.path, attempt: stored.attempt, output: stored.output as Json, ...extra };
}
