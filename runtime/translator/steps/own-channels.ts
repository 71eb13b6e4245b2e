import { ANY_MAP } from "../../expressions/index.ts";
import type { Json } from "../../ir/json.ts";
import { FILLED, WORKERS } from "../../ir/manifest.ts";
import type { WorkerChannel } from "../../ir/notification.ts";
import type { Job } from "../job.ts";
import { isBuiltIn, readRole } from "../resolve/roles.ts";
import type { Typed } from "../templates/typed.ts";
import { holdOwnOptions, refuseFilled } from "./own-options.ts";

/**
 * What a `with` says beside its lists of channels: where own workers take those of theirs that stand in it literally,
 * pinned as a `call` is; undefined where there are none. Those that there are not are reported.
 */
export function workersOf(job: Job, typed: Typed, lists: readonly string[]): Typed | undefined {
  if (typed.shape !== "map") return undefined;
  const workers: { [channel: string]: WorkerChannel } = {};
  for (const list of lists) {
    const member = typed.entries.get(list);
    for (const item of member?.shape === "list" ? member.items : []) {
      if (item.shape !== "map") continue;
      for (const [name, options] of item.entries) {
        if (!isBuiltIn("channel", name)) readOne(job, name, options, workers);
      }
    }
  }
  if (Object.keys(workers).length === 0) return undefined;
  const template = { v: workers as unknown as Json };
  return { shape: "map", entries: new Map(), pointer: typed.pointer, type: ANY_MAP, template, flows: new Set() };
}

function readOne(job: Job, name: string, options: Typed, workers: { [channel: string]: WorkerChannel }): void {
  const manifest = readRole(job, "channel", name, options.pointer, { key: true });
  if (manifest === undefined) return;
  const { queue, timeoutMs, version } = manifest;
  workers[name] = { queue, timeoutMs, version };
  if (options.shape !== "map") return;
  refuseFilled(job, "channel", manifest, [...options.entries.keys()], options.pointer);
  const entries = new Map([...options.entries].filter(([key]) => key !== FILLED.channel));
  holdOwnOptions(job, "channel", manifest, { ...options, entries });
}

/** The same `with` with what is said of its own workers' channels. */
export function withWorkers(job: Job, typed: Typed, lists: readonly string[]): ReadonlyMap<string, Typed> | undefined {
  const workers = workersOf(job, typed, lists);
  return workers === undefined || typed.shape !== "map" ? undefined : new Map([...typed.entries, [WORKERS, workers]]);
}
