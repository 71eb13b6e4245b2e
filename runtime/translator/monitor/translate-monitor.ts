import { ANY, mapOf, pathsRead, type Type, membersOf } from "../../expressions/index.ts";
import { canonicalJson } from "../../ir/canonical-json.ts";
import { parseSize } from "../../ir/durations.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Ignored, LookSettings, MonitorSpec, ProposalBounds, ValueKind } from "../../ir/monitor.ts";
import type { CheckedExpr, Plan, Template } from "../../ir/plan.ts";
import { sha256Hex } from "../../ir/sha256.ts";
import { PLAN_VERSION } from "../../ir/versions.ts";
import { walkOps } from "../../ir/walk-ops.ts";
import { checkBounds } from "../check-bounds.ts";
import { reportSchemaProblems, typeOfAuthorSchema } from "../author-schema/index.ts";
import { planDigest } from "../../ir/plan-digest.ts";
import type { DocumentSource, TranslatedDocument } from "../document-source.ts";
import { checkLabels } from "../check-labels.ts";
import { labelsOf, makeJob } from "../make-job.ts";
import type { Job } from "../job.ts";
import { optimise } from "../passes/index.ts";
import { readActivity } from "../resolve/activities.ts";
import { outline } from "../resolve/outline.ts";
import { join } from "../resolve/pointer.ts";
import { rules } from "../rules/index.ts";
import { checkSelection, reportSelectionMistake } from "../selections.ts";
import { compileInput } from "../steps/input.ts";
import { readRetry } from "../steps/retry.ts";
import { compileTemplate } from "../templates/compile.ts";
import { translateList } from "../translate-step.ts";
import { checkAddresses } from "./check-addresses.ts";
import { checkPlaces } from "./places-of-expressions.ts";
import { scopeOf, type MonitorVariables } from "./places.ts";
import { cutSelection, withStandIns, type CutSelection } from "./own-operations.ts";
import { makePrograms } from "./programs.ts";
import { textNeeds } from "./text-needs.ts";
import { LOAD, made, overLoad, overLook } from "./rename.ts";
import { lowerMonitor, type Attempts } from "./lower.ts";
import { gapsOf, proposalBounds, readSchedule } from "./schedule.ts";
import { objectAt, readCondition, readHealth, readSettle, type SettingsRequest } from "./settings.ts";
import {
  conditionalFeed,
  conditionalHttp,
  readSource,
  SOURCE,
  sourceCall,
  withMemory,
  type LoweredSource,
} from "./source.ts";
import {
  kindOfType,
  selectedType,
  sourceType,
  type ValueType,
  findsNothing,
  nameOfOperation,
  wordOf,
} from "./value-type.ts";

/** "`retry: {attempts: 4, initial: 10s, factor: 3, max: 5m}`". */
const RETRY: JsonObject = { attempts: 4, initial: "10s", factor: 3, max: "5m" };
const SHORTEST_RUN_MS = 10 * 60_000;
const LONGEST_RUN_MS = 86_400_000;

