/** Messages of ours to the workflow host; documents cannot use names that begin so. */

/** Signal: how an awaited child ended, whatever execution of the parent is the current one. */
export const CHILD_ENDED = "wl.child";
/** Update: the decision of an approval; arguments are its path and `{choice, by, comment}`. */
export const DECIDE = "wl.decide";
