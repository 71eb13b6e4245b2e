import { fail } from "../ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../ir/json.ts";
import type { ConditionRules, LookSettings, SettleSettings } from "../ir/monitor.ts";
import { conclude, selectFrom, shownCheck, type CheckMemory, type Seen } from "./check/index.ts";
import { compareValue, compileIgnore } from "./compare/index.ts";
import { needsWhen } from "./condition/index.ts";
import { makeDraft, messageOf } from "./message/index.ts";
import { extractRequest } from "./model/index.ts";
import { judgeProposals, readForm, saidIn, type Said } from "./proposal/index.ts";

/**
 * The calls `monitor.…` in a dry run: what a check computes, without anything that is remembered or sent. A first check,
 * unless `monitor-load` is mocked with `firstRun: false` and the value that was `previous`. Undefined: no such call.
 */
export function simulateMonitorCall(activity: string, input: Json, now: number): Json | undefined {
  const given = isJsonObject(input) ? input : {};
  switch (activity) {
    case "monitor.load":
      return load(given);
    case "monitor.pick":
      return pick(given, now);
    case "monitor.look":
      return look(given);
    case "monitor.settle":
      return settle(given, now);
    case "monitor.fail":
      return { health: null };
    default:
      return undefined;
  }
}

function load({ settings }: JsonObject): Json {
  const { name = "" } = objectOf(settings);
  return {
    monitor: { id: null, name, labels: {} },
    etag: null,
    lastModified: null,
    firstRun: true,
    previous: null,
    lastNotified: null,
    memory: [],
    version: 0,
  };
}

interface Selected {
  readonly value: Json;
  readonly text: string;
  readonly url: string | null;
  readonly empty: boolean;
}

function select(input: JsonObject): Selected {
  const { given, settings } = input;
  const { source, select: selection, kind, extract, partly = false } = objectOf(settings) as unknown as LookSettings;
  const rest = {
    select: (selection as Json | undefined) ?? null,
    value: extract === undefined ? kind : "text",
    partly,
  };
  const before = objectOf(input["picked"]) as unknown as Selected;
  if (isJsonObject(input["picked"] ?? null)) {
    // On from what an operation of a worker made of it; null is no match.
    const { selected = null } = input;
    if (before.empty || selected === null) return { ...before, empty: true, value: null, text: "" };
    const on = selectFrom({ body: selected, ...rest, fromHttp: false });
    return { ...before, ...on, text: typeof on.value === "string" ? on.text : before.text };
  }
  const answer = objectOf(given);
  const url = typeof answer["url"] === "string" ? answer["url"] : null;
  const body =
    source === "http" ? (answer["body"] ?? null) : source === "feed" ? (answer["items"] ?? []) : (given ?? null);
  const selected = selectFrom({
    body,
    ...(url === null ? {} : { url }),
    ...rest,
    fromHttp: source === "http",
  });
  if (selected.blocked && selected.empty)
    throw fail("monitor.blocked", "The page is a wall against robots, and has nothing of what is selected");
  return { ...selected, url };
}

function pick(input: JsonObject, now: number): Json {
  const { extract, proposes, partly = false } = objectOf(input["settings"]) as unknown as LookSettings;
  const { value, text, url, empty } = select(input);
  if (partly) return { same: false, empty, value, text, url };
  const { schema, model } = extract ?? { schema: {} };
  const request = empty ? null : extractRequest(schema, model, text, url, { bounds: proposes, now });
  return { text, url, empty, value: null, extract: request };
}

function look(input: JsonObject): Json {
  const settings = objectOf(input["settings"]) as unknown as LookSettings & { readonly condition: ConditionRules };
  const loaded = objectOf(input["loaded"]);
  // What a model has filled in, or what was selected.
  const seen =
    input["extracted"] === undefined
      ? select(input)
      : {
          ...(objectOf(input["picked"]) as unknown as Selected),
          value: readForm(filled(input), settings.proposes),
        };
  const { value, text, url, empty } = seen;
  const isFirst = loaded["firstRun"] !== false;
  const previous = isFirst ? null : (loaded["previous"] ?? null);
  const sources =
    settings.source === "search" ? (objectOf(value)["sources"] ?? []) : url === null ? [] : [{ url, title: null }];
  const common = {
    text,
    url,
    sources,
    previous,
    lastNotified: loaded["lastNotified"] ?? null,
    origin: {},
    learn: null,
    said: saidIn(filled(input), "extract"),
  };
  if (empty) return { ...common, sight: "empty", judge: false, value: null, diff: null, firstRun: isFirst, hash: "" };
  const { ignore } = compileIgnore(settings.ignore);
  const comparison = { ignore, identity: settings.identity ?? null };
  const baseline = isFirst
    ? null
    : { value: previous, hash: compareValue(previous, null, settings.kind, comparison).hash };
  const compared = compareValue(value, baseline, settings.kind, comparison);
  const sight = baseline === null ? "first" : compared.hash === baseline.hash ? "same" : "different";
  const memory = { truth: false, answer: null, candidate: null };
  return {
    ...common,
    sight,
    judge: needsWhen({ ...settings.condition, confirm: 1 }, memory, { sight, hash: compared.hash }),
    value,
    diff: compared.diff,
    firstRun: isFirst,
    hash: compared.hash,
  };
}

function filled({ extracted }: JsonObject): Json {
  return objectOf(extracted)["data"] ?? null;
}

const NOTHING: CheckMemory = {
  hash: null,
  truth: false,
  candidate: null,
  answer: null,
  verdicts: null,
};

/** A single check cannot be confirmed by others: it counts as if it were. */
function settle(input: JsonObject, now: number): Json {
  const written = objectOf(input["settings"]) as unknown as SettleSettings;
  const settings = { ...written, condition: { ...written.condition, confirm: 1 } };
  const seen = input["look"] as Seen;
  if (seen.sight === "empty")
    return { check: shownCheck({ outcome: "empty", seen, conclusion: null, proposal: null }), ask: null };
  const { answer = null, unanswered = null, when = null } = input;
  const conclusion = conclude({
    settings,
    stored: NOTHING,
    observed: { sight: seen.sight, hash: seen.hash },
    when: when === null || when === true,
    seen,
    answer,
    unanswered,
    spentTokens: 0,
    now,
  });
  if ("ask" in conclusion) return { check: null, ask: conclusion.ask };
  const { decision } = conclusion;
  const outcome = decision.takesBaseline && seen.sight === "different" ? "changed" : "unchanged";
  const said = [(seen.said ?? null) as Said | null, saidIn(objectOf(answer)["data"] ?? null, "ask")];
  const proposal = judgeProposals(said, settings.proposes, now);
  const shown = { ...shownCheck({ outcome, seen, conclusion, proposal }), told: decision.tells, held: false };
  if (!decision.tells) return { check: shown, ask: null };
  const { monitor = null } = objectOf(input["loaded"]);
  const run = { id: "dry-run", name: objectOf(monitor)["name"] ?? "", labels: {}, time: "" };
  const verdict = conclusion.verdict as unknown as Json;
  const message = messageOf(makeDraft(settings.notify, { ...seen, verdict, monitor, run }));
  return {
    check: {
      ...shown,
      message: { title: message.title as unknown as Json, message: message.message as unknown as Json },
    },
    ask: null,
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value ?? null) ? (value as JsonObject) : {};
}
