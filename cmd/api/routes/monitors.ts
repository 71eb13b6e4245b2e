import {
  deliverCancel,
  dropWaitingCheck,
  makeMonitorId,
  requestCancel,
  syncSchedule,
  type RunsDeps,
} from "../../../runtime/runs/index.ts";
import { releaseTime } from "../../../runtime/monitors/message/index.ts";
import {
  appendAudit,
  deleteMonitor,
  getMonitor,
  insertMonitor,
  listMonitors,
  listOpenChecks,
  readChecked,
  replaceMonitor,
  setMonitorState,
  updateProgress,
  type MonitorFilter,
  type MonitorHealth,
  type MonitorRow,
  type MonitorState,
  type MonitorText,
} from "../../../runtime/store/index.ts";
import type { Diagnostic } from "../../../runtime/ir/diagnostic.ts";
import type { Caller } from "../caller.ts";
import type { Contract, Operation } from "../contract.ts";
import { checkMatch, demandMatch, type Edited } from "../etag.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { DocumentSource } from "../document-source.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { readLabelFilter } from "../label-filter.ts";
import { firstCheck, mergePatch, monitorText } from "../monitor-changes.ts";
import { monitorEtag, summariseMonitor, viewMonitor } from "../monitor-view.ts";
import { ApiError } from "../problems.ts";
import { demandDocument, readSubmission } from "../submission.ts";
import type { Translator } from "../translation.ts";

export interface MonitorsDeps {
  readonly runs: RunsDeps;
  readonly contract: Contract;
  readonly translator: Translator;
  readonly reader: DocumentReader;
  readonly afterwards: (work: Promise<unknown>) => void;
}

/** Monitors as resources: the row is stored first, and Temporal's schedule follows it. */
export function monitorRoutes(deps: MonitorsDeps): Route[] {
  const { database } = deps.runs;
  return [
    {
      operation: "createMonitor",
      scope: "monitors:write",
      body: "document",
      handle: (request) => create(deps, request),
    },
    {
      operation: "listMonitors",
      scope: "monitors:read",
      async handle({ caller, query }) {
        const page = await database.withTenant(caller.tenant, (tx) =>
          listMonitors(
            tx,
            readFilter(query),
            (query["cursor"] as string | undefined) ?? null,
            query["limit"] as number,
          ),
        );
        return { status: 200, body: { data: page.rows.map(summariseMonitor), next_cursor: page.next } };
      },
    },
    {
      operation: "getMonitor",
      scope: "monitors:read",
      async handle(request) {
        const row = await findMonitor(deps.runs, request);
        return { status: 200, headers: { etag: monitorEtag(row) }, body: viewMonitor(row) };
      },
    },
    {
      operation: "replaceMonitor",
      scope: "monitors:write",
      body: "document",
      async handle(request) {
        const operation = deps.contract.operations.get("replaceMonitor") as Operation;
        const source = demandDocument(await readSubmission(request.document, operation, deps.reader));
        return edit(deps, request, () => source);
      },
    },
    {
      operation: "patchMonitor",
      scope: "monitors:write",
      body: "json",
      handle: (request) =>
        edit(deps, request, (row) => ({
          source: JSON.stringify(mergePatch(row.document, request.json ?? {}), null, 2),
          format: "json",
        })),
    },
    { operation: "deleteMonitor", scope: "monitors:write", handle: (request) => remove(deps, request) },
    { operation: "pauseMonitor", scope: "monitors:write", handle: (request) => setState(deps, request, "paused") },
    { operation: "resumeMonitor", scope: "monitors:write", handle: (request) => setState(deps, request, "active") },
  ];
}

/** @throws ApiError `monitor-not-found` */
export async function findMonitor(runs: RunsDeps, request: ApiRequest): Promise<MonitorRow> {
  const id = request.params["monitor_id"] as string;
  const row = await runs.database.withTenant(request.caller.tenant, (tx) => getMonitor(tx, id));
  if (row === null) throw notFound(id);
  return row;
}

