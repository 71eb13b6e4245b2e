import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { HealthSettings, SettleSettings } from "../../../runtime/ir/monitor.ts";
import { conclude, shownCheck, type Seen } from "../../../runtime/monitors/check/index.ts";
import { withMarkdown } from "../../../runtime/monitors/compare/index.ts";
import type { Observation } from "../../../runtime/monitors/condition/index.ts";
import { dayOf, makeDraft, messageOf } from "../../../runtime/monitors/message/index.ts";
import { readFacts, rememberFacts, type Fact } from "../../../runtime/monitors/model/index.ts";
import { judgeProposals, saidIn, type Said } from "../../../runtime/monitors/proposal/index.ts";
import { findCheck, readChecked, type CheckedMonitor, type MonitorMemory } from "../../../runtime/store/index.ts";
import { activityFailure, type Activity, type ActivityContext } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import { spentToday } from "./budget.ts";
import { mayTell, readCheckCall, type CheckIdentity } from "./check-input.ts";
import { commitCheck, type CheckToCommit, type Learned } from "./commit.ts";
import { memoryFor } from "./pick.ts";
import type { MonitorDeps } from "./ports.ts";
import type { ToldMonitor } from "./telling.ts";
import { tellOnce } from "./tell-once.ts";

type Settings = SettleSettings & { readonly health: HealthSettings; readonly stateDigest: string };

/**
 * `monitor.settle`: what a check means. It asks for the model's word first where that is needed; else it decides and
 * commits: state, notifications and event in one transaction, once a run.
 */
export function makeMonitorSettle(deps: MonitorDeps): Activity {
  const manifest = builtInManifest("monitor.settle");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, context) {
      const { check, settings, rest } = readCheckCall<Settings>(input);
      const { monitor } = check;
      const { found, before, spentTokens } = await deps.database.withTenant(context.tenant, async (tx) => ({
        found: monitor === null ? null : await readChecked(tx, monitor),
        before: await findCheck(tx, context.runId),
        spentTokens: await spentToday(tx, monitor, settings),
      }));
      if (before !== null) return { output: { check: before, ask: null } };
      if (monitor !== null && !isCurrent(found, check, rest["loaded"] ?? null)) return { output: superseded() };
      const stored = memoryFor(found?.memory, settings.stateDigest);
      const { seen, learned } = withFacts(rest["look"] as Seen, rest["learned"] ?? null, stored);
      const one = { check, settings, found, stored, seen, learned, spentTokens, rest, context };
      return { output: await settle(deps, one) };
    },
  };
}

interface Settling {
  readonly check: CheckIdentity;
  readonly settings: Settings;
  readonly found: CheckedMonitor | null;
  /** Null: there is none of the present selection. */
  readonly stored: MonitorMemory | null;
  readonly seen: Seen;
  readonly learned: Learned;
  readonly spentTokens: number;
  readonly rest: JsonObject;
  readonly context: ActivityContext;
}

async function settle(deps: MonitorDeps, one: Settling): Promise<JsonObject> {
  const { settings, found, stored, seen, learned, spentTokens, rest, context } = one;
  const at = deps.now();
  const today = dayOf(at, settings.hold.timezone);
  const told = toldMonitor(one);
  if (seen.sight === "empty") {
    return commitOrShow(deps, one, {
      ...common(one, told, at, today),
      outcome: "empty",
      conclusion: null,
      proposal: null,
      draft: null,
    });
  }
  const observed: Observation = { sight: seen.sight, hash: seen.hash };
  const when = rest["when"] === undefined || rest["when"] === null ? true : rest["when"] === true;
  const { answer = null, unanswered = null } = rest;
  const conclusion = conclude({ settings, stored, observed, when, seen, answer, unanswered, spentTokens, now: at });
  if ("ask" in conclusion) return { check: null, ask: conclusion.ask };
  const { decision } = conclusion;
  const variables = {
    ...seen,
    verdict: conclusion.verdict as unknown as Json,
    monitor: told as unknown as Json,
    run: { id: context.runId, name: told.name, labels: { ...told.labels }, time: new Date(at).toISOString() },
  };
  // A message that is held back is made anew when the value changes: what is sent is what is true then.
  const refreshes = !decision.tells && decision.takesBaseline && found?.releaseAt != null;
  const draft = decision.tells || refreshes ? makeDraft(settings.notify, variables) : null;
  const changed = decision.takesBaseline && seen.sight === "different";
  const outcome = changed ? ("changed" as const) : ("unchanged" as const);
  const said = [(seen.said ?? null) as Said | null, learned.said, saidIn(dataOf(answer), "ask")];
  const proposal = judgeProposals(said, settings.proposes, at);
  return commitOrShow(deps, one, { ...common(one, told, at, today), outcome, conclusion, proposal, draft });
}

