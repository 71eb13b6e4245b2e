import type { AccessChanges } from "./access-changes.ts";

/** What every stream of this process has in common. */
export interface StreamSettings {
  readonly heartbeatMs: number;
  readonly slowReaderMs: number;
  /** Aborts when the process is about to stop. */
  readonly closing: AbortSignal;
  readonly publicUrl: () => string;
  /** Who may read no more is cut off at once. */
  readonly access: Pick<AccessChanges, "on">;
}
