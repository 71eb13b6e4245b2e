import { CancellationScope } from "@temporalio/workflow";
import type { Cancellation } from "../../../runtime/interpreter/effects.ts";

/**
 * Temporal's scopes behind the interpreter's own tree of cancellation: a workflow's cancel must reach nothing by
 * itself, because the interpreter decides what it stops and what it shields.
 */
export interface Scopes {
  /** Runs `body` where no cancel of the workflow reaches. */
  shielded<T>(body: () => Promise<T>): Promise<T>;
  /** Runs `body` in a scope that `cancellation` cancels, and nothing else. */
  cancellable<T>(cancellation: Cancellation, body: () => Promise<T>): Promise<T>;
}

export function makeScopes(): Scopes {
  const shield = new CancellationScope({ cancellable: false });
  return {
    shielded: (body) => shield.run(body),
    async cancellable(cancellation, body) {
      const scope = new CancellationScope({ cancellable: true, parent: shield });
      const forget = cancellation.onRequest(() => scope.cancel());
      try {
        return await scope.run(body);
      } finally {
        forget();
      }
    },
  };
}
