import type { DryRunRequest } from "../../../runtime/interpreter/dry-run/index.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../../runtime/ir/manifest.ts";
import type { Bounds, Plan } from "../../../runtime/ir/plan.ts";
import { listOwnActivities, type Database } from "../../../runtime/store/index.ts";
import type { Contract, Operation } from "../contract.ts";
import { demandInput } from "../demand-input.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { demandDocument, readSubmission } from "../submission.ts";
import { withOwn, type Translator } from "../translation.ts";

export interface DocumentChecksDeps {
  readonly contract: Contract;
  readonly translator: Translator;
  readonly reader: DocumentReader;
  readonly database: Database;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
}

/** What can be said of a document without storing or running it. */
export function documentCheckRoutes(deps: DocumentChecksDeps): Route[] {
  const operation = (id: string): Operation => deps.contract.operations.get(id) as Operation;
  return [
    {
      operation: "validateDocument",
      scope: "documents:read",
      body: "document",
      async handle(request) {
        const { tenant } = request.caller;
        try {
          const submission = await readSubmission(request.document, operation("validateDocument"), deps.reader);
          const { ok, diagnostics } = await deps.translator.translate(tenant, demandDocument(submission));
          return { status: 200, body: { valid: ok, diagnostics } };
        } catch (error) {
          // Here an envelope that cannot be read is an answer, not a refusal.
          if (!(error instanceof ApiError) || error.members.diagnostics === undefined) throw error;
          return { status: 200, body: { valid: false, diagnostics: error.members.diagnostics } };
        }
      },
    },
    {
      operation: "compileDocument",
      scope: "documents:read",
      body: "document",
      async handle(request) {
        const submission = await readSubmission(request.document, operation("compileDocument"), deps.reader);
        const compiled = await deps.translator.demand(request.caller.tenant, demandDocument(submission));
        const { plan, spec, bounds, diagnostics } = compiled;
        return { status: 200, body: { plan, spec, bounds: viewBounds(bounds), diagnostics } };
      },
    },
    {
      operation: "dryRunDocument",
      scope: "documents:read",
      body: "document",
      async handle(request) {
        const submission = await readSubmission(request.document, operation("dryRunDocument"), deps.reader);
        const { plan } = await deps.translator.demand(request.caller.tenant, demandDocument(submission));
        return { status: 200, body: await simulate(deps, request.caller.tenant, plan, submission.fields) };
      },
    },
  ];
}

export function viewBounds(bounds: Bounds): { [name: string]: Json } {
  return {
    steps: bounds.steps,
    activities: bounds.activities,
    history_events: bounds.historyEvents,
    journal_events: bounds.journalEvents,
    parallel: bounds.parallel,
    wall_ms: bounds.wallMs,
    open: [...bounds.open],
  };
}

async function simulate(
  deps: DocumentChecksDeps,
  tenant: string,
  plan: Plan,
  fields: { readonly [name: string]: Json },
) {
  const input = demandInput(plan, fields["input"] ?? {});
  const { mocks, signals, approvals, cancel, time } = fields;
  const given = Object.entries({ mocks, signals, approvals, cancel, time }).filter(([, value]) => value !== undefined);
  const own = await deps.database.withTenant(tenant, listOwnActivities);
  const manifests = withOwn(deps.manifests, own);
  const result = await deps.reader.dryRun({
    plan,
    request: { ...(Object.fromEntries(given) as Partial<DryRunRequest>), input, manifests },
  });
  const { status, output, error, events, effects, virtual_duration, notes } = result;
  const shown = events.map((event) => ({ ...event, run_id: "dry-run" }));
  return { status, output, error, events: shown, effects, virtual_duration, notes };
}
