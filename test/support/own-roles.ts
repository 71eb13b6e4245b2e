import assert from "node:assert/strict";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeMonitorTester, type MonitorTester } from "./monitors.ts";
import { startOwnWorker, type OwnWork } from "./own-worker.ts";
import { startTestStack, type TestStack } from "./stack.ts";
import { makeWatchedSite, type WatchedSite } from "./watched-site.ts";

/** A stack with a tenant's own workers on it: an operation of `select` (`acme.points`) and a channel (`apprise`). */
export interface OwnRoles {
  readonly stack: TestStack;
  readonly site: WatchedSite;
  readonly monitors: MonitorTester;
  /** What the workers do; a test says it. */
  readonly work: { points: OwnWork; apprise: OwnWork };
  /** What the channel's worker was given, in order. */
  readonly told: JsonObject[];
  /** A monitor's source: a page of the site. */
  source(path: string): JsonObject;
  stop(): Promise<void>;
}

export const MANIFEST = {
  version: 1,
  errors: [],
  idempotent: true,
  streaming: false,
  timeoutMs: 120_000,
  available: true,
};
export const POINTS = {
  ...MANIFEST,
  name: "acme.points",
  description: "The points of a team in a table.",
  role: "select",
  queue: "tables",
  input: {
    type: "object",
    required: ["value", "team"],
    additionalProperties: false,
    properties: { value: { type: "string" }, team: { type: "string" } },
  },
  output: { type: ["number", "null"] },
};
export const APPRISE = {
  ...MANIFEST,
  name: "apprise",
  description: "Tells the services that Apprise knows.",
  role: "channel",
  queue: "notify",
  input: {
    type: "object",
    required: ["urls", "notification"],
    additionalProperties: false,
    properties: { urls: { type: "array", items: { type: "string" } }, notification: { type: "object" } },
  },
  output: {},
};

export async function startOwnRoles(): Promise<OwnRoles> {
  const work: OwnRoles["work"] = { points: async () => null, apprise: async () => ({ status: "sent" }) };
  const told: JsonObject[] = [];
  const site = await makeWatchedSite();
  const stack = await startTestStack();
  stack.sender({ pollMs: 50, schedule: [0, 50, 50, 50] });
  stack.monitors();
  for (const manifest of [POINTS, APPRISE]) {
    const stored = await stack.send("PUT", `/activities/${manifest.name}`, { body: manifest as Json });
    assert.equal(stored.status, 201, stored.text);
  }
  const workers = [
    await startOwnWorker(stack, (input, call) => work.points(input, call), { queue: "tables" }),
    await startOwnWorker(
      stack,
      (input, call) => {
        told.push(input);
        return work.apprise(input, call);
      },
      { queue: "notify" },
    ),
  ];
  return {
    stack,
    site,
    monitors: makeMonitorTester(stack),
    work,
    told,
    source: (path) => ({ source: { http: { url: `${site.url}${path}` } } }),
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await stack.stop();
      await site.close();
    },
  };
}
