import type { Json } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
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
    `There is no activity "${name}"; built in are ${[...job.manifests.keys()].sort().join(", ")}`,
    hint === undefined ? {} : { hint },
  );
  return undefined;
}
