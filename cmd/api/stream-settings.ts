/** What every stream of this process has in common. */
export interface StreamSettings {
  readonly heartbeatMs: number;
  readonly slowReaderMs: number;
  /** Aborts when the process is about to stop. */
  readonly closing: AbortSignal;
  readonly publicUrl: () => string;
}
