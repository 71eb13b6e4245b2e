import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { parseDuration } from "../../../runtime/ir/durations.ts";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import { labelsBytes, MAX_LABELS, MAX_LABELS_BYTES } from "../../../runtime/ir/labels.ts";
import type { Plan, TemporalWorkflowSpec } from "../../../runtime/ir/plan.ts";
import { INLINE_VALUE_BYTES, type Value } from "../../../runtime/ir/value.ts";
import {
  acceptRun,
  makeRunId,
  startRun,
  trySettleKey,
  type Accepted,
  type AnswerKey,
  type RunsDeps,
} from "../../../runtime/runs/index.ts";
import {
  findAnswer,
  type Concurrency,
  type OnConflict,
  type Sealer,
  type TenantReader,
} from "../../../runtime/store/index.ts";
import type { ApiBlobs } from "../blob-port.ts";
import { emitSpec } from "../../../runtime/translator/index.ts";
import { parseJson } from "../body.ts";
import { readCallback } from "../callback.ts";
import type { Contract, Operation } from "../contract.ts";
import { demandInput } from "../demand-input.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { bodyHash, readIdempotencyKey } from "../idempotency.ts";
import { ApiError } from "../problems.ts";
import { viewRun } from "../run-view.ts";
import { documentNotFound } from "../document-not-found.ts";
import type { DocumentSource } from "../document-source.ts";
import { readSubmission, type Submission } from "../submission.ts";
import { resolveReference, type Translator } from "../translation.ts";

export interface CreateRunDeps {
  readonly runs: RunsDeps;
  readonly blobs: ApiBlobs;
  readonly contract: Contract;
  readonly translator: Translator;
  readonly reader: DocumentReader;
  readonly tenants: TenantReader;
  readonly sealer: Sealer;
  /** Follows what was begun after an answer was given, so that a stop can wait for it. */
  readonly afterwards: (work: Promise<unknown>) => void;
  /** Continue-as-new at this many history events; for tests. */
  readonly continueAt?: number;
}

/** `POST /runs`: refused with everything that is wrong, or stored and answered 202; the start comes after. */
export function createRunRoutes(deps: CreateRunDeps): Route[] {
  return [
    {
      operation: "createRun",
      scope: "runs:write",
      body: "document",
      handle: (request) => createRun(deps, request),
    },
  ];
}

const MAX_MS = 365 * 24 * 3_600_000;
async function createRun(deps: CreateRunDeps, request: ApiRequest): Promise<Answer> {
  const { tenant } = request.caller;
  const submission = await readSubmission(
    request.document,
    deps.contract.operations.get("createRun") as Operation,
    deps.reader,
  );
  const { fields } = submission;
  const givenInput = readInput(submission, request.query["input"] as string | undefined);
  const key = readIdempotencyKey(request.header("idempotency-key"));
  try {
    const { plan, version, document } = await findPlan(deps, tenant, submission);
    const input = demandInput(plan, givenInput);
    refuseNotify(plan, fields);
    return await admitRun(deps, request, {
      plan,
      fields,
      input: await storeInput(deps.blobs, tenant, plan.kind === "Monitor" ? checkOnce(fields) : input),
      ...(version === undefined ? {} : { version }),
      ...(key === undefined
        ? {}
        : { idempotency: { operation: "createRun", key, bodyHash: hashOf(submission, document, givenInput) } }),
    });
  } catch (error) {
    // A document, a secret or a limit that was changed since takes nothing from an answer that was given.
    const given =
      error instanceof ApiError && key !== undefined
        ? await answerBefore(deps, tenant, key, submission, givenInput)
        : null;
    if (given === null) throw error;
    return given;
  }
}

/** What the first request with this key and this body was answered; null: there was none. */
async function answerBefore(
  { runs, reader }: CreateRunDeps,
  tenant: string,
  key: string,
  submission: Submission,
  input: Json,
): Promise<Answer | null> {
  const found = await runs.database.withTenant(tenant, (tx) => findAnswer(tx, { operation: "createRun", key }));
  if (found === null || found.answer === null) return null;
  // Read only now, and beside: what was refused may be of the kind that takes long.
  const document = submission.document === undefined ? null : await reader.value(submission.document);
  if (found.bodyHash !== hashOf(submission, document, input)) return null;
  const { body, status } = found.answer;
  return answer({ outcome: "replayed", answer: body, status }, undefined);
}

/** A run that may be accepted: what it runs and is given, and the envelope's other fields. */
export interface Admission {
  readonly plan: Plan;
  /** Of the stored document, where it is one. */
  readonly version?: number;
  /** As the plan's `inputs` wants it. */
  readonly input: Value;
  readonly fields: JsonObject;
  readonly rerunOf?: string;
  readonly idempotency?: AnswerKey;
}

