import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import type { TextNeeds } from "../../../runtime/ir/monitor.ts";
import { readChecked, type MonitorMemory } from "../../../runtime/store/index.ts";
import type { Activity } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import { demandTokens, spentToday } from "./budget.ts";
import { readCheckCall } from "./check-input.ts";
import type { MonitorDeps } from "./ports.ts";

interface LoadSettings {
  readonly name: string;
  readonly stateDigest: string;
  readonly facts: boolean;
  readonly readsPrevious: boolean;
  readonly text?: TextNeeds;
  /** Where the source itself asks models. */
  readonly tokensPerDay?: number;
}

/** `monitor.load`: what a check begins with. */
export function makeMonitorLoad({ database }: MonitorDeps): Activity {
  const manifest = builtInManifest("monitor.load");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, { tenant }) {
      const { check, settings } = readCheckCall<LoadSettings>(input);
      const { monitor } = check;
      const { found, spent } = await database.withTenant(tenant, async (tx) => ({
        found: monitor === null ? null : await readChecked(tx, monitor),
        spent: await spentToday(tx, monitor, settings),
      }));
      demandTokens(settings, spent);
      const memory = found?.memory;
      const known = memory !== undefined && memory.digest === settings.stateDigest && memory.value !== null;
      const asksAgain = known && !wantsText(settings.text, memory);
      return {
        output: {
          monitor: { id: monitor, name: found?.name ?? settings.name, labels: { ...found?.labels } },
          // A page that is the same is of use only where it was selected from in the same way, and its text is not read.
          etag: asksAgain ? memory.etag : null,
          lastModified: asksAgain ? memory.lastModified : null,
          firstRun: !known,
          previous: settings.readsPrevious ? valueOf(memory?.value) : null,
          lastNotified: settings.readsPrevious ? valueOf(memory?.lastNotified) : null,
          memory: settings.facts ? (memory?.facts ?? []) : [],
          version: memory?.version ?? 0,
        },
      };
    },
  };
}

/** Whether the page's text is needed though the page be the same: it is not remembered, only what was selected is. */
export function wantsText(needs: TextNeeds | undefined, memory: Pick<MonitorMemory, "answer"> | null): boolean {
  if (needs === undefined || needs.read === true) return needs !== undefined;
  const answer = memory?.answer ?? null;
  return needs.question !== undefined && !(isJsonObject(answer) && answer["question"] === needs.question);
}

export function valueOf(value: MonitorMemory["value"] | undefined): Json {
  return value && "v" in value ? value.v : null;
}
