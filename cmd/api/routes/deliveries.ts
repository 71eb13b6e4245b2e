import { hintOutbox, shownEndpoint } from "../../../runtime/outbox/index.ts";
import {
  appendAudit,
  getDelivery,
  listDeliveries,
  listDeliveryAttempts,
  redeliver,
  type Database,
  type DeliveryFilter,
  type DeliveryRow,
} from "../../../runtime/store/index.ts";
import type { Query } from "../contract.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";

/** Of one delivery; older attempts are not shown. */
const LOG = 100;

/** What was told to others, how far it has come, and once more on request. */
export function deliveryRoutes(database: Database): Route[] {
  return [
    {
      operation: "listDeliveries",
      scope: "deliveries:read",
      async handle({ query, caller }) {
        const { limit, cursor } = query;
        const page = await database.withTenant(caller.tenant, (tx) =>
          listDeliveries(tx, readFilter(query), (cursor as string | undefined) ?? null, limit as number),
        );
        const data = page.rows.map((row) => viewDelivery(caller.tenant, row));
        return { status: 200, body: { data, next_cursor: page.next } };
      },
    },
    {
      operation: "getDelivery",
      scope: "deliveries:read",
      async handle({ params, caller }) {
        const id = params["delivery_id"] as string;
        const { row, log } = await database.withTenant(caller.tenant, async (tx) => ({
          row: await getDelivery(tx, id),
          log: await listDeliveryAttempts(tx, id, LOG),
        }));
        if (row === null) throw notFound(id);
        return { status: 200, body: { ...viewDelivery(caller.tenant, row), log } };
      },
    },
    {
      operation: "redeliver",
      scope: "deliveries:write",
      async handle({ params, caller }) {
        const id = params["delivery_id"] as string;
        const row = await database.withTenant(caller.tenant, async (tx) => {
          const again = await redeliver(tx, id);
          if (again !== null) await appendAudit(tx, { actor: caller.actor, action: "delivery.redeliver", target: id });
          return again;
        });
        if (row === null) throw notFound(id);
        hintOutbox(database);
        return { status: 202, body: viewDelivery(caller.tenant, row) };
      },
    },
  ];
}

function readFilter(query: Query): DeliveryFilter {
  const text = (name: string): string | undefined => query[name] as string | undefined;
  const runId = text("run_id");
  const monitorId = text("monitor_id");
  const state = text("state");
  const channel = text("channel");
  return {
    ...(runId === undefined ? {} : { runId }),
    ...(monitorId === undefined ? {} : { monitorId }),
    ...(state === undefined ? {} : { state }),
    ...(channel === undefined ? {} : { channel }),
  };
}

function viewDelivery(tenant: string, { due_at, endpoint, ...row }: DeliveryRow): object {
  return {
    ...row,
    endpoint: shownEndpoint(tenant, endpoint),
    next_attempt_at: row.state === "pending" ? due_at : null,
  };
}

function notFound(id: string): ApiError {
  return new ApiError("delivery-not-found", `no delivery is "${id}"`);
}
