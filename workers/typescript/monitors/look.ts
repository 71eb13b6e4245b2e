import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { ConditionRules, LookSettings } from "../../../runtime/ir/monitor.ts";
import { sightOf, type Seen } from "../../../runtime/monitors/check/index.ts";
import { needsWhen, type Candidate } from "../../../runtime/monitors/condition/index.ts";
import { learnRequest, type Fact, type Offer } from "../../../runtime/monitors/model/index.ts";
import { readForm, saidIn, type Said } from "../../../runtime/monitors/proposal/index.ts";
import { readChecked, type MonitorMemory } from "../../../runtime/store/index.ts";
import { activityFailure, type Activity, type ActivityContext } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import { demandTokens, spentToday } from "./budget.ts";
import { readCheckCall } from "./check-input.ts";
import { valueOf } from "./load.ts";
import { memoryFor, pickOf, type Picked } from "./pick.ts";
import type { MonitorDeps } from "./ports.ts";

type Settings = LookSettings & { readonly condition: ConditionRules; readonly stateDigest: string };

/** `monitor.look`: the value against its baseline; the cheapest test that is certain comes first. */
export function makeMonitorLook(deps: MonitorDeps): Activity {
  const manifest = builtInManifest("monitor.look");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, context) {
      const { check, settings, rest } = readCheckCall<Settings>(input);
      const { monitor } = check;
      const { found, spent } = await deps.database.withTenant(context.tenant, async (tx) => ({
        found: monitor === null ? null : await readChecked(tx, monitor),
        spent: await spentToday(tx, monitor, settings),
      }));
      const memory = memoryFor(found?.memory, settings.stateDigest);
      const { picked, said } = await pickedOf(deps, rest, settings, memory, context);
      const seen = await look(deps, settings, picked, memory, found?.memory ?? null, context);
      if (seen.learn !== null) demandTokens(settings, spent);
      return { output: { ...seen, said } };
    },
  };
}

async function pickedOf(
  { compute }: MonitorDeps,
  rest: JsonObject,
  settings: Settings,
  memory: MonitorMemory | null,
  context: ActivityContext,
): Promise<{ readonly picked: Picked; readonly said: Said | null }> {
  const { picked, extracted } = rest;
  if (!isJsonObject(picked) || rest["selected"] !== undefined) {
    return { picked: await pickOf(rest, { settings, memory, compute, context }), said: null };
  }
  const own = picked as unknown as Picked & { readonly extract: Json };
  if (own.extract === null || own.extract === undefined) return { picked: own, said: null };
  const answer = isJsonObject(extracted) ? (extracted["data"] ?? null) : null;
  const data = readForm(answer, settings.proposes);
  if (!isJsonObject(data)) throw activityFailure("activity.invalid_output", "The model filled no schema");
  return { picked: { ...own, value: data }, said: settings.proposes ? saidIn(answer, "extract") : null };
}

async function look(
  { compute, now }: MonitorDeps,
  settings: Settings,
  picked: Picked,
  memory: MonitorMemory | null,
  any: MonitorMemory | null,
  context: ActivityContext,
): Promise<Seen> {
  const { url, sources, text } = picked;
  const previous = valueOf(memory?.value);
  const common = {
    text,
    url,
    sources: sources as unknown as Json,
    previous,
    lastNotified: valueOf(any?.lastNotified),
    origin: originOf(picked),
    learn: null,
  };
  if (picked.empty) {
    return {
      ...common,
      sight: "empty",
      judge: false,
      value: null,
      diff: null,
      firstRun: memory?.value == null,
      hash: "",
    };
  }
  const { value } = picked;
  const baseline = memory?.value && memory.hash !== null ? { value: previous, hash: memory.hash } : null;
  const compared =
    picked.same && baseline !== null
      ? { hash: baseline.hash, diff: null }
      : await compute.run({ kind: "monitor-compare", value, baseline, settings }, context.signal);
  const sight = sightOf(compared.hash, baseline?.hash ?? null, any?.value != null);
  const offer = { bounds: settings.proposes, now: now() };
  const learn = settings.kind === "facts" && sight !== "same" ? learnOf(settings, value, sources, memory, offer) : null;
  const state = { truth: false, answer: null, candidate: memory?.candidate as Candidate | null };
  return {
    ...common,
    learn,
    sight,
    judge: settings.kind === "facts" || needsWhen(settings.condition, state, { sight, hash: compared.hash }),
    value,
    diff: settings.kind === "facts" ? null : compared.diff,
    firstRun: baseline === null,
    hash: compared.hash,
  };
}

function originOf({ etag, lastModified, rawHash, textHash }: Picked): JsonObject {
  return { etag, lastModified, rawHash, textHash };
}

function learnOf(
  { query = "" }: Settings,
  value: Json,
  sources: Picked["sources"],
  memory: MonitorMemory | null,
  offer: Offer,
): Json {
  const answer = isJsonObject(value) ? (value["answer"] ?? null) : value;
  const known = Array.isArray(memory?.facts) ? (memory.facts as unknown as Fact[]) : [];
  return learnRequest(query, answer, sources as unknown as Json, known, offer);
}