function common(
  { check, settings, found, stored, seen, learned, context }: Settling,
  told: ToldMonitor,
  at: number,
  today: string,
) {
  return {
    tenant: context.tenant,
    runId: context.runId,
    context,
    check,
    settings,
    found,
    stored,
    seen,
    learned,
    told,
    at,
    today,
  };
}

/** A preview and a single check of a document have no state: the first tells nobody, the second tells as it says. */
async function commitOrShow(deps: MonitorDeps, one: Settling, toCommit: CheckToCommit): Promise<JsonObject> {
  const { check, context } = one;
  if (one.found !== null && check.mode !== "preview") {
    const committed = await commitCheck(deps, { ...toCommit, found: one.found });
    return committed === null ? superseded() : { check: committed, ask: null };
  }
  const { draft, conclusion } = toCommit;
  const tells = draft !== null && conclusion?.decision.tells === true;
  const message = tells ? messageOf(draft) : null;
  const shown = {
    ...shownCheck(toCommit),
    told: tells && mayTell(check),
    held: false,
    ...(message === null
      ? {}
      : { message: { title: message.title as unknown as Json, message: message.message as unknown as Json } }),
  };
  await tellOnce(deps, context, { toCommit, message: mayTell(check) ? message : null, shown });
  return { check: shown, ask: null };
}

function isCurrent(found: CheckedMonitor | null, check: CheckIdentity, loaded: Json): found is CheckedMonitor {
  if (found === null) return false;
  if (check.mode === "preview") return true;
  const version = isJsonObject(loaded) ? loaded["version"] : null;
  return found.revision === check.revision && found.memory.version === version;
}

function superseded(): JsonObject {
  return { check: { outcome: "superseded" }, ask: null };
}

function toldMonitor({ found, rest }: Settling): ToldMonitor {
  if (found !== null) return { id: found.id, name: found.name, labels: found.labels };
  const loaded = rest["loaded"] ?? null;
  const monitor = isJsonObject(loaded) && isJsonObject(loaded["monitor"]) ? loaded["monitor"] : {};
  const { name, labels } = monitor;
  return {
    id: null,
    name: typeof name === "string" ? name : "",
    labels: (isJsonObject(labels) ? labels : {}) as { [name: string]: string },
  };
}

/** What a model found new: equal facts in other words are no change. */
function withFacts(seen: Seen, said: Json, stored: MonitorMemory | null): Pick<Settling, "seen" | "learned"> {
  if (seen.learn === null) return { seen, learned: { facts: null, said: null } };
  const urls = new Set((seen.sources as { url: string }[]).map(({ url }) => url));
  const added = readFacts(dataOf(said), urls);
  if (added === null) throw activityFailure("activity.invalid_output", "The model listed no facts");
  const known = Array.isArray(stored?.facts) ? (stored.facts as unknown as Fact[]) : [];
  const learned = { facts: rememberFacts(known, added), said: saidIn(dataOf(said), "search") };
  if (seen.sight === "first" || seen.sight === "silent") return { seen, learned };
  if (added.length === 0) return { seen: { ...seen, sight: "same" }, learned };
  return { seen: { ...seen, diff: withMarkdown({ kind: "facts", empty: false, added }) }, learned };
}

/** What a model filled in. */
function dataOf(answer: Json): Json {
  return isJsonObject(answer) ? (answer["data"] ?? null) : null;
}
