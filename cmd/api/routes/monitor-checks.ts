import { randomUUID } from "node:crypto";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { TemporalWorkflowSpec } from "../../../runtime/ir/plan.ts";
import { makeDraft, messageOf } from "../../../runtime/monitors/message/index.ts";
import { hintOutbox, makeDeliveries, tellTo } from "../../../runtime/outbox/index.ts";
import {
  acceptRun,
  checkIdBase,
  checkSpec,
  makeRunId,
  startRun,
  trySettleKey,
  type CheckMode,
  type RunsDeps,
} from "../../../runtime/runs/index.ts";
import {
  appendAudit,
  getRun,
  listChecks,
  putDeliveries,
  readChecked,
  type Concurrency,
  type MonitorRow,
} from "../../../runtime/store/index.ts";
import { backfillSpan, checkTimes } from "../check-times.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { viewCheck } from "../monitor-view.ts";
import { ApiError } from "../problems.ts";
import { viewRun } from "../run-view.ts";
import { findMonitor, type MonitorsDeps } from "./monitors.ts";

/** Checks of a monitor: those that were, and those that are asked for. */
export function monitorCheckRoutes(deps: MonitorsDeps): Route[] {
  const { database } = deps.runs;
  return [
    {
      operation: "listMonitorChecks",
      scope: "monitors:read",
      async handle(request) {
        const { id } = await findMonitor(deps.runs, request);
        const { query } = request;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listChecks(
            tx,
            id,
            (query["outcome"] as readonly string[] | undefined) ?? null,
            (query["cursor"] as string | undefined) ?? null,
            query["limit"] as number,
          ),
        );
        return { status: 200, body: { data: page.rows.map(viewCheck), next_cursor: page.next } };
      },
    },
    {
      operation: "triggerMonitor",
      scope: "monitors:write",
      handle: async (request) =>
        accepted(await startCheck(deps, request, await findMonitor(deps.runs, request), "check")),
    },
    {
      operation: "previewMonitor",
      scope: "monitors:write",
      handle: async (request) =>
        accepted(await startCheck(deps, request, await findMonitor(deps.runs, request), "preview")),
    },
    {
      operation: "backfillMonitor",
      scope: "monitors:write",
      body: "json",
      handle: (request) => backfill(deps, request),
    },
    { operation: "testMonitorNotification", scope: "monitors:write", handle: (request) => test(deps.runs, request) },
  ];
}

function accepted(run: JsonObject): Answer {
  return { status: 202, headers: { location: `/runs/${run["id"] as string}` }, body: run };
}

/** Stored like any run, so that it is not lost; started afterwards. */
async function startCheck(
  deps: MonitorsDeps,
  { caller }: ApiRequest,
  row: MonitorRow,
  mode: CheckMode,
  at?: { readonly runId: string; readonly time: string; readonly concurrency: Concurrency },
): Promise<JsonObject> {
  const { tenant, actor } = caller;
  const { runs } = deps;
  const runId = at?.runId ?? makeRunId();
  const spec = inTime(checkSpec(row, mode, { id: runId, time: at?.time ?? new Date().toISOString() }), Date.now());
  const [{ plan, input }] = spec.args;
  const outcome = await acceptRun(runs, {
    tenant,
    actor,
    runId,
    plan,
    spec,
    input,
    monitor: row.id,
    answer: (made) => viewRun(made, input),
    ...(at === undefined ? {} : { concurrency: at.concurrency }),
  });
  if (outcome.outcome !== "accepted") throw new ApiError("internal", "a check without a key was not accepted");
  if (at !== undefined) deps.afterwards(trySettleKey(runs, { tenant, key: at.concurrency.key }));
  if (!outcome.waits) {
    const started = startRun(runs, tenant, runId, spec);
    deps.afterwards(
      started.catch((error: unknown) => runs.log.warn({ runId, err: error }, "a check waits for Temporal")),
    );
  }
  return outcome.answer as JsonObject;
}