const edited = (row: MonitorRow): Edited => ({ what: "the monitor", etag: monitorEtag(row) });

function notFound(id: string): ApiError {
  return new ApiError("monitor-not-found", `no monitor is "${id}"`);
}

async function create(deps: MonitorsDeps, request: ApiRequest): Promise<Answer> {
  const operation = deps.contract.operations.get("createMonitor") as Operation;
  const source = demandDocument(await readSubmission(request.document, operation, deps.reader));
  const { row, diagnostics, name } = await storeMonitor(deps, request.caller, source, "active");
  if (row === null) throw nameTaken(name);
  return {
    status: 201,
    headers: { location: `/monitors/${row.id}`, etag: monitorEtag(row) },
    body: viewMonitor(row, diagnostics),
  };
}

/** What became of a document: `row` is null where the tenant has a monitor of its name. */
export interface StoredMonitor {
  readonly row: MonitorRow | null;
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Translates a document, stores it as a monitor and has its schedule follow. @throws ApiError `invalid-document` */
export async function storeMonitor(
  deps: MonitorsDeps,
  { tenant, actor }: Pick<Caller, "tenant" | "actor">,
  source: DocumentSource,
  wanted: "active" | "paused",
): Promise<StoredMonitor> {
  const translated = await deps.translator.demand(tenant, source);
  const text = await monitorText(tenant, translated, source, deps.reader);
  const id = makeMonitorId();
  const state = hasExpired(text) ? "expired" : wanted;
  const next = state === "active" ? firstCheck(text.settings.schedule, Date.now()) : null;
  const row = await deps.runs.database.withTenant(tenant, async (tx) => {
    const made = await insertMonitor(tx, id, text, actor, next);
    if (made === null) return null;
    await appendAudit(tx, { actor, action: "monitor.create", target: id, detail: { name: text.name } });
    return state === "active" ? made : setMonitorState(tx, id, state, null);
  });
  if (row !== null) follow(deps, row, true);
  return { row, name: text.name, diagnostics: translated.diagnostics };
}

/** It was warned of: no check begins, not even the first one. */
function hasExpired({ settings: { expires } }: MonitorText): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

function nameTaken(name: string): ApiError {
  return new ApiError("monitor-name-taken", `the tenant has a monitor "${name}" already; its name is unique`);
}

/** An edit of the whole document: the revision grows, and checks that are under way commit nothing. */
async function edit(
  deps: MonitorsDeps,
  request: ApiRequest,
  sourceOf: (row: MonitorRow) => DocumentSource,
): Promise<Answer> {
  const { tenant, actor } = request.caller;
  const before = await findMonitor(deps.runs, request);
  demandMatch(request.header("if-match"), edited(before));
  const source = sourceOf(before);
  const translated = await deps.translator.demand(tenant, source);
  const text = await monitorText(tenant, translated, source, deps.reader);
  const row = await deps.runs.database.withTenant(tenant, async (tx) => {
    const locked = await getMonitor(tx, before.id, true);
    if (locked === null) throw notFound(before.id);
    demandMatch(request.header("if-match"), edited(locked));
    const next = locked.state === "active" ? firstCheck(text.settings.schedule, Date.now()) : null;
    const replaced = await replaceMonitor(tx, before.id, text, next);
    // What is held back goes when the document that is now in force lets it.
    const held = replaced !== null && locked.release_at !== null ? await readChecked(tx, before.id) : null;
    if (held !== null) {
      const releaseAt = new Date(releaseTime(text.settings.settle.hold, held.memory, Date.now())).toISOString();
      await updateProgress(tx, before.id, { releaseAt });
    }
    const detail = { name: text.name, revision: locked.revision + 1 };
    if (replaced !== null) await appendAudit(tx, { actor, action: "monitor.edit", target: before.id, detail });
    return held === null ? replaced : getMonitor(tx, before.id);
  });
  if (row === null) throw nameTaken(text.name);
  forgetWaiting(deps, before);
  follow(deps, row, false);
  return { status: 200, headers: { etag: monitorEtag(row) }, body: viewMonitor(row, translated.diagnostics) };
}

/** "Pause does not cancel a check in flight"; back from any state, it is as one that has just begun. */
async function setState(deps: MonitorsDeps, request: ApiRequest, state: MonitorState): Promise<Answer> {
  const { tenant, actor } = request.caller;
  const before = await findMonitor(deps.runs, request);
  checkMatch(request.header("if-match"), edited(before));
  const row = await deps.runs.database.withTenant(tenant, async (tx) => {
    const locked = await getMonitor(tx, before.id, true);
    if (locked === null) throw notFound(before.id);
    checkMatch(request.header("if-match"), edited(locked));
    if (locked.state === state || (state === "paused" && locked.state !== "active")) return locked;
    const next = state === "active" ? firstCheck(locked.settings.schedule, Date.now()) : null;
    const changed = await setMonitorState(tx, before.id, state, next);
    const action = state === "paused" ? "monitor.pause" : "monitor.resume";
    await appendAudit(tx, { actor, action, target: before.id });
    return changed;
  });
  if (state === "paused") forgetWaiting(deps, before);
  follow(deps, row, false);
  return { status: 200, headers: { etag: monitorEtag(row) }, body: viewMonitor(row) };
}

/** "Delete cancels a check in flight"; the runs of its checks stay. */
async function remove(deps: MonitorsDeps, request: ApiRequest): Promise<Answer> {
  const { tenant, actor } = request.caller;
  const before = await findMonitor(deps.runs, request);
  checkMatch(request.header("if-match"), edited(before));
  const open = await deps.runs.database.withTenant(tenant, async (tx) => {
    const locked = await getMonitor(tx, before.id, true);
    if (locked === null) throw notFound(before.id);
    checkMatch(request.header("if-match"), edited(locked));
    const runs = await listOpenChecks(tx, before.id);
    if (!(await deleteMonitor(tx, before.id))) throw notFound(before.id);
    await appendAudit(tx, { actor, action: "monitor.delete", target: before.id, detail: { name: before.name } });
    return runs;
  });
  for (const runId of open) {
    const reason = "the monitor was deleted";
    const cancelled = requestCancel(deps.runs, { tenant, runId, actor, reason }).then(() =>
      deliverCancel(deps.runs, runId),
    );
    deps.afterwards(cancelled.catch((error: unknown) => deps.runs.log.warn({ runId, err: error }, "a cancel waits")));
  }
  forgetWaiting(deps, before);
  follow(deps, before, false);
  return { status: 204 };
}

/** Temporal is told afterwards; where it is away, the sweeper of the workers does it. */
function follow({ runs, afterwards }: MonitorsDeps, { id }: MonitorRow, isNew: boolean): void {
  const told = syncSchedule(runs, id, isNew);
  afterwards(
    told.catch((error: unknown) => runs.log.warn({ monitorId: id, err: error }, "a schedule waits for Temporal")),
  );
}

function forgetWaiting({ runs, afterwards }: MonitorsDeps, { id, started_check_at: time }: MonitorRow): void {
  const dropped = dropWaitingCheck(runs, id, time);
  afterwards(dropped.catch((error: unknown) => runs.log.warn({ monitorId: id, err: error }, "a check waits still")));
}

function readFilter(query: ApiRequest["query"]): MonitorFilter {
  const labels = query["label"] as readonly string[] | undefined;
  return {
    ...(query["state"] === undefined ? {} : { state: query["state"] as readonly MonitorState[] }),
    ...(query["health"] === undefined ? {} : { health: query["health"] as readonly MonitorHealth[] }),
    ...(query["name"] === undefined ? {} : { name: query["name"] as string }),
    ...(labels === undefined ? {} : { labels: readLabelFilter(labels) }),
  };
}
