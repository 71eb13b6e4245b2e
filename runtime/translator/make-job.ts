import type { Type } from "../expressions/index.ts";
import { isJsonObject, type JsonObject } from "../ir/json.ts";
import type { DocumentSource } from "./document-source.ts";
import type { Job } from "./job.ts";
import type { Outline } from "./resolve/outline.ts";
import { typeOfRun } from "./scopes/variables.ts";
import { makeExpressionTable } from "./templates/expression-table.ts";

/** Looks at steps that loops may take to find the type of `last`, besides four for each step of the document. */
const TRIALS = 200;

/** A translation that is to begin. */
export function makeJob(source: DocumentSource, steps: Outline, inputs: Type): Job {
  const job: Job = {
    ...source,
    outline: steps,
    inputs,
    run: typeOfRun(Object.keys(labelsOf(source.document))),
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
      source.report(code, at, message, options);
    },
    told: 0,
    quiet: 0,
    trials: TRIALS + 4 * steps.all.length,
  };
  return job;
}

export function labelsOf(document: JsonObject): { [name: string]: string } {
  const labels = Object.entries(isJsonObject(document["labels"]) ? document["labels"] : {});
  return Object.fromEntries(labels.filter((label): label is [string, string] => typeof label[1] === "string"));
}
