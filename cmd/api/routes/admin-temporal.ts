import {
  decodeStored,
  type Bridge,
  type JsonPayload,
  type OperatorListRequest,
  type OperatorPage,
} from "../../../runtime/bridge/index.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { isOperator, type Database } from "../../../runtime/store/index.ts";
import type { ApiBlobs } from "../blob-port.ts";
import type { ApiRequest, Route } from "../http.ts";
import { ApiError } from "../problems.ts";

export interface AdminTemporalDeps {
  readonly database: Database;
  readonly bridge: Bridge;
  readonly blobs: ApiBlobs;
}

/**
 * What Temporal itself knows, for those who run the service. A tenant's admin sees its tenant's; the operator, all of
 * them. Every question to Visibility begins with the tenant.
 */
export function adminTemporalRoutes({ database, bridge, blobs }: AdminTemporalDeps): Route[] {
  const isOperators = (request: ApiRequest): Promise<boolean> =>
    database.withTenant(request.caller.tenant, (tx) => isOperator(tx));
  const requestOf = async (request: ApiRequest): Promise<OperatorListRequest> => {
    const { limit, cursor, tenant, document, open } = request.query;
    const wanted = await tenantFor(request, tenant as string | undefined, isOperators);
    return {
      limit: limit as number,
      ...(wanted === undefined ? {} : { tenant: wanted }),
      ...(document === undefined ? {} : { document: document as string }),
      ...(open === undefined ? {} : { open: open === "true" }),
      ...(cursor === undefined ? {} : { page: readPage(cursor as string) }),
    };
  };
  return [
    {
      operation: "listTemporalWorkflows",
      scope: "admin",
      async handle(request) {
        const page = await asked(bridge.listWorkflows(await requestOf(request)));
        return listOf(page, (row) => ({
          run_id: row.runId,
          temporal_run_id: row.temporalRunId,
          tenant: row.tenant,
          document: row.document,
          status: row.status,
          task_queue: row.taskQueue,
          history_length: row.historyLength,
          started_at: row.startedAt,
          closed_at: row.closedAt,
        }));
      },
    },
    {
      operation: "listTemporalSchedules",
      scope: "admin",
      async handle(request) {
        const page = await asked(bridge.listSchedules(await requestOf(request)));
        return listOf(page, (row) => ({
          id: row.id,
          tenant: row.tenant,
          document: row.document,
          paused: row.paused,
          note: row.note,
          next: [...row.next],
          recent: row.recent.map(({ scheduledAt, runId }) => ({ scheduled_at: scheduledAt, run_id: runId })),
        }));
      },
    },
    {
      operation: "decodeTemporalPayloads",
      scope: "admin",
      body: "json",
      async handle(request) {
        const { payloads } = request.json as unknown as { payloads: JsonPayload[] };
        const all = await isOperators(request);
        const decoded = await decodeStored(payloads, {
          store: blobs,
          maySee: (tenant) => all || tenant === request.caller.tenant,
        });
        return { status: 200, body: { payloads: decoded } };
      },
    },
    {
      operation: "encodeTemporalPayloads",
      scope: "admin",
      body: "json",
      // What is sent from there is small, and the workers read it as it is.
      handle: async (request) => ({ status: 200, body: { payloads: (request.json as JsonObject)["payloads"] } }),
    },
  ];
}

/** Undefined: every tenant's. @throws ApiError `tenant-not-found` for another's */
async function tenantFor(
  request: ApiRequest,
  tenant: string | undefined,
  isOperators: (request: ApiRequest) => Promise<boolean>,
): Promise<string | undefined> {
  const own = request.caller.tenant;
  if (tenant === undefined || tenant === own) return own;
  if (await isOperators(request)) return tenant === "*" ? undefined : tenant;
  throw new ApiError("tenant-not-found", `no tenant has the id "${tenant}"`);
}

function listOf<T>({ rows, next }: OperatorPage<T>, view: (row: T) => JsonObject) {
  const cursor = next === null ? null : Buffer.from(next).toString("base64url");
  return { status: 200, body: { data: rows.map(view), next_cursor: cursor } };
}

function readPage(cursor: string): Uint8Array {
  if (/^[\w-]{1,4000}$/.test(cursor)) return Buffer.from(cursor, "base64url");
  throw foreignCursor();
}

const foreignCursor = (): ApiError => new ApiError("invalid-cursor", "the cursor is not one that this list gave");

/** gRPC: invalid argument. The query is ours, so it is the page's token that Temporal does not take. */
const INVALID_ARGUMENT = 3;

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw (error as { code?: unknown }).code === INVALID_ARGUMENT ? foreignCursor() : error;
  }
}
