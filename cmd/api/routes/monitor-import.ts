import type { Diagnostic } from "../../../runtime/ir/diagnostic.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import type {
  Imported,
  ImportedMonitor,
  ImportedSecret,
  ImportFormat,
} from "../../../runtime/monitors/import/index.ts";
import {
  appendAudit,
  findSecret,
  listMonitors,
  putSecret,
  deleteSecret,
  type Sealer,
  type Tx,
} from "../../../runtime/store/index.ts";
import type { Caller } from "../caller.ts";
import type { DocumentSource } from "../document-source.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import type { ImportReader } from "../import-reader.ts";
import { ApiError } from "../problems.ts";
import { storeMonitor, type MonitorsDeps } from "./monitors.ts";

export interface MonitorImportDeps extends MonitorsDeps {
  readonly sealer: Sealer;
  readonly importReader: ImportReader;
}

/** Monitors from other tools and from an export of ours, and that export. */
export function monitorImportRoutes(deps: MonitorImportDeps): Route[] {
  return [
    {
      operation: "importMonitors",
      scope: "monitors:write",
      body: "json",
      handle: (request) => importAll(deps, request),
    },
    { operation: "exportMonitors", scope: "monitors:read", handle: (request) => exportAll(deps, request) },
  ];
}

/** One entry of the answer: what was made of it, or why nothing was. */
interface Entry {
  readonly from: string;
  readonly outcome: "imported" | "skipped";
  readonly monitor_id: string | null;
  readonly name: string | null;
  readonly paused: boolean;
  readonly notes: readonly string[];
  /** Names of the secrets that were stored for it. */
  readonly secrets: readonly string[];
  readonly reason: string | null;
  readonly document: JsonObject | null;
  readonly diagnostics: readonly Diagnostic[];
}

async function importAll(deps: MonitorImportDeps, request: ApiRequest): Promise<Answer> {
  const body = request.json as { format?: ImportFormat; content?: string; content_base64?: string; dry_run?: boolean };
  const imported = await read(deps, body);
  const entries: Entry[] = imported.skipped.map(({ from, reason }) => skipped(from, reason));
  const named = new Set<string>();
  for (const monitor of imported.monitors) {
    if (request.gone.aborted) throw new ApiError("invalid-request", "the client has gone");
    entries.push(
      body.dry_run === true
        ? await tryOut(deps, request.caller, monitor, named)
        : await take(deps, request.caller, monitor),
    );
  }
  const count = entries.filter(({ outcome }) => outcome === "imported").length;
  return {
    status: 200,
    body: { format: imported.format, dry_run: body.dry_run === true, imported: count, data: entries },
  };
}

async function read(
  { importReader }: MonitorImportDeps,
  body: { format?: ImportFormat; content?: string; content_base64?: string },
): Promise<Imported> {
  if ((body.content === undefined) === (body.content_base64 === undefined)) {
    throw new ApiError("invalid-request", 'the body has "content" (text) or "content_base64" (any bytes), one of them');
  }
  const bytes =
    body.content === undefined ? Buffer.from(body.content_base64 ?? "", "base64") : Buffer.from(body.content);
  return importReader.read(bytes, body.format);
}

function skipped(from: string, reason: string, diagnostics: readonly Diagnostic[] = []): Entry {
  return {
    from,
    outcome: "skipped",
    monitor_id: null,
    name: null,
    paused: false,
    notes: [],
    secrets: [],
    reason,
    document: null,
    diagnostics,
  };
}

function made(monitor: ImportedMonitor, id: string | null, diagnostics: readonly Diagnostic[]): Entry {
  return {
    from: monitor.from,
    outcome: "imported",
    monitor_id: id,
    name: String(monitor.document["name"]),
    paused: monitor.paused,
    notes: monitor.notes,
    secrets: monitor.secrets.map(({ name }) => name),
    reason: null,
    document: monitor.document,
    diagnostics,
  };
}

function sourceOf({ document }: ImportedMonitor): DocumentSource {
  return { source: JSON.stringify(document, null, 2), format: "json" };
}

/**
 * What `take` would make of it, and nothing is stored; `named` holds the names that entries before it would have taken.
 * Secrets that are not stored yet are no mistake of a document that is only looked at.
 */
