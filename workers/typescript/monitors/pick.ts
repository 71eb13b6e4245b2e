import { createHash } from "node:crypto";
import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { LookSettings } from "../../../runtime/ir/monitor.ts";
import { textOfValue } from "../../../runtime/monitors/check/index.ts";
import { extractRequest } from "../../../runtime/monitors/model/index.ts";
import { readChecked, type MonitorMemory } from "../../../runtime/store/index.ts";
import type { Activity, ActivityContext } from "../activity.ts";
import { activityFailure } from "../activity.ts";
import { builtInManifest } from "../activities/built-in-manifest.ts";
import type { Compute } from "../compute/index.ts";
import { demandTokens, spentToday } from "./budget.ts";
import { readCheckCall } from "./check-input.ts";
import { readGiven, type Given } from "./given.ts";
import { valueOf, wantsText } from "./load.ts";
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
  /** Where an operation of a worker follows: if that finds nothing, the page is a wall against robots. */
  readonly wall?: boolean;
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
      const { found, spent } = await database.withTenant(context.tenant, async (tx) => ({
        found: monitor === null ? null : await readChecked(tx, monitor),
        spent: await spentToday(tx, monitor, settings),
      }));
      const memory = memoryFor(found?.memory, settings.stateDigest);
      const picked = await pickOf(rest, { settings, memory, compute, context });
      if (settings.partly === true) return { output: picked as unknown as Json };
      const known = isJsonObject(memory?.extraction ?? null) ? (memory!.extraction as JsonObject) : null;
      const textHash = hashOf(picked.text);
      const needed = !picked.same && !picked.empty && known?.["hash"] !== textHash;
      if (needed) demandTokens(settings, spent);
      const { schema, model } = settings.extract ?? { schema: {} };
      const offer = { bounds: settings.proposes, now: now() };
      return {
        output: {
          ...picked,
          // Of what was not read anew, what is remembered stays.
          textHash: picked.same ? null : textHash,
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

interface Work {
  readonly settings: LookSettings;
  readonly memory: MonitorMemory | null;
  readonly compute: Compute;
  readonly context: ActivityContext;
}

/** From what the source gave, or on from what an operation of a worker made of a value that was picked. */
export function pickOf({ given = null, picked = null, selected = null }: JsonObject, work: Work): Promise<Picked> {
  return isJsonObject(picked) ? pickOn(picked as unknown as Picked, selected, work) : pick({ ...work, given });
}

/** Null is no match, from such an operation as from others. */
async function pickOn(picked: Picked, selected: Json, { settings, compute, context }: Work): Promise<Picked> {
  const { wall = false, ...rest } = picked;
  if (picked.same || picked.empty) return rest;
  const on =
    selected === null
      ? { empty: true, value: null, text: "" }
      : await compute.run(
          {
            kind: "monitor-select",
            body: selected,
            ...(picked.url === null ? {} : { url: picked.url }),
            select: (settings.select as Json | undefined) ?? null,
            ...valueOfPart(settings),
            fromHttp: false,
          },
          context.signal,
        );
  if (on.empty && wall) throw isWall();
  const text = typeof on.value === "string" ? on.text : picked.text;
  return { ...(settings.partly === true ? picked : rest), empty: on.empty, value: on.value, text };
}

function valueOfPart({ extract, kind, partly }: LookSettings): { value: LookSettings["kind"]; partly?: boolean } {
  return { value: extract === undefined ? kind : "text", ...(partly === undefined ? {} : { partly }) };
}

function isWall() {
  return activityFailure("monitor.blocked", "The page is a wall against robots, and has nothing of what is selected");
}

async function pick(work: Work & { readonly given: Json }): Promise<Picked> {
  const { settings, memory, compute, context } = work;
  const given = await readGiven(settings.source, work.given, context);
  const { url, sources, etag, lastModified } = given;
  const rawHash = given.notModified ? (memory?.rawHash ?? null) : hashOf(given.pdf ?? canonicalJson(given.body));
  const place = { url, sources, etag, lastModified, rawHash, textHash: null };
  const isSame = memory?.value != null && (given.notModified || rawHash === memory.rawHash);
  const before = valueOf(memory?.value);
  if (isSame && (given.notModified || !wantsText(settings.text, memory))) {
    return { ...place, same: true, empty: false, value: before, text: textOfValue(before) };
  }
  if (given.notModified) throw activityFailure("http.invalid_body", "The site answered 304, and was not asked whether");
  const selected = await compute.run(
    {
      kind: "monitor-select",
      body: given.body,
      ...(given.pdf === undefined ? {} : { pdf: given.pdf }),
      ...(url === null ? {} : { url }),
      select: (settings.select as Json | undefined) ?? null,
      ...valueOfPart(settings),
      fromHttp: settings.source === "http",
    },
    context.signal,
  );
  const { empty, value, text, blocked } = selected;
  if (blocked && empty) throw isWall();
  if (isSame) return { ...place, same: true, empty: false, value: before, text };
  return { ...place, same: false, empty, value, text, ...(settings.partly === true ? { wall: blocked } : {}) };
}

export function hashOf(data: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(data).digest("hex")}`;
}
