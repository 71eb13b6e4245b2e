import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorkflowSlots } from "./task-slots.ts";

const context = {} as never;
const never = new AbortController().signal;
const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false;
  promise.then(
    () => (done = true),
    () => (done = true),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return done;
};

test("no more slots are out than there are, and a waiting one comes when one is given back", async () => {
  const { supplier } = makeWorkflowSlots(1);
  await supplier.reserveSlot(context, never);
  const second = supplier.reserveSlot(context, never);
  assert.equal(await settled(second), false);
  assert.equal(supplier.tryReserveSlot(context), null);
  supplier.releaseSlot(context);
  assert.equal(await settled(second), true);
});

test("while the store is away no slot is handed out; afterwards those who wait get theirs in order", async () => {
  const slots = makeWorkflowSlots(2);
  slots.setAway(true);
  const order: number[] = [];
  const waiting = [1, 2].map((n) => slots.supplier.reserveSlot(context, never).then(() => order.push(n)));
  assert.equal(slots.supplier.tryReserveSlot(context), null);
  assert.equal(await settled(waiting[0]!), false);
  slots.setAway(false);
  await Promise.all(waiting);
  assert.deepEqual(order, [1, 2]);
});

test("a request that is taken back takes no slot", async () => {
  const { supplier } = makeWorkflowSlots(1);
  await supplier.reserveSlot(context, never);
  const controller = new AbortController();
  const gone = supplier.reserveSlot(context, controller.signal);
  const next = supplier.reserveSlot(context, never);
  controller.abort();
  await assert.rejects(gone);
  supplier.releaseSlot(context);
  assert.equal(await settled(next), true);
});