/** Checks a Monitor and lowers it to the plan of one check, with what says when checks are made. */
export function translateMonitor(source: DocumentSource): TranslatedDocument {
  const { document, pointer, manifests } = source;
  const written = readSource(document);
  const inside = { steps: written.name === "steps" ? written.body : [] };
  const steps = outline(inside, join(pointer, "source"));
  const job = makeJob(source, steps, mapOf({}));
  checkPlaces(document, pointer, job.report);
  for (const rule of rules)
    rule({
      document: inside,
      pointer: join(pointer, "source"),
      outline: steps,
      manifests,
      report: job.report,
      checks: source.checks,
    });
  checkSelections(source, job);
  checkLabels(document, pointer, job.report);
  checkAddresses(document, pointer, job.report);

  const schedule = readSchedule(job.report, document["schedule"], join(pointer, "schedule"));
  const list = translateList(job, steps.root);
  const given = written.isOne ? sourceType(written.name, objectAt(document, "source"), manifests, list.output) : ANY;
  checkOrder(job, document["select"], given, join(pointer, "select"));
  const selection = cutSelection(job, document["select"], given, join(pointer, "select"));
  const value = valueOf(document, written.name, given, source);
  const condition = readCondition(document, value);
  const { ask, onError } = objectAt(document, "condition");
  const variables: MonitorVariables = {
    value,
    labels: Object.keys(labelsOf(document)),
    hasUrl: written.name === "http" || written.name === "feed",
    asks: ask !== undefined,
    onErrorNotifies: onError === "notify",
  };
  const gapMs = gapsOf(schedule).shortest;
  const retry = readRetry(job.report, { ...RETRY, ...objectAt(document, "retry") }, join(pointer, "retry"));
  const told = written.isOne ? job : { ...job, report: () => undefined };
  const lowered = lowerSource(told, written, list.ops, variables, { gapMs, retry });
  const programs = makePrograms(
    job,
    { ...variables, item: itemType(job, document, variables) },
    {
      when: condition.trigger !== "change" || condition.firstRun === "notify",
      notify: condition.firstRun === "notify",
    },
  );
  const request: SettingsRequest = { job, document, pointer, report: job.report, condition, schedule, programs };
  const when = programs.condition(
    objectAt(document, "condition")["when"],
    join(pointer, "condition", "when"),
    overLook(job.exprs),
  );
  const proposes = proposalBounds(schedule);
  const ownLook = readLook(document, written.name, value, programs.value, source, proposes);
  const reads = ownLook.extract !== undefined || ownLook.kind === "facts";
  if (objectAt(document, "compare")["by"] === "meaning" && ownLook.kind !== "facts") {
    const message =
      "Only what a search found is compared by meaning: `meaning` needs `source: {search}`, without `select` and `extract`";
    job.report("value.not_allowed", join(pointer, "compare", "by"), message);
  }
  const settle = readSettle({ ...request, ...(reads || ask !== undefined ? { proposes } : {}) });
  const text = textNeeds(ownLook, settle, job.exprs.exprs);
  const look = {
    ...ownLook,
    ...(text === null ? {} : { text }),
    ...(settle.tokensPerDay === undefined ? {} : { tokensPerDay: settle.tokensPerDay }),
  };
  const health = readHealth(request);
  if (ask !== undefined || reads)
    demandAvailable(job, "llm.generate", join(pointer, ask === undefined ? "extract" : "condition"));

  const stateDigest = digestOf(document, selection);
  const { body, output } = lowerMonitor({
    table: job.exprs,
    source: lowered,
    selection,
    attempts: { gapMs, retry },
    name: textAt(document, "name"),
    stateDigest,
    look,
    settle,
    health,
    ...(when === undefined ? {} : { when }),
    readsPrevious: job.exprs.exprs.some(readsPrevious),
    asksModels: asksModels(lowered, [...source.pinned.values()]),
  });
  const draft: Omit<Plan, "digest"> = {
    planVersion: PLAN_VERSION,
    name: textAt(document, "name"),
    kind: "Monitor",
    labels: labelsOf(document),
    body,
    exprs: job.exprs.exprs,
    queries: {},
    output,
    timeoutMs: Math.min(LONGEST_RUN_MS, Math.max(SHORTEST_RUN_MS, gapMs)),
    budget: budgetOf(document, source),
    documents: {},
  };
  const optimised = optimise(draft, source.passes);
  const plan: Plan = { ...optimised, digest: planDigest(optimised) };
  const { expires } = document;
  tellExpired(source);
  const monitor: MonitorSpec = {
    stateDigest,
    schedule,
    health,
    settle,
    ...(typeof expires === "string" ? { expires } : {}),
  };
  const stepPointers = new Map([...steps.byId].map(([id, step]) => [id, step.pointer]));
  if (!source.failed()) {
    const whole = { ...plan, documents: Object.fromEntries(source.pinned) };
    checkBounds(whole, source.limits, source.report, (id) => stepPointers.get(id) ?? join(pointer, "source"));
  }
  return { plan, output: ANY, stepPointers, costs: job.costs, monitor };
}

/** Whether it is a mistake only the time tells, which who translates may give. */
function tellExpired({ document: { expires }, pointer, report, now }: DocumentSource): void {
  if (now === undefined || typeof expires !== "string" || !(Date.parse(expires) <= now)) return;
  const message = `"${expires}" is past: the monitor would be expired at once, and no check would begin`;
  report("monitor.expired", join(pointer, "expires"), message);
}

const MODELS: ReadonlySet<string> = new Set(["llm.generate", "search.ask"]);

/** In the documents that its steps run, too. */
function asksModels({ steps, call }: LoweredSource, children: readonly Plan[]): boolean {
  const bodies = [steps, ...children.map(({ body }) => body)];
  const calls = bodies.flatMap((body) => [...walkOps(body)]).flatMap((op) => (op.op === "segment" ? op.calls : []));
  return [...calls, ...(call === undefined ? [] : [call])].some(({ activity }) => MODELS.has(activity));
}

