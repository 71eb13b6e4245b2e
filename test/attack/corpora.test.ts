import { after, before, describe } from "node:test";
import { makeAttackWorld, type AttackWorld } from "../support/attack-world.ts";
import { makeEgressSites, type EgressSites } from "../support/egress-sites.ts";
import { reportRequests } from "../support/request-count.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { attackByAddresses } from "./addresses.ts";
import { attackByCallers } from "./callers.ts";
import { attackByConnections, startDrips } from "./connections.ts";
import { attackByDocuments } from "./documents.ts";
import { attackByBodies } from "./json-bodies.ts";
import { assertUnharmed, lookBefore, type Before } from "./unharmed.ts";

/* One stack is attacked by everything, one after another, while requests drip in and another tenant works. */
let sites: EgressSites;
let stack: TestStack;
let world: AttackWorld;
let left: Before;
let drips: ReturnType<typeof startDrips> = [];
before(async () => {
  sites = await makeEgressSites();
  stack = await startTestStack({ safeFetch: sites.safeFetch });
  stack.sender({ pollMs: 200, schedule: [0] });
  world = await makeAttackWorld(stack);
  left = await lookBefore(world);
  drips = startDrips(world);
});
after(async () => {
  world?.stop();
  await stack?.stop();
  await sites?.close();
  reportRequests();
});

describe("bodies that are no JSON, or JSON that nobody should send", () => attackByBodies(() => world));
describe("documents that should not run, and those that may", () => attackByDocuments(() => world));
describe("addresses that nobody should reach", () =>
  attackByAddresses(
    () => world,
    () => sites,
  ));
describe("callers who may not", () => attackByCallers(() => world));
describe("connections that break the rules", () =>
  attackByConnections(
    () => world,
    () => drips,
  ));
describe("afterwards", () =>
  assertUnharmed(
    () => world,
    () => left,
  ));
