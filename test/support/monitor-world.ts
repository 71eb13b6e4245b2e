import type { SenderOptions } from "../../runtime/outbox/index.ts";
import type { ModelSettings } from "../../workers/typescript/activities/index.ts";
import { makeMonitorTester, type MonitorTester } from "./monitors.ts";
import { startTestStack, type TestStack } from "./stack.ts";
import { makeWatchedSite, type WatchedSite } from "./watched-site.ts";

/** A stack that looks after monitors, and a site for them to watch and to tell. */
export interface MonitorWorld {
  readonly stack: TestStack;
  readonly site: WatchedSite;
  readonly monitors: MonitorTester;
  stop(): Promise<void>;
}

export interface MonitorWorldOptions {
  /** What the worker asks models by. */
  readonly models?: ModelSettings;
  /** The tenant's `tokens_per_day`; absent: it has none. */
  readonly tokensPerDay?: () => Promise<number>;
  /** Requests a second to one host. */
  readonly hostRate?: number;
  /** False: what is told stays in the outbox until the test starts a sender of its own. */
  readonly sender?: SenderOptions | false;
}

export async function startMonitorWorld(options: MonitorWorldOptions = {}): Promise<MonitorWorld> {
  const { models = {}, hostRate, tokensPerDay, sender = { pollMs: 100 } } = options;
  const [site, stack] = await Promise.all([makeWatchedSite(), startTestStack({ worker: false })]);
  await stack.worker({
    models,
    ...(hostRate === undefined ? {} : { hostRate }),
    ...(tokensPerDay === undefined ? {} : { tokensPerDay }),
  });
  if (sender !== false) stack.sender(sender);
  stack.monitors();
  return {
    stack,
    site,
    monitors: makeMonitorTester(stack),
    async stop() {
      await stack.stop();
      await site.close();
    },
  };
}
