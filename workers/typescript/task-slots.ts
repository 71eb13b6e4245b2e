import type { CustomSlotSupplier, SlotPermit, WorkflowSlotInfo } from "@temporalio/worker";

/**
 * Hands out the slots for workflow tasks, and none while the store is away: a task that is taken then could only wait
 * for its sink until it times out. Polling goes on by itself when the store is back.
 */
export interface WorkflowSlots {
  readonly supplier: CustomSlotSupplier<WorkflowSlotInfo>;
  setAway(away: boolean): void;
}

export function makeWorkflowSlots(size: number): WorkflowSlots {
  let free = size;
  let away = false;
  const waiting: ((permit: SlotPermit) => void)[] = [];
  const take = (): SlotPermit | null => {
    if (away || free === 0) return null;
    free -= 1;
    return {};
  };
  const serve = (): void => {
    while (waiting.length > 0) {
      const permit = take();
      if (permit === null) return;
      waiting.shift()!(permit);
    }
  };
  return {
    supplier: {
      type: "custom",
      reserveSlot: (_context, signal) =>
        new Promise((resolve, reject) => {
          const permit = waiting.length === 0 ? take() : null;
          if (permit !== null) return resolve(permit);
          const served = (given: SlotPermit): void => {
            signal.removeEventListener("abort", aborted);
            resolve(given);
          };
          const aborted = (): void => {
            const at = waiting.indexOf(served);
            if (at >= 0) waiting.splice(at, 1);
            reject(signal.reason instanceof Error ? signal.reason : new DOMException("aborted", "AbortError"));
          };
          signal.addEventListener("abort", aborted, { once: true });
          waiting.push(served);
        }),
      tryReserveSlot: () => (waiting.length === 0 ? take() : null),
      markSlotUsed: () => undefined,
      releaseSlot() {
        free += 1;
        serve();
      },
    },
    setAway(now) {
      away = now;
      serve();
    },
  };
}
