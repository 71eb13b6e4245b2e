import type { Diagnostic } from "../../../runtime/ir/diagnostic.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { Hub } from "../../../runtime/journal/index.ts";
import { getRun, type RunRow } from "../../../runtime/store/index.ts";
import type { Translation } from "../../../runtime/translator/index.ts";
import type { ApiRequest, Answer, Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { demandRun } from "../run-rows.ts";
import { unfenced } from "../suggest/fenced.ts";
import { SUGGEST_WORKFLOW } from "../suggest/workflow.ts";
import { waitForEnd } from "../wait-for-end.ts";
import { admitRun, checkOnce, storeInput, type CreateRunDeps } from "./create-run.ts";

export interface MonitorSuggestDeps extends CreateRunDeps {
  readonly hub: Hub;
}

/** A draft that the translator refuses is sent back with its diagnostics so often. */
const MOST_REPAIRS = 2;
/** All turns together: a proxy between gives up after a minute. */
const LIMIT_MS = 55_000;

/** A Monitor document from one sentence. */
export function monitorSuggestRoutes(deps: MonitorSuggestDeps): Route[] {
  return [
    {
      operation: "suggestMonitor",
      scope: "monitors:write",
      body: "json",
      async handle(request) {
        const { text, preview = true } = request.json as { text: string; preview?: boolean };
        const { draft, translation, turns } = await findDocument(deps, request, text);
        const run = preview ? await startPreview(deps, request, translation) : null;
        return {
          status: 200,
          body: {
            document: translation.document as unknown as JsonObject,
            source: draft,
            diagnostics: translation.diagnostics as unknown as Json,
            turns,
            preview_run_id: run,
          },
        };
      },
    },
  ];
}

interface Suggested {
  readonly draft: string;
  readonly translation: Extract<Translation, { ok: true }>;
  readonly turns: number;
}

/** Asks, and has mended what the translator finds wrong. @throws ApiError `model-unavailable`, `suggestion-failed` */
async function findDocument(deps: MonitorSuggestDeps, request: ApiRequest, wish: string): Promise<Suggested> {
  const { tenant } = request.caller;
  let draft = "";
  let diagnostics: readonly Diagnostic[] = [];
  const until = Date.now() + LIMIT_MS;
  for (let turns = 1; turns <= 1 + MOST_REPAIRS; turns += 1) {
    const mistakes = diagnostics.map(sayDiagnostic).join("\n");
    draft = unfenced(await ask(deps, request, { wish, draft, mistakes }, until));
    const translation = await deps.translator.translate(tenant, { source: draft, format: "auto" });
    if (translation.ok && translation.plan.kind === "Monitor") return { draft, translation, turns };
    diagnostics = translation.ok
      ? [NO_MONITOR]
      : translation.diagnostics.filter(({ severity }) => severity === "error");
  }
  throw new ApiError("suggestion-failed", `the model's document was refused ${1 + MOST_REPAIRS} times`, {
    members: { diagnostics, source: draft },
  });
}

const NO_MONITOR: Diagnostic = {
  code: "value.not_allowed",
  severity: "error",
  pointer: "/kind",
  line: 1,
  column: 1,
  end: { line: 1, column: 1 },
  message: 'The document is to be of kind "Monitor"',
};

function sayDiagnostic({ code, line, column, message, hint }: Diagnostic): string {
  return `line ${line}, column ${column}: ${message} (${code})${hint === undefined ? "" : `; hint: ${hint}`}`;
}

async function ask(
  deps: MonitorSuggestDeps,
  request: ApiRequest,
  input: { readonly wish: string; readonly draft: string; readonly mistakes: string },
  until: number,
): Promise<string> {
  const { tenant } = request.caller;
  const source = JSON.stringify(SUGGEST_WORKFLOW);
  const { plan } = await deps.translator.demand(tenant, { source, format: "json" });
  const runId = await admitted(
    admitRun(deps, request, { plan, fields: {}, input: await storeInput(deps.blobs, tenant, input) }),
  );
  await waitForEnd(
    { database: deps.runs.database, hub: deps.hub },
    tenant,
    runId,
    Math.max(1000, until - Date.now()),
    request.gone,
  );
  const row = await deps.runs.database.withTenant(tenant, async (tx) => demandRun(await getRun(tx, runId), runId));
  if (row.status === "completed" && typeof row.output === "string") return row.output;
  throw notAnswered(row);
}

/** Why no model answered is the run's to say: none is configured, its quota is used up, it refused. */
function notAnswered({ run_id, status, error }: RunRow): ApiError {
  const inner = isJsonObject(error as Json) ? error : null;
  const setting = isJsonObject(inner?.details) ? inner.details["setting"] : undefined;
  if (typeof setting === "string") {
    throw new ApiError("model-not-configured", `no model is configured: set ${setting}`, { members: { run_id } });
  }
  const why = inner === null ? `its run is still ${status}` : `${inner.type}: ${inner.message}`;
  return new ApiError("model-unavailable", `no model answered: ${why}`, {
    members: { run_id },
    headers: { "retry-after": "10" },
  });
}

/** One check that tells nobody: what would be watched, to be followed like any run. */
async function startPreview(
  deps: MonitorSuggestDeps,
  request: ApiRequest,
  { plan }: Extract<Translation, { ok: true }>,
): Promise<string> {
  const fields = { notify: false };
  const input = await storeInput(deps.blobs, request.caller.tenant, checkOnce(fields));
  return admitted(admitRun(deps, request, { plan, fields, input }));
}

async function admitted(answer: Promise<Answer>): Promise<string> {
  const given = await answer;
  const body = "body" in given && isJsonObject(given.body as Json) ? (given.body as JsonObject) : {};
  return body["id"] as string;
}
