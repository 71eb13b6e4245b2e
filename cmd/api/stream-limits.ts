import { callerId, type Caller } from "./auth.ts";
import { ApiError } from "./problems.ts";

export interface StreamLimits {
  /** Counts a stream; returns what forgets it. @throws ApiError `too-many-streams` */
  open(caller: Caller): () => void;
  readonly count: number;
}

export function makeStreamLimits(limits: { readonly perKey: number; readonly all: number }): StreamLimits {
  const perCaller = new Map<string, number>();
  let all = 0;
  return {
    get count() {
      return all;
    },
    open(caller) {
      const id = callerId(caller);
      const mine = perCaller.get(id) ?? 0;
      if (all >= limits.all || mine >= limits.perKey) {
        const what = mine >= limits.perKey ? `this caller has ${mine} streams open` : `${all} streams are open`;
        throw new ApiError("too-many-streams", `${what}, and no more are allowed`, { headers: { "retry-after": "5" } });
      }
      perCaller.set(id, mine + 1);
      all += 1;
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        all -= 1;
        const left = (perCaller.get(id) ?? 1) - 1;
        if (left === 0) perCaller.delete(id);
        else perCaller.set(id, left);
      };
    },
  };
}
