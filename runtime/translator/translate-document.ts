import type { Type } from "../expressions/index.ts";
import { joinTypes, typeFromSchema } from "../expressions/index.ts";
import { parseSize } from "../ir/durations.ts";
import { isJsonObject } from "../ir/json.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import type { Plan, Template } from "../ir/plan.ts";
import { PLAN_VERSION } from "../ir/versions.ts";
import { checkBounds } from "./check-bounds.ts";
import { planDigest } from "./digest.ts";
import type { Report } from "./diagnostics.ts";
import type { Job } from "./job.ts";
import type { RunLimits } from "./run-limits.ts";
import { optimise } from "./passes/index.ts";
import type { Child, ChildDocuments } from "./resolve/children.ts";
import { inputSchema } from "./resolve/input-schema.ts";
import { outline } from "./resolve/outline.ts";
import { join } from "./resolve/pointer.ts";
import { rules } from "./rules/index.ts";
import { canComplete } from "./scopes/flow.ts";
import { typeOfRun } from "./scopes/variables.ts";
import { ANY_TIME, DAY_MS, readDuration } from "./steps/durations.ts";
import { compileTemplate } from "./templates/compile.ts";
import { makeExpressionTable } from "./templates/expression-table.ts";
import { translateList } from "./translate-step.ts";

const DEFAULT_TIMEOUT_MS = 30 * DAY_MS;
/** Looks at steps that loops may take to find the type of `last`, besides four for each step of the document. */
const TRIALS = 200;

export interface DocumentSource {
  readonly document: JsonObject;
  /** Of the document in its source. */
  readonly pointer: string;
  readonly report: Report;
  readonly children: ChildDocuments;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
  readonly secrets: ReadonlySet<string> | undefined;
  readonly limits: RunLimits;
  /** Every child's plan by digest, those of other documents of this translation too. */
  readonly pinned: ReadonlyMap<string, Plan>;
  /** Whether a mistake was reported: then bounds would only repeat what it does. */
  readonly failed: () => boolean;
}

export interface TranslatedDocument extends Child {
  readonly stepPointers: ReadonlyMap<string, string>;
  /** The most steps that evaluating an expression takes, by its text. */
  readonly costs: ReadonlyMap<string, number>;
}

/**
 * Checks one Workflow, of its own or inside another, and lowers it. What comes out is of use only where nothing was
 * reported as an error; then the plan is whole but for `documents`, which the root carries for all.
 */
export function translateDocument(source: DocumentSource): TranslatedDocument {
  const { document, pointer, manifests } = source;
  const steps = outline(document, pointer);
  const job: Job = {
    ...source,
    outline: steps,
    inputs: typeFromSchema(inputSchema(objectAt(document, "inputs"))),
    run: typeOfRun(Object.keys(labelsOf(document))),
    exprs: makeExpressionTable(),
    costs: new Map(),
    types: new Map(),
    bindings: new Map(),
    facts: new Map(),
    untrusted: new Set(),
    untyped: new Set(),
    returns: [],
    report: (code, at, message, options) => {
      if (job.quiet > 0) return;
      job.told += 1;
      source.report(code, at, clip(message), options);
    },
    told: 0,
    quiet: 0,
    trials: TRIALS + 4 * steps.all.length,
  };

  for (const rule of rules) rule({ document, pointer, outline: steps, manifests, report: job.report });
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
  const optimised = optimise(draft);
  const plan: Plan = { ...optimised, digest: planDigest(optimised) };
  const stepPointers = new Map([...steps.byId].map(([id, step]) => [id, step.pointer]));
  if (!source.failed()) {
    const pointerOf = (id: string): string => stepPointers.get(id) ?? pointer;
    const whole = { ...plan, documents: Object.fromEntries(source.pinned) };
    checkBounds(whole, source.limits, source.report, pointerOf);
  }
  return { plan, output: outputOf(job, output?.type ?? body.output), stepPointers, costs: job.costs };
}

/** A hostile name must not buy a long answer. */
const MAX_MESSAGE = 1000;

function clip(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
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

function labelsOf(document: JsonObject): { [name: string]: string } {
  const labels = Object.entries(objectAt(document, "labels") ?? {});
  return Object.fromEntries(labels.filter((label): label is [string, string] => typeof label[1] === "string"));
}

function objectAt(document: JsonObject, key: string): JsonObject | undefined {
  const value: Json | undefined = document[key];
  return isJsonObject(value) ? value : undefined;
}

function textAt(document: JsonObject, key: string): string {
  const value = document[key];
  return typeof value === "string" ? value : "";
}