/** Whether the source itself asks for what was seen before: only then it travels with every check. */
function readsPrevious({ tree }: CheckedExpr): boolean {
  const paths = pathsRead(tree).get(`steps.${LOAD}`) ?? [];
  return paths.some(([field]) => field === undefined || field === "previous" || field === "lastNotified");
}

/**
 * "The baseline belongs to the digest of (`source`, `select`, `extract`, `compare`)"; another version of an operation of
 * one's own is another way of selecting.
 */
function digestOf(
  { source = null, select = null, extract = null, compare = null }: JsonObject,
  { own }: CutSelection,
): string {
  const versions = own.map(({ activity, version }) => [activity, version]);
  return `sha256:${sha256Hex(canonicalJson([source, select, extract, compare, ...(own.length === 0 ? [] : [versions])]))}`;
}

function valueOf(document: JsonObject, name: string, given: Type, source: DocumentSource): ValueType {
  const { extract } = document;
  if (isJsonObject(extract) && isJsonObject(extract["schema"])) {
    return { type: typeOfAuthorSchema(extract["schema"]), kind: "object" };
  }
  const type = selectedType(document["select"], given, source.manifests);
  const by = objectAt(document, "compare")["by"];
  if (name === "search" && by !== "exact" && document["select"] === undefined) return { type, kind: "facts" };
  return { type, kind: kindOfType(type) };
}

function lowerSource(
  job: Job,
  { name, body }: ReturnType<typeof readSource>,
  ops: LoweredSource["steps"],
  variables: MonitorVariables,
  { gapMs, retry }: Attempts,
): LoweredSource {
  const at = join(job.pointer, "source", name);
  const given = (id: string): Template => ({ e: job.exprs.add(made("source", ["var", 0, 0, `steps.${id}`])) });
  if (name === "steps") {
    const last = ops.at(-1);
    return { steps: ops, given: last === undefined ? { v: null } : given(last.id) };
  }
  // That there is none was said.
  if (body === null) return { steps: [], given: { v: null } };
  const position = { endOf: job.outline.root } as const;
  const scope = scopeOf("source", variables, false);
  const own = { ...job, exprs: overLoad(job.exprs) };
  const compile = (activity: string, input: Json, pointer: string): Template => {
    demandAvailable(job, activity, pointer);
    return compileInput(own, activity, input, pointer, (value, where) =>
      compileTemplate(own, value, where, { position, scope, secrets: true }),
    ).template;
  };
  const call = (activity: string, template: Template): LoweredSource => {
    const timeoutMs = job.manifests.get(activity)?.timeoutMs ?? 60_000;
    const limits = { retry, timeoutMs, deadlineMs: gapMs, maxBytes: bytesOf(job.document) };
    return { steps: [], call: sourceCall(activity, template, limits), given: given(SOURCE) };
  };
  const fields = isJsonObject(body) ? body : {};
  switch (name) {
    case "http": {
      const template = compile("http.request", fields, at);
      return call("http.request", conditionalHttp(template, job.exprs, fields["method"]));
    }
    case "feed":
      return call("feed.read", conditionalFeed(compile("feed.read", fields, at), job.exprs));
    case "search":
      return call("search.ask", withMemory(compile("search.ask", fields, at), job.exprs));
    default: {
      const manifest = readActivity(job, fields["activity"], join(at, "activity"));
      const activity = manifest?.name ?? "";
      const lowered = call(activity, compile(activity, fields["with"] ?? {}, join(at, "with")));
      if (manifest === undefined || BUILT_IN_MANIFESTS.has(activity)) return lowered;
      if (manifest.queue !== undefined) return { ...lowered, queue: manifest.queue };
      job.report(
        "call.queue_missing",
        join(at, "activity"),
        `"${activity}" is an activity of your own workers: say with \`queue\` in its manifest where they take it, or call ` +
          "it in `steps`",
      );
      return lowered;
    }
  }
}

const KIND_WORDS: Readonly<Record<Exclude<ValueKind, "list">, string>> = {
  text: "a text is compared here",
  number: "a number is compared here",
  object: "one object is compared here",
  facts: "facts are compared by their meaning here",
};

