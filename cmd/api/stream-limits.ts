import type { Caller } from "./auth.ts";
import { ApiError } from "./problems.ts";

export interface StreamLimits {
  /** Counts a stream; returns what forgets it. @throws ApiError `too-many-streams` */
  open(caller: Caller): () => void;
  readonly count: number;
}

export function makeStreamLimits(limits: { readonly perKey: number; readonly all: number }): StreamLimits {
  const perKey = new Map<string, number>();
  let all = 0;
  return {
    get count() {
      return all;
    },
    open(caller) {
      const mine = perKey.get(caller.keyId) ?? 0;
      if (all >= limits.all || mine >= limits.perKey) {
        const what = mine >= limits.perKey ? `this key has ${mine} streams open` : `${all} streams are open`;
        throw new ApiError("too-many-streams", `${what}, and no more are allowed`, { headers: { "retry-after": "5" } });
      }
      perKey.set(caller.keyId, mine + 1);
      all += 1;
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        all -= 1;
        const left = (perKey.get(caller.keyId) ?? 1) - 1;
        if (left === 0) perKey.delete(caller.keyId);
        else perKey.set(caller.keyId, left);
      };
    },
  };
}
