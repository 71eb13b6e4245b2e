import { after, before, describe } from "node:test";
import { makeAttackWorld, type AttackWorld } from "../support/attack-world.ts";
import { reportRequests } from "../support/request-count.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { attackByBodies } from "./json-bodies.ts";

let stack: TestStack;
let world: AttackWorld;
before(async () => {
  stack = await startTestStack();
  world = await makeAttackWorld(stack);
});
after(async () => {
  world?.stop();
  await stack?.stop();
  reportRequests();
});

describe("bodies that are no JSON, or JSON that nobody should send", () => attackByBodies(() => world));