function readLook(
  document: JsonObject,
  name: string,
  { kind }: ValueType,
  compile: ReturnType<typeof makePrograms>["value"],
  { pointer, report }: Pick<DocumentSource, "pointer" | "report">,
  proposes: ProposalBounds | undefined,
): LookSettings {
  const { identity, ignore } = objectAt(document, "compare");
  const { extract } = document;
  const { query } = objectAt(objectAt(document, "source"), name);
  const schema = isJsonObject(extract) ? extract["schema"] : undefined;
  const model = isJsonObject(extract) ? extract["model"] : undefined;
  const at = join(pointer, "compare", "identity");
  if (typeof identity === "string" && kind !== null && kind !== "list")
    report("monitor.identity_of_no_list", at, `\`identity\` tells the items of a list apart, and ${KIND_WORDS[kind]}`);
  return {
    source: name as LookSettings["source"],
    ...(typeof query === "string" ? { query } : {}),
    kind,
    ...(typeof identity === "string" ? { identity: compile(identity, at, "identity").program } : {}),
    ignore: (Array.isArray(ignore) ? ignore : []) as Ignored[],
    ...(isJsonObject(schema) ? { extract: { schema, ...(typeof model === "string" ? { model } : {}) } } : {}),
    ...(proposes !== undefined && (isJsonObject(schema) || kind === "facts") ? { proposes } : {}),
  };
}

/** What `over` of `each` gives, for the types of `line`; its mistakes are told where it is compiled. */
function itemType(job: Job, document: JsonObject, variables: MonitorVariables): Type {
  const each = objectAt(document, "notify")["each"];
  const over = isJsonObject(each) ? each["over"] : undefined;
  if (typeof over !== "string") return ANY;
  const silent = { ...job, report: () => undefined, exprs: { exprs: [], add: () => 0 } };
  const scope = scopeOf("notify", variables, true);
  const { type } = compileTemplate(silent, over, "", { position: { endOf: job.outline.root }, scope });
  return type.kind === "list" ? type.items : ANY;
}

function checkSelections({ document, pointer, checks }: DocumentSource, job: Job): void {
  const { select, extract } = document;
  const { ignore } = objectAt(document, "compare");
  if (Array.isArray(select)) checkSelection(checks, withStandIns(select), join(pointer, "select"), job.report);
  if (Array.isArray(ignore)) {
    for (const { at, ...mistake } of checks?.ignore(ignore as Ignored[]) ?? []) {
      const path = typeof ignore[at] === "string" ? [at] : [at, "jsonpath"];
      reportSelectionMistake(job.report, join(pointer, "compare", "ignore", ...path), mistake);
    }
  }
  if (isJsonObject(extract) && isJsonObject(extract["schema"])) {
    const at = join(pointer, "extract", "schema");
    reportSchemaProblems(extract["schema"], at, job.report);
    const type = typeOfAuthorSchema(extract["schema"]);
    if (!membersOf(type).some(({ kind }) => kind === "map" || kind === "any"))
      job.report("type.mismatch", at, `\`extract\` fills an object, and this schema is of ${wordOf(type)}`);
  }
}

/** An operation that finds nothing makes every check `empty`, and none of them tells why. */
function checkOrder(job: Job, select: Json | undefined, given: Type, pointer: string): void {
  if (!Array.isArray(select)) return;
  let before = given;
  for (const [index, op] of select.entries()) {
    if (findsNothing(op, before)) {
      const from = index === 0 ? "the source" : "what stands before it";
      const message = `"${nameOfOperation(op)}" reads HTML, and ${from} gives ${wordOf(before)}: it would never find anything`;
      job.report("select.never_matches", join(pointer, index), message);
      return;
    }
    before = selectedType([op], before, job.manifests);
  }
}

function demandAvailable(job: Job, activity: string, pointer: string): void {
  if (job.manifests.get(activity)?.available !== false) return;
  job.report(
    "not-available-yet",
    pointer,
    `The activity "${activity}" is not available yet; it comes with a later version of Watchloom`,
  );
}

function budgetOf(document: JsonObject, { limits }: DocumentSource): Plan["budget"] {
  const bytes = bytesOf(document);
  return { steps: limits.budgetSteps, ...(bytes === undefined ? {} : { bytes }) };
}

function bytesOf(document: JsonObject): number | undefined {
  const written = objectAt(document, "budget")["bytesPerCheck"];
  return typeof written === "string" ? (parseSize(written) ?? undefined) : undefined;
}

function textAt(document: JsonObject, key: string): string {
  const value = document[key];
  return typeof value === "string" ? value : "";
}
