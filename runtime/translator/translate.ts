import type { Diagnostic } from "../ir/diagnostic.ts";
import { isJsonObject } from "../ir/json.ts";
import type { JsonObject } from "../ir/json.ts";
import { BUILT_IN_MANIFESTS } from "../ir/manifest.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import type { MonitorSpec } from "../ir/monitor.ts";
import type { Bounds, Plan, TemporalWorkflowSpec } from "../ir/plan.ts";
import { computeBounds } from "./bounds.ts";
import type { DiagnosticCode } from "./diagnostic-codes.ts";
import { inOrder, makeReporter } from "./diagnostics.ts";
import type { Report } from "./diagnostics.ts";
import type { MonitorChecks, TranslatedDocument } from "./document-source.ts";
import { emitSpec } from "../ir/workflow-spec.ts";
import { translateMonitor } from "./monitor/translate-monitor.ts";
import { parseDocument } from "./parse/index.ts";
import type { Format } from "./parse/index.ts";
import { makeChildDocuments } from "./resolve/child-documents.ts";
import type { Family, StoredDocument } from "./resolve/child-documents.ts";
import type { ChildDocuments } from "./resolve/children.ts";
import { referencesOf } from "./resolve/references.ts";
import { DEFAULT_RUN_LIMITS } from "./run-limits.ts";
import type { RunLimits } from "./run-limits.ts";
import { warnOfCallers } from "./stored-callers.ts";
import { translateDocument } from "./translate-document.ts";
import { validateDocument } from "./validate.ts";
import type { MonitorDocument, WorkflowDocument } from "./validate.ts";

export interface TranslateOptions {
  /** Default `auto`: JSON where the text begins with `{`, else YAML. */
  readonly format?: Format;
  /** Default: the built-in activities. */
  readonly manifests?: ReadonlyMap<string, ActivityManifest>;
  /** Stored documents, by `name` (the newest), `name@3` or `sha256:…`; absent: there are none. */
  readonly documents?: (ref: string) => StoredDocument | undefined;
  /** Names of the tenant's stored documents, to suggest one where a reference misses; absent: nothing is suggested. */
  readonly documentNames?: ReadonlySet<string> | undefined;
  /** Names of the tenant's secrets; absent: not checked. */
  readonly secrets?: ReadonlySet<string> | undefined;
  /** The tenant's; absent: {@link DEFAULT_RUN_LIMITS}. */
  readonly limits?: Partial<RunLimits>;
  readonly tenant?: string;
  /** What knows selections; absent: what is wrong in one is found by the first check. */
  readonly checks?: MonitorChecks | undefined;
  /** Names of the optimiser's passes that are run; absent: all. What a document means is the same with any of them. */
  readonly passes?: readonly string[] | undefined;
  /** Stored documents that run this one by its name: told of, where they will no longer fit once it is stored. */
  readonly callers?: readonly StoredDocument[];
  /** ms since the epoch: what is past is told of. No plan depends on it. Absent: nothing is past. */
  readonly now?: number | undefined;
}

