import type { Bridge } from "../bridge/index.ts";
import type { Tracer } from "../ir/tracer.ts";
import type { Database } from "../store/index.ts";

export interface RunsLog {
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What the whole of a run's life needs. */
export interface RunsDeps {
  readonly database: Database;
  readonly bridge: Bridge;
  /** Tells the followers' processes that a run's journal has grown. */
  readonly hint: (tenant: string, runId: string) => void;
  readonly log: RunsLog;
  /**
   * Replays an execution's history and appends what its journal lost. Only a process with the interpreter's bundle
   * has it; the others leave such runs to that one.
   */
  readonly repair?: (run: RepairRequest) => Promise<void>;
  /** Told what happens in runs' lives; metrics are made of it. */
  readonly observe?: (happening: RunsHappening) => void;
  /** Absent: nothing is traced. */
  readonly tracer?: Tracer;
}

/** Something that somebody may want to count. */
export type RunsHappening =
  | { readonly kind: "accepted" }
  | { readonly kind: "start"; readonly outcome: "started" | "refused" | "closed" | "failed" }
  /** The closer asked how a run stands. */
  | { readonly kind: "close"; readonly outcome: "closed" | "open" | "behind" | "unknown-run" | "failed" }
  /** A terminal event is stored; `delayMs` after the end in Temporal, where it ended there. */
  | { readonly kind: "ended"; readonly status: string; readonly delayMs?: number }
  | { readonly kind: "sweep"; readonly outcome: "done" | "failed" }
  | { readonly kind: "swept"; readonly task: "start" | "close" | "stop" | "orphan" | "tell-parent" }
  | { readonly kind: "repair"; readonly outcome: "repaired" | "failed" };

export interface RepairRequest {
  readonly tenant: string;
  readonly runId: string;
  readonly temporalRunId: string;
}
