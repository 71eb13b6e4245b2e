import { activityCapability, inputDigest } from "../../runtime/ir/capability.ts";
import { runCapability } from "../../runtime/store/index.ts";
import type { TestStack } from "../support/stack.ts";
import type { Setup } from "./example-setups.ts";

/** The call that the examples of `/worker/…` are about. */
const CALL = { activity: "acme.invoice", with: { v: { order: "A-1" } } };

/** What a worker shows that is at a call of a run: made as the workflow makes it, of what the database gives. */
async function capabilityOf(stack: TestStack, runId: string): Promise<string> {
  const secret = await stack.world.database.asSystem((tx) => runCapability(tx, runId));
  return activityCapability(secret ?? "", {
    tenant: "default",
    runId,
    generation: 1,
    path: "invoice",
    temporalRunId: "t",
    shielded: false,
    expiresAt: Math.floor(Date.now() / 1000) + 3_600,
    activity: CALL.activity,
    inputDigest: inputDigest(CALL.activity, CALL.with),
  });
}

/** A worker that was given the call; `begun`, it has begun its first attempt. */
export const workerAt = (makeRun: (stack: TestStack) => Promise<string>, begun: boolean): Setup => {
  return async (stack) => {
    const authorization = `Bearer ${await capabilityOf(stack, await makeRun(stack))}`;
    if (begun) {
      const body = { ...CALL, begin: true };
      await stack.send("POST", "/worker/get-checkpoint", { body, key: null, headers: { authorization } });
    }
    return { authorization };
  };
};
