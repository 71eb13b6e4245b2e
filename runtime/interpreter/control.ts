import type { Value } from "../ir/value.ts";

/**
 * How a strand of the interpreter leaves where it stands without having failed. Thrown, never caught to be dropped:
 * - CANCELED: its scope was asked to cancel; `finally` and undo run on the way out.
 * - Returned: a `return` ended the run with its value, unless a `finally` on its way fails.
 * - SUSPENDED: the run continues as new; frames stay as they are, nothing may change state on the way out.
 */
class Departure extends Error {}

export const CANCELED: Error = new Departure("canceled");
/** A `return`, on its way to the end of the run. */
export class Returned extends Departure {
  readonly value: Value;
  constructor(value: Value) {
    super("returned");
    this.value = value;
  }
}
export const SUSPENDED: Error = new Departure("suspended");