/** A run's time limit counts from its time; a check that is made up for long after has all of it from now on. */
function inTime(spec: TemporalWorkflowSpec, now: number): TemporalWorkflowSpec {
  const [input] = spec.args;
  const lateMs = Math.max(0, now - Date.parse(input.run.time));
  return { ...spec, args: [{ ...input, timeoutMs: (input.timeoutMs ?? input.plan.timeoutMs) + lateMs }] };
}

const MOST_BACKFILLED = 100;

/** The checks that would have been made: one after another, and nobody is told. */
async function backfill(deps: MonitorsDeps, request: ApiRequest): Promise<Answer> {
  const row = await findMonitor(deps.runs, request);
  const given = request.json as { from: string; to: string };
  const [from, to] = backfillSpan(given.from, given.to, Date.now());
  const times = checkTimes(row.settings.schedule, Date.parse(row.created_at), from, to, MOST_BACKFILLED + 1);
  if (times === null) {
    throw new ApiError("invalid-request", "an adaptive monitor has no times at which it would have checked");
  }
  if (times.length > MOST_BACKFILLED) {
    throw new ApiError("invalid-request", `that would be more than ${MOST_BACKFILLED} checks; ask for a shorter time`);
  }
  const runIds: string[] = [];
  for (const time of times) {
    const runId = `${checkIdBase(row.id)}-backfill-${time}`;
    runIds.push(runId);
    const before = await deps.runs.database.withTenant(request.caller.tenant, (tx) => getRun(tx, runId));
    if (before !== null) continue;
    const concurrency: Concurrency = { key: `backfill ${row.id}`, onConflict: "enqueue" };
    await startCheck(deps, request, row, "backfill", { runId, time, concurrency });
  }
  return { status: 202, body: { run_ids: runIds } };
}

/** The message as it would be for what was seen last, to every channel, marked as a test. */
async function test({ database }: RunsDeps, request: ApiRequest): Promise<Answer> {
  const { tenant, actor } = request.caller;
  const row = await findMonitor({ database } as RunsDeps, request);
  const { settle } = row.settings;
  if (settle.notify.to.length === 0)
    throw new ApiError("invalid-request", "the monitor's `notify.to` names no channel");
  const found = await database.withTenant(tenant, (tx) => readChecked(tx, row.id));
  const seen = found?.memory.value;
  if (!seen || !("v" in seen)) {
    throw new ApiError("monitor-not-checked", "no check of the monitor has seen a value yet: trigger one first");
  }
  const monitor = { id: row.id, name: row.name, labels: { ...row.labels } };
  const last = found.memory.lastNotified;
  const variables: { [name: string]: Json } = {
    value: seen.v,
    text: typeof seen.v === "string" ? seen.v : JSON.stringify(seen.v),
    sources: [],
    url: null,
    previous: seen.v,
    lastNotified: last && "v" in last ? last.v : null,
    diff: null,
    firstRun: true,
    verdict: null,
    monitor,
    run: { id: "test", name: row.name, labels: monitor.labels, time: new Date().toISOString() },
  };
  const { title, message, to } = messageOf(makeDraft(settle.notify, variables));
  const deliveries = makeDeliveries({
    tenant,
    origin: { monitorId: row.id },
    dedupeKey: `test/${randomUUID()}`,
    ...tellTo(to),
    notification: {
      type: "monitor.notified",
      timestamp: new Date().toISOString(),
      title: ["Test: ", ...title],
      message,
      data: {
        monitor,
        test: true,
        value: seen.v,
        previous: seen.v,
        diff: null,
        sources: [],
        first_run: true,
        held: [],
      },
    },
  });
  await database.withTenant(tenant, async (tx) => {
    await putDeliveries(tx, tenant, deliveries);
    await appendAudit(tx, { actor, action: "monitor.test", target: row.id });
  });
  hintOutbox(database);
  return { status: 202, body: { deliveries: deliveries.map(({ id, channel }) => ({ id, channel })) } };
}