export type Translation =
  | {
      readonly ok: true;
      readonly plan: Plan;
      readonly spec: TemporalWorkflowSpec;
      readonly bounds: Bounds;
      /** Warnings. */
      readonly diagnostics: readonly Diagnostic[];
      readonly document: WorkflowDocument | MonitorDocument;
      /** Of a Monitor: what is done with the plan, and when. */
      readonly monitor?: MonitorSpec;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Turns a document into a plan, or says everything that is wrong with it, in the order of the text. Pure and
 * synchronous; the same input gives the same bytes. Never throws for a bad document.
 */
export function translate(source: string | Uint8Array, options: TranslateOptions = {}): Translation {
  const family = makeFamily(options);
  const checked = checkSource(source, options.format ?? "auto", family, (document) =>
    makeChildDocuments(family, [namesOf(document)]),
  );
  if (checked.translated === null) return { ok: false, diagnostics: checked.diagnostics };
  const { plan: own, stepPointers, costs, monitor } = checked.translated;
  const plan: Plan = { ...own, documents: sorted(family.pinned) };
  return {
    ok: true,
    plan,
    spec: emitSpec(plan, {
      tenant: options.tenant ?? "default",
      runId: "",
      time: "1970-01-01T00:00:00.000Z",
      input: { v: {} },
    }),
    bounds: computeBounds(
      plan,
      (id) => stepPointers.get(id) ?? "",
      (text) => costs.get(text) ?? 0,
    ),
    diagnostics: inOrder([...checked.diagnostics, ...noLongerFitting(source, own.name, options)]),
    document: checked.document as unknown as WorkflowDocument,
    ...(monitor === undefined ? {} : { monitor }),
  };
}

/** Stored documents that the text names in `run` and `undo`, so that a caller can fetch them first; sorted. */
export function documentReferences(source: string | Uint8Array, format: Format = "auto"): string[] {
  const { sourced } = parseDocument(source, format);
  return sourced !== null && isJsonObject(sourced.value) ? referencesOf(sourced.value) : [];
}

function noLongerFitting(source: string | Uint8Array, name: string, options: TranslateOptions): Diagnostic[] {
  const { callers = [], documents } = options;
  if (callers.length === 0) return [];
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  return warnOfCallers(name, text, callers, documents, (caller, known) =>
    translate(caller.source, { ...options, format: "auto", callers: [], documents: known }).diagnostics.filter(isError),
  );
}

type Checked =
  | {
      readonly translated: TranslatedDocument;
      readonly document: JsonObject;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly translated: null; readonly diagnostics: readonly Diagnostic[] };

/** All phases but the last: every mistake of every phase, as far as the text can be read. */
function checkSource(
  source: string | Uint8Array,
  format: Format,
  family: SharedFamily,
  childrenOf: (document: JsonObject) => ChildDocuments,
): Checked {
  const parsed = parseDocument(source, format);
  const said = parsed.ok ? parsed.warnings : parsed.diagnostics;
  if (parsed.sourced === null) return { translated: null, diagnostics: inOrder(said) };
  const { sourced } = parsed;
  const validated = validateDocument(sourced);
  const found = [...said, ...(validated.ok ? [] : validated.diagnostics)];
  const document = sourced.value;
  if (!isJsonObject(document)) return { translated: null, diagnostics: inOrder(found) };
  const reporter = makeReporter(sourced);
  const translateOne = document["kind"] === "Monitor" ? translateMonitor : translateDocument;
  const translated = translateOne({
    ...family.shared,
    document,
    pointer: "",
    report: exceptAt(found, reporter.report),
    children: childrenOf(document),
    failed: () => [...found, ...reporter.list()].some(isError),
  });
  const diagnostics = inOrder(withoutLosses(withoutEchoes(found, reporter.list())));
  return diagnostics.some(isError) ? { translated: null, diagnostics } : { translated, document, diagnostics };
}

type SharedFamily = Family & { readonly shared: Shared };
type Shared = Pick<
  Parameters<typeof translateDocument>[0],
  "manifests" | "secrets" | "limits" | "pinned" | "checks" | "passes" | "now"
>;

function makeFamily(options: TranslateOptions): SharedFamily {
  const pinned = new Map<string, Plan>();
  const shared: Shared = {
    manifests: options.manifests ?? BUILT_IN_MANIFESTS,
    secrets: options.secrets,
    limits: { ...DEFAULT_RUN_LIMITS, ...options.limits },
    pinned,
    checks: options.checks?.open(),
    passes: options.passes,
    now: options.now,
  };
  const family: SharedFamily = {
    shared,
    refs: new Set(),
    documents: options.documents,
    documentNames: options.documentNames ?? new Set(),
    pinned,
    known: new Map(),
    translateInline: (document, pointer, report, children) =>
      translateDocument({ ...shared, document, pointer, report, children, failed: () => false }),
    translateStored: (stored, children) => {
      const checked = checkSource(stored.source, "auto", family, () => children);
      if (checked.translated !== null) return checked.translated;
      const { code, message, line } = checked.diagnostics.find(isError)!;
      return { code, mistake: `${message} (line ${line})`, message };
    },
  };
  return family;
}

/** What validation has said of a place is enough: the same mistake is not told twice. */
function exceptAt(said: readonly Diagnostic[], report: Report): Report {
  const told = new Set(said.filter(isError).map(({ pointer }) => pointer));
  return (code, pointer, ...rest) => {
    if (code === MISPLACED || !told.has(pointer)) report(code, pointer, ...rest);
  };
}

/** An expression where none may stand breaks the form of that place too, but that is not what is wrong with it. */
const MISPLACED = "expr.not_allowed_here";

function withoutEchoes(validated: readonly Diagnostic[], checked: readonly Diagnostic[]): Diagnostic[] {
  const misplaced = new Set(checked.filter(({ code }) => code === MISPLACED).map(({ pointer }) => pointer));
  return [
    ...validated.filter(({ code, pointer }) => !code.startsWith("value.") || !misplaced.has(pointer)),
    ...checked,
  ];
}

/** What a map lacks once a forbidden key was taken out of it: most likely that key stood in its place. */
const LACKS: ReadonlySet<DiagnosticCode> = new Set([
  "value.out_of_range",
  "value.not_one_of",
  "value.missing",
  "step.no_kind",
]);

function withoutLosses(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const robbed = new Set(
    diagnostics.flatMap(({ code, pointer }) =>
      code === "parse.forbidden_key" ? [pointer.slice(0, pointer.lastIndexOf("/"))] : [],
    ),
  );
  if (robbed.size === 0) return diagnostics;
  return diagnostics.filter(({ code, pointer }) => !robbed.has(pointer) || !LACKS.has(code as DiagnosticCode));
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}

/** The root is known by its name alone: which version it will be is not decided yet. */
function namesOf(document: JsonObject): string[] {
  const { name } = document;
  return typeof name === "string" ? [name] : [];
}

function sorted(pinned: ReadonlyMap<string, Plan>): { [digest: string]: Plan } {
  return Object.fromEntries([...pinned].sort(([a], [b]) => (a < b ? -1 : 1)));
}
