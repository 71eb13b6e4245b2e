import { fail } from "../ir/failure.ts";
import type { Closure } from "../ir/plan.ts";
import { INLINE_RUN_BYTES, INLINE_VALUE_BYTES, MAX_VALUE_BYTES, isRef } from "../ir/value.ts";
import type { Value } from "../ir/value.ts";
import type { ComputeOutcome, ListView } from "./effects.ts";
import type { Outputs } from "./frames.ts";
import { jsonBytes } from "./value-size.ts";

/** A reference is about this long itself: smaller values stay inline whatever the run holds. */
const SMALL_BYTES = 256;

export interface Computed {
  readonly value: Value;
  readonly length?: number;
}

export type Compute = (
  closure: Closure,
  options?: { readonly view?: ListView; readonly keep?: boolean },
) => Promise<ComputeOutcome>;

/** Keeps what a run holds inline within its bounds: 32 KiB a value, 1 MiB a run; the rest becomes references. */
export interface Values {
  /** Takes a value into the run's state, as it is or as a reference. */
  hold(value: Value): Promise<Value>;
  /** Counts a value that is kept as it is. */
  note(value: Value): void;
  /** Leaves a value, or all that a level held. */
  release(value: Value | undefined): void;
  releaseAll(outputs: Outputs): void;
  /** Counts values that came back with the frames. */
  recount(state: unknown): void;
  inlineBytes(): number;
}

/** Bytes that are measured in the time of one evaluation step. */
const BYTES_A_STEP = 8;

export interface ValuesHost {
  readonly compute: (closure: Closure, keep: boolean) => Promise<Value>;
  /** Takes note of work done; resolves once more may be done. */
  readonly spend: (steps: number) => Promise<void> | undefined;
}

export function makeValues({ compute, spend }: ValuesHost): Values {
  let total = 0;
  const sizes = new WeakMap<Value, number>();
  const sizeOf = (value: Value): number => {
    if (isRef(value)) return SMALL_BYTES;
    let size = sizes.get(value);
    if (size === undefined) {
      size = jsonBytes(value.v, MAX_VALUE_BYTES);
      sizes.set(value, size);
    }
    return size;
  };
  const release = (value: Value | undefined): void => {
    if (value !== undefined) total = Math.max(0, total - sizeOf(value));
  };
  return {
    async hold(value) {
      const isNew = !isRef(value) && !sizes.has(value);
      const size = sizeOf(value);
      const pause = isNew ? spend(Math.floor(size / BYTES_A_STEP)) : undefined;
      if (pause) await pause;
      if (size > MAX_VALUE_BYTES) throw fail("value.too_large", "a value is larger than 8 MiB");
      const over = total + size > INLINE_RUN_BYTES && size > SMALL_BYTES;
      if (isRef(value) || (size <= INLINE_VALUE_BYTES && !over)) {
        total += size;
        return value;
      }
      const reference = await compute({ template: { v: value.v }, exprs: [], bindings: {} }, true);
      total += sizeOf(reference);
      return reference;
    },
    note(value) {
      total += sizeOf(value);
    },
    release,
    releaseAll(outputs) {
      for (const id of Object.keys(outputs)) release(outputs[id]);
    },
    recount(state) {
      total = jsonBytes(state as never, INLINE_RUN_BYTES);
    },
    inlineBytes: () => total,
  };
}
