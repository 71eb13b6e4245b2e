import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json } from "../../runtime/ir/json.ts";

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What it means and what the caller can do; shown where the problem's `type` leads. */
  readonly explanation: string;
  /** Where the registry of IANA has a type of its own. */
  readonly type?: string;
}

const IANA = "https://iana.org/assignments/http-problem-types";

/** Every problem that the API answers with (RFC 9457). A code is never reused for something else. */
export const PROBLEMS = {
  "invalid-request": {
    status: 400,
    title: "The request cannot be understood",
    explanation: "A parameter, a header or the shape of the body is wrong; `detail` and `errors` say which.",
  },
  "invalid-cursor": {
    status: 400,
    title: "The cursor is not one of ours",
    explanation: "Use a cursor exactly as it was given: `next_cursor` of a list, the `id` of an event.",
  },
  "cursor-ahead": {
    status: 400,
    title: "The cursor is ahead of the journal",
    explanation: "There is no such event yet; perhaps it is the cursor of another run, or of another installation.",
  },
  "idempotency-key-missing": {
    status: 400,
    title: "An Idempotency-Key is required",
    explanation: "This request must carry an `Idempotency-Key` header, so that it can be repeated safely.",
  },
  unauthenticated: {
    status: 401,
    title: "No valid API key",
    explanation: "Send `Authorization: Bearer <key>`. The first key lies in the data directory's file `api-key`.",
  },
  "capability-unknown": {
    status: 401,
    title: "No valid capability",
    explanation:
      "Send `Authorization: Bearer <capability>`: the field `capability` of the activity's argument. It may be forged, have expired, or be of a run that is gone.",
  },
  "capability-elsewhere": {
    status: 403,
    title: "The capability is another call's",
    explanation:
      "A capability opens one call of one run, with the input that the workflow gave it; `detail` says what differs.",
  },
  "insufficient-scope": {
    status: 403,
    title: "The key lacks a scope",
    explanation: "The key is valid, but was not given the scope that `detail` names.",
  },
  "tenant-disabled": {
    status: 403,
    title: "The tenant is disabled",
    explanation: "The operator of this installation has disabled it; its runs go on, and no request is taken.",
  },
  "operator-only": {
    status: 403,
    title: "Only the operator may",
    explanation:
      "Tenants are made, limited and disabled with a key of the operator's tenant that has the scope `admin`.",
  },
  "not-an-approver": {
    status: 403,
    title: "Not one of those who may decide",
    explanation: "The approval's `by` names who may decide it.",
  },
  "route-not-found": {
    status: 404,
    title: "No such address",
    explanation: "The contract at `/openapi.json` lists every address.",
  },
  "run-not-found": { status: 404, title: "No such run", explanation: "No run of this tenant has this id." },
  "tenant-not-found": {
    status: 404,
    title: "No such tenant",
    explanation: "No tenant has this id, or it is not yours: `GET /tenants` lists those that you may see.",
  },
  "document-not-found": {
    status: 404,
    title: "No such document",
    explanation: "No document of this tenant has this name, version or digest.",
  },
  "signal-not-found": {
    status: 404,
    title: "The run listens to no such signal",
    explanation: "No `listen` step of the run's document waits for a signal of this name.",
  },
  "query-not-found": {
    status: 404,
    title: "The run answers no such query",
    explanation: "A run answers `state`, `steps`, `output` and what its document's `queries` name.",
  },
  "approval-not-found": {
    status: 404,
    title: "No such approval",
    explanation: "No `approve` step waits, or has waited, at this path of the run.",
  },
  "activity-not-found": {
    status: 404,
    title: "No such activity",
    explanation: "No manifest of this tenant has this name; the built-in activities are no tenant's.",
  },
  "monitor-not-found": {
    status: 404,
    title: "No such monitor",
    explanation: "No monitor of this tenant has this id.",
  },
  "secret-not-found": { status: 404, title: "No such secret", explanation: "No secret of this tenant has this name." },
  "key-not-found": { status: 404, title: "No such API key", explanation: "No API key of this tenant has this id." },
  "delivery-not-found": {
    status: 404,
    title: "No such delivery",
    explanation: "No delivery of this tenant has this id; one is kept for 30 days after its end.",
  },
  "blob-not-found": {
    status: 404,
    title: "No such blob",
    explanation: "No value of this tenant has this digest; values live until 7 days after their last use.",
  },
  "schema-not-found": { status: 404, title: "No such schema", explanation: "`GET /schemas/` lists the schemas." },
  "problem-not-found": { status: 404, title: "No such problem", explanation: "No problem has this code." },
  "method-not-allowed": {
    status: 405,
    title: "The address does not take this method",
    explanation: "The header `Allow` names the methods that it takes.",
  },
  "run-not-active": {
    status: 409,
    title: "The run has ended",
    explanation: "Signals, updates and decisions need a run that goes on.",
  },
  "run-not-repeatable": {
    status: 409,
    title: "The run cannot be run again as it was",
    explanation:
      "It is a check of a monitor, or what it was given is no longer kept; `detail` says which and what to do.",
  },
  "concurrency-conflict": {
    status: 409,
    title: "Another run has the concurrency key",
    explanation: "`run_id` names it. Wait for its end, or post with `on_conflict`: `enqueue` or `cancel_previous`.",
  },
  "monitor-name-taken": {
    status: 409,
    title: "The name is another monitor's",
    explanation: "A monitor's name is unique in the tenant. Edit that monitor, or give this one another name.",
  },
  "model-not-configured": {
    status: 409,
    title: "No model is configured",
    explanation: "The operator of this installation names one with `WATCHLOOM_MODEL` and its provider's settings.",
  },
  "monitor-not-checked": {
    status: 409,
    title: "The monitor has seen nothing yet",
    explanation: "A test is sent with real values, so a check must have seen one. Trigger a check first.",
  },
  "already-decided": {
    status: 409,
    title: "The approval is decided already",
    explanation: "The first decision counts; `GET /runs/{run_id}/approvals` shows it.",
  },
  "tenant-exists": {
    status: 409,
    title: "A tenant has this id already",
    explanation: "Choose another id, or change the one that is there with `PATCH /tenants/{tenant}`.",
  },
  "key-exists": {
    status: 409,
    title: "A key of this name works already",
    explanation:
      "Approvals and the audit know a key by its name. Rotate the one that is there, or choose another name.",
  },
  "key-not-active": {
    status: 409,
    title: "The key works no more, or has a successor",
    explanation:
      "A key that was revoked, has expired or was rotated cannot be rotated; `GET /api-keys` shows its state.",
  },
  "attempt-not-begun": {
    status: 409,
    title: "The attempt was not begun",
    explanation: "Begin it with `POST /worker/get-checkpoint`, which gives its number.",
  },
  "activity-version": {
    status: 409,
    title: "The manifest's version must grow",
    explanation:
      "What documents rely on (`input`, `output`, `errors`, whether it may be repeated) cannot change under one version.",
  },
  "activity-in-use": {
    status: 409,
    title: "Stored documents call the activity",
    explanation: "`documents` names them. Store versions of them that do not call it, or delete them, first.",
  },
  "idempotency-in-progress": {
    status: 409,
    title: "The first request with this key is still in progress",
    explanation: "Repeat the request after `Retry-After`; it will then get the first one's answer.",
  },
  "version-mismatch": {
    status: 412,
    title: "It has changed in the meantime",
    explanation: "`If-Match` names another version than the present one. Read it again.",
  },
  "precondition-required": {
    status: 428,
    title: "If-Match is required",
    explanation: "An edit says which state it is an edit of: send the `ETag` that you have read as `If-Match`.",
  },
  "events-expired": {
    status: 410,
    title: "The journal is no longer kept",
    explanation: "The run's events are past their retention; `GET /runs/{run_id}` still works.",
  },
  "document-too-large": {
    status: 413,
    title: "The body is too large",
    explanation: "A body may have 256 KiB.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "The body's type is not taken here",
    explanation: "Send `application/json`, or `application/yaml` where a document is taken, in UTF-8, not compressed.",
  },
  "invalid-document": {
    status: 422,
    title: "The document cannot run",
    explanation: "`diagnostics` names every mistake, each at its place.",
  },
  "invalid-payload": {
    status: 422,
    title: "The data does not fit its schema",
    explanation: "`errors` names what does not fit, each with a JSON Pointer into the body.",
  },
  "not-a-choice": {
    status: 422,
    title: "Not one of the choices",
    explanation: "The approval's `choices` names what can be chosen.",
  },
  "idempotency-key-reused": {
    status: 422,
    title: "The key was used with another body",
    explanation: "An `Idempotency-Key` belongs to one request. Use a new key for a new request.",
  },
  "update-rejected": {
    status: 422,
    title: "The run refused the update",
    explanation: "`detail` says why.",
  },
  "query-failed": {
    status: 422,
    title: "The query could not be answered",
    explanation: "Its expression fails on what the run holds so far, or takes too much; `detail` says how.",
  },
  "suggestion-failed": {
    status: 422,
    title: "The model gave no document that works",
    explanation: "`source` is its last one, and `diagnostics` name what is wrong with it. Say the wish in other words.",
  },
  "quota-exceeded": {
    status: 429,
    title: "The quota is used up",
    explanation: "`violated-policies` names the limit; `GET /tenants/{tenant}` shows it. Wait for `Retry-After`.",
    type: `${IANA}#quota-exceeded`,
  },
  "too-many-signals": {
    status: 429,
    title: "Too many signals wait",
    explanation: "A run keeps at most 1,000 signals of one name that no step has taken.",
  },
  "too-many-streams": {
    status: 429,
    title: "Too many streams are open",
    explanation: "Close streams that nobody reads, or follow all runs by one `GET /stream`.",
  },
  "header-too-large": { status: 431, title: "The headers are too large", explanation: "Headers may have 16 KiB." },
  internal: {
    status: 500,
    title: "A mistake of ours",
    explanation: "It is in the service's log under the request's id; the request may have had an effect.",
  },
  "temporary-reduced-capacity": {
    status: 503,
    title: "A part is away",
    explanation: "The database or Temporal does not answer. Nothing was done; repeat after `Retry-After`.",
    type: `${IANA}#temporary-reduced-capacity`,
  },
  "worker-unavailable": {
    status: 503,
    title: "No worker answered",
    explanation: "A query, an update or a decision is answered by a worker, and none did in time.",
  },
  "model-unavailable": {
    status: 503,
    title: "No model answered",
    explanation:
      "`detail` says why: it is away, its quota is used up, or it refused. `run_id` is the run that asked it.",
  },
  "not-ready": { status: 503, title: "Not ready", explanation: "`checks` says what is missing." },
  "query-timeout": {
    status: 504,
    title: "The query took too long",
    explanation: "The worker did not answer in time. Ask again.",
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  readonly code: string;
}

export interface ProblemMembers {
  readonly diagnostics?: readonly Diagnostic[];
  readonly errors?: readonly FieldError[];
  readonly [member: string]: unknown;
}

/** Thrown by handlers; one middleware answers with it. */
export class ApiError extends Error {
  readonly code: ProblemCode;
  readonly members: ProblemMembers;
  readonly headers: { readonly [name: string]: string };
  readonly status: number;

  constructor(
    code: ProblemCode,
    detail: string,
    options: { members?: ProblemMembers; headers?: { readonly [name: string]: string }; status?: number } = {},
  ) {
    super(detail);
    this.name = "ApiError";
    this.code = code;
    this.members = options.members ?? {};
    this.headers = options.headers ?? {};
    this.status = options.status ?? PROBLEMS[code].status;
  }
}

export function away(detail: string, afterSeconds = 2): ApiError {
  return new ApiError("temporary-reduced-capacity", detail, { headers: { "retry-after": String(afterSeconds) } });
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** The body of a problem. `publicUrl` has no slash at its end. */
export function problemBody(error: ApiError, requestId: string, publicUrl: string): { [member: string]: Json } {
  const kind: ProblemKind = PROBLEMS[error.code];
  return {
    ...(error.members as { [member: string]: Json }),
    type: kind.type ?? `${publicUrl}/problems/${error.code}`,
    title: kind.title,
    status: error.status,
    detail: error.message,
    instance: `/requests/${requestId}`,
    code: error.code,
  };
}