/** Stores the run and answers 202; every way to ask for a run ends here. */
export async function admitRun(deps: CreateRunDeps, request: ApiRequest, admission: Admission): Promise<Answer> {
  const { tenant } = request.caller;
  const { trace } = request;
  const { plan, fields, input: value, version, rerunOf, idempotency } = admission;
  const delayMs = readDuration(fields, "delay", 0);
  const timeoutMs = readDuration(fields, "timeout", 1);
  const labels = readLabels(plan, fields["labels"] as { [name: string]: string } | undefined);
  const concurrency = readConcurrency(fields);
  const { limits } = await deps.tenants.of(tenant);

  const runId = makeRunId();
  const callback = readCallback(fields, { tenant, runId, sealer: deps.sealer });
  const now = Date.now();
  const spec = emitSpec(plan, {
    tenant,
    runId,
    time: new Date(now).toISOString(),
    labels,
    input: value,
    // Measured from acceptance; the time that the caller asked to wait is not the run's.
    ...(delayMs === undefined ? {} : { timeoutMs: (timeoutMs ?? plan.timeoutMs) + delayMs }),
    ...(delayMs === undefined && timeoutMs !== undefined ? { timeoutMs } : {}),
    ...(deps.continueAt === undefined ? {} : { continueAt: deps.continueAt }),
    ...(trace === undefined ? {} : { trace }),
  });
  const accepted = await acceptRun(deps.runs, {
    tenant,
    actor: request.caller.actor,
    runId,
    plan,
    spec,
    input: value,
    runsAtOnce: limits.runs_at_once,
    answer: (row) => viewRun(row, value),
    ...(version === undefined ? {} : { version }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(delayMs === undefined ? {} : { startAfter: new Date(now + delayMs).toISOString() }),
    ...(trace === undefined ? {} : { trace }),
    ...(rerunOf === undefined ? {} : { rerunOf }),
    ...(idempotency === undefined ? {} : { idempotency }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(callback === undefined ? {} : { callback }),
  });
  if (accepted.outcome === "accepted") {
    // Before its turn, or before its `delay` is over, it is not started.
    if (!accepted.waits && (delayMs ?? 0) === 0) startLater(deps, tenant, runId, spec);
    if (concurrency !== undefined) deps.afterwards(trySettleKey(deps.runs, { tenant, key: concurrency.key }));
  }
  return answer(accepted, concurrency);
}

function answer(accepted: Accepted, concurrency: Concurrency | undefined): Answer {
  switch (accepted.outcome) {
    case "accepted":
      return { status: 202, headers: locationOf(accepted.answer), body: accepted.answer };
    case "replayed":
      return {
        status: accepted.status,
        headers: { ...locationOf(accepted.answer), "idempotency-replayed": "true" },
        body: accepted.answer,
      };
    case "key-reused":
      throw new ApiError("idempotency-key-reused", "the Idempotency-Key was used before, with another body");
    case "in-progress":
      throw new ApiError(
        "idempotency-in-progress",
        "the first request with this Idempotency-Key is still in progress",
        {
          headers: { "retry-after": "1" },
        },
      );
    case "conflict":
      throw new ApiError(
        "concurrency-conflict",
        `the run "${accepted.holder}" has the concurrency key "${concurrency?.key ?? ""}" and has not ended`,
        { members: { run_id: accepted.holder } },
      );
    case "over-quota":
      throw new ApiError("quota-exceeded", `${accepted.open} runs of the tenant are open, and no more are allowed`, {
        members: { "violated-policies": ["runs-at-once"] },
        headers: { "retry-after": "10" },
      });
    default:
      return accepted satisfies never;
  }
}

function readConcurrency(fields: JsonObject): Concurrency | undefined {
  const given = fields["concurrency"] as { key: string; on_conflict: OnConflict } | undefined;
  if (given === undefined) return undefined;
  if (/[\p{Cc}]/u.test(given.key)) {
    throw new ApiError("invalid-request", '"concurrency.key" has a control character', {
      members: { errors: [{ pointer: "/concurrency/key", detail: "has a control character", code: "pattern" }] },
    });
  }
  return { key: given.key, onConflict: given.on_conflict };
}

function locationOf(run: Json): { location: string } {
  return { location: `/runs/${(run as JsonObject)["id"] as string}` };
}

/** "One check at once: no schedule, no baseline"; `notify: false` for a check that tells nobody. */
export function checkOnce(fields: JsonObject): Json {
  return { monitor: null, revision: 0, mode: "once", notify: fields["notify"] !== false };
}

/** @throws ApiError for a Workflow, which tells nobody by itself */
export function refuseNotify(plan: Plan, fields: JsonObject): void {
  if (plan.kind === "Monitor" || fields["notify"] === undefined) return;
  throw new ApiError(
    "invalid-request",
    '"notify" is for a Monitor, which tells by itself; a Workflow has `notify.send`',
    {
      members: { errors: [{ pointer: "/notify", detail: "is for a Monitor only", code: "notify" }] },
    },
  );
}

function readInput(submission: Submission, query: string | undefined): Json {
  if (query === undefined) return submission.fields["input"] ?? {};
  if (!submission.bare) {
    throw new ApiError("invalid-request", 'the input of an envelope stands in its field "input", not in the query');
  }
  try {
    return parseJson(query);
  } catch (error) {
    if (error instanceof ApiError)
      throw new ApiError("invalid-request", error.message.replace("the body", "the query's input"));
    throw error;
  }
}

interface Found {
  readonly plan: Plan;
  /** Of the stored document, where it is one. */
  readonly version?: number;
  /** As it was sent; null where it was named. */
  readonly document: Json;
}

async function findPlan(deps: CreateRunDeps, tenant: string, submission: Submission): Promise<Found> {
  const reference = submission.fields["document_ref"] as string | undefined;
  if (submission.document !== undefined && reference !== undefined) {
    throw new ApiError(
      "invalid-request",
      'the body has both "document" and "document_ref"; one of them says what to run',
    );
  }
  if (submission.document !== undefined) {
    const { plan, document } = await deps.translator.demand(tenant, submission.document);
    return { plan, document: document as unknown as Json };
  }
  const wanted = reference ?? "";
  const row = await deps.runs.database.withTenant(tenant, (tx) => resolveReference(tx, wanted));
  if (row === null) throw await documentNotFound(deps.runs.database, tenant, wanted);
  const stored: DocumentSource = row;
  const { plan } = await deps.translator.demand(tenant, stored);
  if (wanted.includes("sha256:") && plan.digest !== row.digest) {
    const why = "a document that it runs has changed since, and it compiles to another plan now";
    throw new ApiError("document-not-found", `no document is "${wanted}": ${why}`);
  }
  return { plan, version: row.version, document: null };
}

function readDuration(fields: JsonObject, name: "delay" | "timeout", least: number): number | undefined {
  const text = fields[name] as string | undefined;
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms === null || ms < least || ms > MAX_MS) {
    throw new ApiError(
      "invalid-request",
      `"${name}" is "${text}"; write a duration such as "30s", "15m" or "2h", at most 365d`,
      {
        members: { errors: [{ pointer: `/${name}`, detail: "is no duration of at most 365d", code: "format" }] },
      },
    );
  }
  return ms;
}

function readLabels(
  plan: Plan,
  labels: { readonly [name: string]: string } | undefined,
): { readonly [name: string]: string } {
  const all = { ...plan.labels, ...labels };
  if (Object.keys(all).length > MAX_LABELS) {
    throw new ApiError(
      "invalid-request",
      `the document's labels and the request's are ${Object.keys(all).length} together; at most ${MAX_LABELS}`,
    );
  }
  const bytes = labelsBytes(all);
  if (bytes > MAX_LABELS_BYTES) {
    throw new ApiError(
      "invalid-request",
      `the labels of the document and the request have ${bytes} bytes together; at most ${MAX_LABELS_BYTES}`,
    );
  }
  for (const [name, value] of Object.entries(labels ?? {})) {
    if (name === "" || name.includes("=") || /[\p{Cc}]/u.test(name + value)) {
      throw new ApiError("invalid-request", `the label "${name}" has a sign that labels cannot have`);
    }
  }
  return labels ?? {};
}

/** A large input is kept as a blob, like every large value. */
export async function storeInput(blobs: ApiBlobs, tenant: string, input: Json): Promise<Value> {
  const bytes = Buffer.from(JSON.stringify(input));
  if (bytes.length <= INLINE_VALUE_BYTES) return { v: input };
  return { r: await blobs.put(tenant, bytes, "application/json") };
}

/** What the body says, in whatever form it came: the same request twice is one request. */
function hashOf({ fields }: Submission, document: Json, input: Json): string {
  return bodyHash(canonicalJson({ ...fields, input, document }));
}

/** After the answer's transaction, never before: what is started is stored. */
function startLater(deps: CreateRunDeps, tenant: string, runId: string, spec: TemporalWorkflowSpec): void {
  const started = startRun(deps.runs, tenant, runId, spec).catch((error: unknown) => {
    deps.runs.log.warn({ runId, tenant, err: error }, "an accepted run waits for Temporal");
  });
  deps.afterwards(started);
}