async function tryOut(
  deps: MonitorImportDeps,
  caller: Caller,
  monitor: ImportedMonitor,
  named: Set<string>,
): Promise<Entry> {
  const lacking = lackingScope(caller, monitor);
  if (lacking !== undefined) return skipped(monitor.from, lacking);
  const { database } = deps.runs;
  const name = String(monitor.document["name"]);
  const { tenant } = caller;
  const { other, rows } = await database.withTenant(tenant, async (tx) => ({
    other: await findOther(tx, deps.sealer, tenant, monitor.secrets),
    rows: (await listMonitors(tx, { name }, null, 1)).rows,
  }));
  if (other !== undefined) return skipped(monitor.from, secretTaken(other));
  const { ok, diagnostics } = await deps.translator.translate(tenant, sourceOf(monitor));
  const others = diagnostics.filter(({ code }) => code !== "secret.unknown" || monitor.secrets.length === 0);
  if (!ok && others.some(({ severity }) => severity === "error")) return refused(monitor, others);
  if (rows.length > 0 || named.has(name)) return skipped(monitor.from, nameTaken(name));
  named.add(name);
  return made(monitor, null, others);
}

function lackingScope({ scopes, actor }: Caller, { secrets }: ImportedMonitor): string | undefined {
  if (secrets.length === 0 || scopes.includes("secrets:write")) return undefined;
  return `it holds secrets, and "${actor}" lacks the scope "secrets:write"`;
}

const nameTaken = (name: string): string => `the tenant has a monitor "${name}" already`;
const secretTaken = (name: string): string => `there is a secret "${name}" already, with another value`;

function refused(monitor: ImportedMonitor, diagnostics: readonly Diagnostic[]): Entry {
  const first = diagnostics.find(({ severity }) => severity === "error")?.message ?? "it has mistakes";
  return { ...skipped(monitor.from, first, diagnostics), document: monitor.document };
}

/** Its secrets first, since a document that names an unknown one is refused; they go again where it is refused. */
async function take(deps: MonitorImportDeps, caller: Caller, monitor: ImportedMonitor): Promise<Entry> {
  const lacking = lackingScope(caller, monitor);
  if (lacking !== undefined) return skipped(monitor.from, lacking);
  const kept = await keepSecrets(deps, caller, monitor.secrets);
  if (typeof kept === "string") return skipped(monitor.from, kept);
  const undo = (): Promise<void> => dropSecrets(deps, caller, kept);
  try {
    const state = monitor.paused ? "paused" : "active";
    const { row, name, diagnostics } = await storeMonitor(deps, caller, sourceOf(monitor), state);
    if (row !== null) return made(monitor, row.id, diagnostics);
    await undo();
    return skipped(monitor.from, nameTaken(name));
  } catch (error) {
    await undo();
    if (!(error instanceof ApiError) || error.code !== "invalid-document") throw error;
    return refused(monitor, (error.members.diagnostics ?? []) as readonly Diagnostic[]);
  }
}

/** The names that were new, or why one cannot be stored: another value is not written over. */
async function keepSecrets(
  { runs, sealer }: MonitorImportDeps,
  { tenant, actor }: Caller,
  secrets: readonly ImportedSecret[],
): Promise<readonly string[] | string> {
  return runs.database.withTenant(tenant, async (tx) => {
    const other = await findOther(tx, sealer, tenant, secrets);
    if (other !== undefined) return secretTaken(other);
    const fresh: string[] = [];
    for (const { name, value, hosts } of secrets) {
      if ((await findSecret(tx, name)) !== null) continue;
      await putSecret(tx, { name, sealed: sealer.seal(tenant, name, value), hosts });
      await appendAudit(tx, { actor, action: "secret.put", target: name, detail: { hosts: [...hosts], by: "import" } });
      fresh.push(name);
    }
    return fresh;
  });
}

/** The first that is stored already, with another value. */
async function findOther(
  tx: Tx,
  sealer: Sealer,
  tenant: string,
  secrets: readonly ImportedSecret[],
): Promise<string | undefined> {
  for (const { name, value } of secrets) {
    const found = await findSecret(tx, name);
    if (found !== null && sealer.open(tenant, name, found.sealed) !== value) return name;
  }
  return undefined;
}

async function dropSecrets(
  { runs }: MonitorImportDeps,
  { tenant, actor }: Caller,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await runs.database.withTenant(tenant, async (tx) => {
    for (const name of names) {
      await deleteSecret(tx, name);
      await appendAudit(tx, { actor, action: "secret.delete", target: name, detail: { by: "import" } });
    }
  });
}

const PAGE = 100;

/** Every monitor's document, in a form that an import takes back. Secrets stay where they are: documents name them. */
async function exportAll({ runs }: MonitorImportDeps, { caller }: ApiRequest): Promise<Answer> {
  const monitors: JsonObject[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await runs.database.withTenant(caller.tenant, (tx) => listMonitors(tx, {}, cursor, PAGE));
    for (const row of page.rows) monitors.push({ document: row.document, paused: row.state === "paused" });
    if (page.next === null) break;
    cursor = page.next;
  }
  return {
    status: 200,
    headers: { "content-disposition": 'attachment; filename="watchloom-monitors.json"' },
    body: { watchloom_export: 1, monitors },
  };
}
