import type { Activity } from "../activity.ts";
import { makeCompute } from "../compute/index.ts";
import type { SafeFetch } from "../egress/index.ts";
import { makeMonitorActivities, type HostTurns, type MonitorDeps } from "../monitors/index.ts";
import { makeBlobRead } from "./blob-read.ts";
import { makeFeedRead } from "./feed-read.ts";
import { makeHtmlSelect } from "./html-select.ts";
import { makeHttpRequest } from "./http-request.ts";
import type { ModelSettings } from "./llm/models.ts";
import { makeProviderAgent } from "./llm/provider-agent.ts";
import { makeLlmGenerate } from "./llm-generate.ts";
import { makeNotifySend } from "./notify-send.ts";
import { makeSearchAsk } from "./search-ask.ts";
import { makeTimeNow } from "./time-now.ts";

export type { ModelSettings } from "./llm/models.ts";

export interface BuiltInDeps {
  readonly safeFetch: SafeFetch;
  readonly models: ModelSettings;
  /** Absent: everybody asks a host at once. */
  readonly turns?: HostTurns;
  /** Absent: a worker without monitors. */
  readonly monitors?: Omit<MonitorDeps, "compute" | "now">;
  readonly now?: () => number;
}

/** Every activity that this worker brings along, by name. Processes and connections are made when first needed. */
export function makeBuiltInActivities(deps: BuiltInDeps): ReadonlyMap<string, Activity> {
  const compute = makeCompute();
  const { monitors } = deps;
  const withCompute = { ...deps, compute };
  const dispatcher = makeProviderAgent({ idleTimeoutMs: deps.models.idleTimeoutMs });
  const activities = [
    makeBlobRead(),
    makeFeedRead(withCompute),
    makeHtmlSelect(withCompute),
    makeHttpRequest(deps),
    makeLlmGenerate(deps.models, dispatcher),
    makeNotifySend(deps),
    makeSearchAsk({ settings: deps.models, safeFetch: deps.safeFetch, dispatcher }),
    makeTimeNow(deps),
    ...(monitors === undefined ? [] : makeMonitorActivities({ now: Date.now, ...monitors, compute })),
  ];
  return new Map(activities.map((activity) => [activity.name, activity]));
}
