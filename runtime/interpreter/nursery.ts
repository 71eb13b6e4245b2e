import { CANCELED, Returned, SUSPENDED } from "./control.ts";
import { FailureError } from "../ir/failure.ts";
import type { Failure } from "../ir/failure.ts";
import type { Value } from "../ir/value.ts";
import type { Run } from "./run.ts";
import type { StrandEnd } from "./scheduler.ts";

/** How a branch ended, as data; `suspended` ones go on in the next execution. */
export type BranchEnd =
  | { readonly done: Value }
  | { readonly failed: Failure }
  | { readonly canceled: true }
  | { readonly returned: Value }
  | { readonly suspended: true };

/** Strands that one step started, joined one by one in the order in which they ended. */
export interface Nursery<K> {
  launch(key: K, body: () => Promise<Value>): void;
  live(): number;
  /** The next that ended; to be called while some are live. Rethrows a bug. */
  next(): Promise<readonly [K, BranchEnd]>;
}

export function makeNursery<K>(run: Run): Nursery<K> {
  const ended: (readonly [K, StrandEnd<Value>])[] = [];
  let live = 0;
  let wakeUp: (() => void) | undefined;
  return {
    launch(key, body) {
      live += 1;
      run.scheduler.launch(body, (end) => {
        ended.push([key, end]);
        wakeUp?.();
        wakeUp = undefined;
      });
    },
    live: () => live,
    async next() {
      if (ended.length === 0) {
        await run.scheduler.park<void>(false, (wake) => {
          wakeUp = () => wake();
        });
      }
      const [key, end] = ended.shift() as readonly [K, StrandEnd<Value>];
      live -= 1;
      return [key, toEnd(end)];
    },
  };
}

function toEnd(end: StrandEnd<Value>): BranchEnd {
  if ("value" in end) return { done: end.value };
  if (end.thrown instanceof FailureError) return { failed: end.thrown.failure };
  if (end.thrown === CANCELED) return { canceled: true };
  if (end.thrown instanceof Returned) return { returned: end.thrown.value };
  if (end.thrown === SUSPENDED) return { suspended: true };
  throw end.thrown;
}
