/**
 * How a strand of the interpreter leaves where it stands without having failed. Thrown, never caught to be dropped:
 * - CANCELED: its scope was asked to cancel; `finally` and undo run on the way out.
 * - RETURNED: a `return` ended the run; its value stands in the state.
 * - SUSPENDED: the run continues as new; frames stay as they are, nothing may change state on the way out.
 */
class Departure extends Error {}

export const CANCELED: Error = new Departure("canceled");
export const RETURNED: Error = new Departure("returned");
export const SUSPENDED: Error = new Departure("suspended");
