import type { Json } from "../../../runtime/ir/json.ts";
import { readChecked, type MonitorMemory } from "../../../runtime/store/index.ts";
import type { Activity } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import { readCheckCall } from "./check-input.ts";
import type { MonitorDeps } from "./ports.ts";

interface LoadSettings {
  readonly name: string;
  readonly stateDigest: string;
  readonly facts: boolean;
  readonly readsPrevious: boolean;
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
      const found = monitor === null ? null : await database.withTenant(tenant, (tx) => readChecked(tx, monitor));
      const memory = found?.memory;
      const known = memory !== undefined && memory.digest === settings.stateDigest && memory.value !== null;
      return {
        output: {
          monitor: { id: monitor, name: found?.name ?? settings.name, labels: { ...found?.labels } },
          // A page that is the same is of use only where it was selected from in the same way.
          etag: known ? memory.etag : null,
          lastModified: known ? memory.lastModified : null,
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

export function valueOf(value: MonitorMemory["value"] | undefined): Json {
  return value && "v" in value ? value.v : null;
}
