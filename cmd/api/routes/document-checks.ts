import { dryRun, type DryRunRequest } from "../../../runtime/interpreter/dry-run/index.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../../runtime/ir/manifest.ts";
import type { Bounds, Plan } from "../../../runtime/ir/plan.ts";
import { dryRunChecks } from "../../../runtime/translator/input/index.ts";
import type { Contract, Operation } from "../contract.ts";
import { demandInput } from "../demand-input.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { demandDocument, readSubmission } from "../submission.ts";
import type { Translator } from "../translation.ts";

export interface DocumentChecksDeps {
  readonly contract: Contract;
  readonly translator: Translator;
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
          const submission = readSubmission(request.document, operation("validateDocument"));
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
        const submission = readSubmission(request.document, operation("compileDocument"));
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
        const submission = readSubmission(request.document, operation("dryRunDocument"));
        const { plan } = await deps.translator.demand(request.caller.tenant, demandDocument(submission));
        return { status: 200, body: await simulate(plan, submission.fields, deps.manifests) };
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

/** Of a simulated run, so that one request cannot hold the process that serves the others. */
const MAX_DRY_RUN_MS = 10_000;

async function simulate(
  plan: Plan,
  fields: { readonly [name: string]: Json },
  manifests: ReadonlyMap<string, ActivityManifest>,
) {
  const input = demandInput(plan, fields["input"] ?? {});
  const until = performance.now() + MAX_DRY_RUN_MS;
  const { mocks, signals, approvals, cancel, time } = fields;
  const given = Object.entries({ mocks, signals, approvals, cancel, time }).filter(([, value]) => value !== undefined);
  const result = await dryRun(plan, {
    ...(Object.fromEntries(given) as Partial<DryRunRequest>),
    input,
    manifests,
    ...dryRunChecks,
    async breathe() {
      await new Promise((resolve) => setImmediate(resolve));
      if (performance.now() > until) {
        throw new ApiError("invalid-payload", `the simulated run computes for more than ${MAX_DRY_RUN_MS / 1000} s`);
      }
    },
  });
  const { status, output, error, events, effects, virtual_duration, notes } = result;
  const shown = events.map((event) => ({ ...event, run_id: "dry-run" }));
  return { status, output, error, events: shown, effects, virtual_duration, notes };
}
