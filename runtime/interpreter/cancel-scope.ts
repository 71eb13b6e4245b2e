import { CANCELED } from "./control.ts";
import type { Cancellation } from "./effects.ts";

/** A node of the interpreter's cancellation tree. A scope made without a parent is shielded. */
export interface CancelScope extends Cancellation {
  request(): void;
  /** Throws CANCELED where cancellation was requested. */
  check(): void;
  /** Leaves the parent: a scope that ended hears of nothing any more. */
  dispose(): void;
}

export function makeCancelScope(parent?: Cancellation, shielded = parent?.shielded ?? true): CancelScope {
  let requested = false;
  const listeners = new Set<() => void>();
  const request = (): void => {
    if (requested) return;
    requested = true;
    const told = [...listeners];
    listeners.clear();
    for (const listener of told) listener();
  };
  const leave = parent?.onRequest(request);
  return {
    shielded,
    get requested() {
      return requested;
    },
    onRequest(listener) {
      if (requested) {
        listener();
        return () => {};
      }
      const own = (): void => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    request,
    check() {
      if (requested) throw CANCELED;
    },
    dispose() {
      leave?.();
    },
  };
}
