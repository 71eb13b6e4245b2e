import type { Activity } from "../activity.ts";
import type { SafeFetch } from "../egress/index.ts";
import { makeBlobRead } from "./blob-read.ts";
import { makeHttpRequest } from "./http-request.ts";
import { makeTimeNow } from "./time-now.ts";

export interface BuiltInDeps {
  readonly safeFetch: SafeFetch;
  readonly now?: () => number;
}

/** Every activity that this worker brings along, by name. */
export function makeBuiltInActivities(deps: BuiltInDeps): ReadonlyMap<string, Activity> {
  const activities = [makeBlobRead(), makeHttpRequest(deps), makeTimeNow(deps)];
  return new Map(activities.map((activity) => [activity.name, activity]));
}
