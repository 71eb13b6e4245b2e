import type { Type } from "../expressions/index.ts";
import { joinTypes } from "../expressions/index.ts";
import { parseSize } from "../ir/durations.ts";
import { isJsonObject } from "../ir/json.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Plan, Template } from "../ir/plan.ts";
import { PLAN_VERSION } from "../ir/versions.ts";
import { typeOfAuthorSchema } from "./author-schema/index.ts";
import { checkBounds } from "./check-bounds.ts";
import { planDigest } from "../ir/plan-digest.ts";
import type { DocumentSource, TranslatedDocument } from "./document-source.ts";
import type { Job } from "./job.ts";
import { checkLabels } from "./check-labels.ts";
import { labelsOf, makeJob } from "./make-job.ts";
import type { RunLimits } from "./run-limits.ts";
import { optimise } from "./passes/index.ts";
import { inputSchema } from "./resolve/input-schema.ts";
import { outline } from "./resolve/outline.ts";
import { join } from "./resolve/pointer.ts";
import { rules } from "./rules/index.ts";
import { canComplete } from "./scopes/flow.ts";
import { ANY_TIME, DAY_MS, readDuration } from "./steps/durations.ts";
import { compileTemplate } from "./templates/compile.ts";
import { translateList } from "./translate-step.ts";

const DEFAULT_TIMEOUT_MS = 30 * DAY_MS;
/**
 * Checks one Workflow, of its own or inside another, and lowers it. What comes out is of use only where nothing was
 * reported as an error; then the plan is whole but for `documents`, which the root carries for all.
 */
export function translateDocument(source: DocumentSource): TranslatedDocument {
  const { document, pointer, manifests } = source;
  const steps = outline(document, pointer);
  const job = makeJob(source, steps, typeOfAuthorSchema(inputSchema(objectAt(document, "inputs"))));

  for (const rule of rules)
    rule({ document, pointer, outline: steps, manifests, report: job.report, checks: source.checks });
  checkLabels(document, pointer, job.report);
  const body = translateList(job, steps.root);
  const written = document["output"];
  const output =
    written === undefined
      ? undefined
      : compileTemplate(job, written, join(pointer, "output"), { position: { endOf: steps.root } });
  const inputs = objectAt(document, "inputs");

  const draft: Omit<Plan, "digest"> = {
    planVersion: PLAN_VERSION,
    name: textAt(document, "name"),
    kind: "Workflow",
    labels: labelsOf(document),
    ...(inputs === undefined ? {} : { inputs }),
    body: body.ops,
    exprs: job.exprs.exprs,
    queries: compileQueries(job),
    ...(output === undefined ? {} : { output: output.template }),
    timeoutMs: readDuration(job.report, document["timeout"], join(pointer, "timeout"), ANY_TIME) ?? DEFAULT_TIMEOUT_MS,
    budget: budgetOf(document, source.limits),
    documents: {},
  };
  const optimised = optimise(draft, source.passes);
  const plan: Plan = { ...optimised, digest: planDigest(optimised) };
  const stepPointers = new Map([...steps.byId].map(([id, step]) => [id, step.pointer]));
  if (!source.failed()) {
    const pointerOf = (id: string): string => stepPointers.get(id) ?? pointer;
    const whole = { ...plan, documents: Object.fromEntries(source.pinned) };
    checkBounds(whole, source.limits, source.report, pointerOf);
  }
  return { plan, output: outputOf(job, output?.type ?? body.output), stepPointers, costs: job.costs };
}

/** "`return` … ends the run" with its own value, past the document's `output`. */
function outputOf(job: Job, output: Type): Type {
  return canComplete(job.outline.root) ? joinTypes(output, ...job.returns) : joinTypes(...job.returns);
}

/** "Queries": asked at any moment, so every step may be null still. */
function compileQueries(job: Job): { [name: string]: Template } {
  const queries = objectAt(job.document, "queries") ?? {};
  const at = join(job.pointer, "queries");
  const position = { endOf: job.outline.root, unfinished: true } as const;
  return Object.fromEntries(
    Object.keys(queries)
      .sort()
      .map((name) => [name, compileTemplate(job, queries[name]!, join(at, name), { position }).template]),
  );
}

function budgetOf(document: JsonObject, limits: RunLimits): Plan["budget"] {
  const budget = objectAt(document, "budget") ?? {};
  const bytes = typeof budget["bytes"] === "string" ? parseSize(budget["bytes"]) : null;
  return {
    ...(typeof budget["tokens"] === "number" ? { tokens: budget["tokens"] } : {}),
    steps: typeof budget["steps"] === "number" ? budget["steps"] : limits.budgetSteps,
    ...(bytes === null ? {} : { bytes }),
  };
}

function objectAt(document: JsonObject, key: string): JsonObject | undefined {
  const value: Json | undefined = document[key];
  return isJsonObject(value) ? value : undefined;
}

function textAt(document: JsonObject, key: string): string {
  const value = document[key];
  return typeof value === "string" ? value : "";
}
