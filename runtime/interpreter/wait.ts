import { CANCELED } from "./control.ts";
import { makeCancelScope } from "./cancel-scope.ts";
import type { CancelScope } from "./cancel-scope.ts";
import type { Run } from "./run.ts";
import type { Wait } from "./waits.ts";

export interface WaitOptions<T> {
  /** ms since the epoch: when waiting ends by itself. */
  readonly until?: number;
  /** Shown as what the run waits for; absent: work in progress that pauses. */
  readonly shown?: Wait;
  /** Registers for what is awaited; returns how to take that back. */
  readonly begin?: (wake: (value: T) => void) => () => void;
}

/**
 * Waits for time or for something from outside, whichever is first. Throws CANCELED, and SUSPENDED when the run
 * continues as new: its timer is then left to end with this execution.
 */
export async function wait<T = never>(
  run: Run,
  cancel: CancelScope,
  options: WaitOptions<T>,
): Promise<{ readonly value: T } | "elapsed"> {
  cancel.check();
  const { until } = options;
  const timer = makeCancelScope();
  const undo: (() => void)[] = [];
  if (options.shown) undo.push(run.waits.open(options.shown));
  try {
    const woken = await run.scheduler.park<{ readonly value: T } | "elapsed" | "canceled">(true, (wake) => {
      let open = true;
      const end = (how: { readonly value: T } | "elapsed" | "canceled"): void => {
        open = false;
        wake(how);
      };
      undo.push(cancel.onRequest(() => end("canceled")));
      if (options.begin) undo.push(options.begin((value) => end({ value })));
      if (!open || until === undefined) return;
      run.effects.sleepUntil(until, timer).then((how) => {
        if (how === "canceled") return;
        end("elapsed");
        run.scheduler.touched();
      }, run.crashed);
    });
    if (woken !== "elapsed") timer.request();
    if (woken === "canceled") throw CANCELED;
    return woken;
  } finally {
    for (const forget of undo) forget();
  }
}

/** Lets time pass; `at` in the past passes at once. */
export async function pauseUntil(run: Run, cancel: CancelScope, at: number, shown?: Wait): Promise<void> {
  cancel.check();
  if (at <= run.effects.now()) return;
  await wait(run, cancel, shown ? { until: at, shown } : { until: at });
}
