import type { Json } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Job } from "../job.ts";

/** The manifest of the activity named at `pointer`; undefined where there is none, which is reported. */
export function readActivity(job: Job, name: Json | undefined, pointer: string): ActivityManifest | undefined {
  if (typeof name !== "string" || name.includes("${")) return undefined;
  const manifest = job.manifests.get(name);
  if (manifest?.internal === true) {
    job.report("activity.internal", pointer, `"${name}" stands in the plans of monitors only; no document calls it`);
    return undefined;
  }
  if (manifest !== undefined) return manifest;
  const names = [...job.manifests.values()].filter(({ internal }) => internal !== true).map((known) => known.name);
  const hint = nearest(name, names);
  job.report(
    "activity.unknown",
    pointer,
    `There is no activity "${name}"; ${listed(names)}`,
    hint === undefined ? {} : { hint },
  );
  return undefined;
}

function listed(known: readonly string[]): string {
  const names = known.toSorted();
  const own = names.filter((name) => !BUILT_IN_MANIFESTS.has(name));
  const builtIn = `built in are ${names.filter((name) => BUILT_IN_MANIFESTS.has(name)).join(", ")}`;
  return own.length === 0 ? builtIn : `${builtIn}; of your own workers ${own.slice(0, 20).join(", ")}`;
}
