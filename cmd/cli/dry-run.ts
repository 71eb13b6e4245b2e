import { isJsonObject, type JsonObject } from "../../runtime/ir/json.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import { dryRun, type DryRunRequest, type DryRunResult } from "../../runtime/interpreter/dry-run/index.ts";
import { monitorChecks } from "../../runtime/monitors/checks.ts";
import { simulateMonitorCall } from "../../runtime/monitors/simulate.ts";
import { dryRunChecks, prepareInput, translate } from "../../runtime/translator/index.ts";
import { parseDocument } from "../../runtime/translator/parse/index.ts";
import { EXIT, type Context } from "./context.ts";
import { showDiagnostic, showSummary } from "./diagnostic-view.ts";
import { FileError, readDocumentFile, readInput } from "./document-file.ts";
import { makeEventView } from "./event-view.ts";

export interface DryRunOptions {
  readonly input: readonly string[];
  readonly mocks: string | undefined;
}

const REQUEST_FIELDS = ["input", "mocks", "signals", "approvals", "cancel", "time"];

/** `watchloom dry-run FILE`: the whole run simulated here, with mocked calls and virtual time. */
export async function dryRunFile(context: Context, path: string, options: DryRunOptions): Promise<number> {
  const file = readDocumentFile(path);
  const translation = translate(file.text, { format: file.format, checks: monitorChecks, now: Date.now() });
  if (!translation.ok) {
    const lines = file.text.split(/\r\n|\r|\n/);
    if (context.json) context.out(`${JSON.stringify({ valid: false, diagnostics: translation.diagnostics })}\n`);
    else {
      for (const diagnostic of translation.diagnostics) {
        context.err(`${showDiagnostic(diagnostic, file.name, lines, context.paint)}\n\n`);
      }
      context.err(`${showSummary(translation.diagnostics, file.name, context.paint)}\n`);
    }
    return EXIT.failed;
  }
  const given = options.mocks === undefined ? {} : readRequest(options.mocks);
  const input = prepareInput(translation.plan, {
    ...(isJsonObject(given["input"]) ? given["input"] : {}),
    ...(readInput(options.input) as JsonObject | undefined),
  });
  if (!input.ok) {
    const told = input.errors.map(({ pointer, detail }) => `  ${pointer === "" ? "(input)" : pointer}: ${detail}`);
    throw new FileError(`the input does not fit the document's "inputs":\n${told.join("\n")}`);
  }
  const result = await dryRun(translation.plan, {
    ...(given as Partial<DryRunRequest>),
    input: input.value,
    manifests: BUILT_IN_MANIFESTS,
    ...dryRunChecks,
    own: simulateMonitorCall,
  });
  if (context.json) context.out(`${JSON.stringify(result)}\n`);
  else show(context, result);
  return result.status === "completed" ? EXIT.ok : EXIT.failed;
}

function readRequest(path: string): JsonObject {
  const file = readDocumentFile(path);
  const parsed = parseDocument(file.text, file.format);
  if (!parsed.ok) {
    const [first] = parsed.diagnostics;
    throw new FileError(`cannot read ${file.name}:${first?.line}:${first?.column}: ${first?.message}`);
  }
  const { value } = parsed.sourced;
  if (!isJsonObject(value)) throw new FileError(`${file.name} holds no object with ${REQUEST_FIELDS.join(", ")}`);
  const unknown = Object.keys(value).find((name) => !REQUEST_FIELDS.includes(name));
  if (unknown !== undefined) throw new FileError(`${file.name}: "${unknown}" is none of ${REQUEST_FIELDS.join(", ")}`);
  return value;
}

function show(context: Context, result: DryRunResult): void {
  const { out, paint } = context;
  const view = makeEventView(out, paint);
  for (const event of result.events) view.frame({ kind: "event", event: { ...event, run_id: "dry-run" } });
  view.end();
  const verdict = result.status === "completed" ? paint.green(result.status) : paint.red(result.status);
  out(`\n${verdict} after ${result.virtual_duration} of virtual time, with ${result.effects.length} calls\n`);
  if (result.status === "completed") out(`${JSON.stringify(result.output, null, 2)}\n`);
  else if (result.error !== null) out(`${paint.red(result.error.type)} ${result.error.message}\n`);
  for (const note of result.notes) out(`${paint.yellow("note:")} ${note}\n`);
}
