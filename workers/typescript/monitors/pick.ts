import { createHash } from "node:crypto";
import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { LookSettings } from "../../../runtime/ir/monitor.ts";
import { extractRequest } from "../../../runtime/monitors/model/index.ts";
import { readChecked, type MonitorMemory } from "../../../runtime/store/index.ts";
import type { Activity, ActivityContext } from "../activity.ts";
import { activityFailure } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import type { Compute } from "../compute/index.ts";
import { readCheckCall } from "./check-input.ts";
import { readGiven, type Given } from "./given.ts";
import { valueOf } from "./load.ts";
import type { MonitorDeps } from "./ports.ts";

/** What was selected of what the source gave. */
export interface Picked {
  /** It is certain, without a look at it, that nothing has changed. */
  readonly same: boolean;
  readonly empty: boolean;
  readonly value: Json;
  readonly text: string;
  readonly url: string | null;
  readonly sources: Given["sources"];
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly rawHash: string | null;
  /** Of the text, where a model fills a schema from it. */
  readonly textHash: string | null;
}

/** `monitor.pick`: selects, and asks a model to fill the schema where the text is another one than before. */
export function makeMonitorPick({ database, compute, now }: MonitorDeps): Activity {
  const manifest = builtInManifest("monitor.pick");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, context) {
      const { check, settings, rest } = readCheckCall<LookSettings & { stateDigest: string }>(input);
      const { monitor } = check;
      const found =
        monitor === null ? null : await database.withTenant(context.tenant, (tx) => readChecked(tx, monitor));
      const memory = memoryFor(found?.memory, settings.stateDigest);
      const picked = await pick({ given: rest["given"] ?? null, settings, memory, compute, context });
      const known = isJsonObject(memory?.extraction ?? null) ? (memory!.extraction as JsonObject) : null;
      const textHash = hashOf(picked.text);
      const needed = !picked.same && !picked.empty && known?.["hash"] !== textHash;
      const { schema, model } = settings.extract ?? { schema: {} };
      const offer = { bounds: settings.proposes, now: now() };
      return {
        output: {
          ...picked,
          textHash,
          value: needed ? null : picked.same ? picked.value : (known?.["value"] ?? null),
          extract: needed ? extractRequest(schema, model, picked.text, picked.url, offer) : null,
        } as unknown as Json,
      };
    },
  };
}

/** What is remembered belongs to one way of selecting. */
export function memoryFor(memory: MonitorMemory | undefined, stateDigest: string): MonitorMemory | null {
  return memory !== undefined && memory.digest === stateDigest ? memory : null;
}

export async function pick(work: {
  readonly given: Json;
  readonly settings: LookSettings;
  readonly memory: MonitorMemory | null;
  readonly compute: Compute;
  readonly context: ActivityContext;
}): Promise<Picked> {
  const { settings, memory, compute, context } = work;
  const given = await readGiven(settings.source, work.given, context);
  const { url, sources, etag, lastModified } = given;
  const rawHash = given.notModified ? (memory?.rawHash ?? null) : hashOf(given.pdf ?? canonicalJson(given.body));
  const place = { url, sources, etag, lastModified, rawHash, textHash: null };
  if (memory?.value && (given.notModified || rawHash === memory.rawHash)) {
    const value = valueOf(memory.value);
    return {
      ...place,
      same: true,
      empty: false,
      value,
      text: typeof value === "string" ? value : JSON.stringify(value),
    };
  }
  if (given.notModified) throw activityFailure("http.invalid_body", "The site answered 304, and was not asked whether");
  const selected = await compute.run(
    {
      kind: "monitor-select",
      body: given.body,
      ...(given.pdf === undefined ? {} : { pdf: given.pdf }),
      ...(url === null ? {} : { url }),
      select: (settings.select as Json | undefined) ?? null,
      value: settings.extract === undefined ? settings.kind : "text",
      fromHttp: settings.source === "http",
    },
    context.signal,
  );
  if (selected.blocked) {
    throw activityFailure("monitor.blocked", "The page is a wall against robots, and has nothing of what is selected");
  }
  return { ...place, same: false, empty: selected.empty, value: selected.value, text: selected.text };
}

export function hashOf(data: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(data).digest("hex")}`;
}
