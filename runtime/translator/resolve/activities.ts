import type { Json } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import { BUILT_IN_MANIFESTS } from "../../ir/manifest.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Job } from "../job.ts";

/** The manifest of the activity named at `pointer`; undefined where there is none, which is reported. */
export function readActivity(job: Job, name: Json | undefined, pointer: string): ActivityManifest | undefined {
  if (typeof name !== "string" || name.includes("${")) return undefined;
  const manifest = job.manifests.get(name);
  if (manifest !== undefined) return manifest;
  const hint = nearest(name, job.manifests.keys());
  job.report(
    "activity.unknown",
    pointer,
    `There is no activity "${name}"; ${listed(job.manifests)}`,
    hint === undefined ? {} : { hint },
  );
  return undefined;
}

function listed(manifests: ReadonlyMap<string, ActivityManifest>): string {
  const names = [...manifests.keys()].sort();
  const own = names.filter((name) => !BUILT_IN_MANIFESTS.has(name));
  const builtIn = `built in are ${names.filter((name) => BUILT_IN_MANIFESTS.has(name)).join(", ")}`;
  return own.length === 0 ? builtIn : `${builtIn}; of your own workers ${own.slice(0, 20).join(", ")}`;
}
