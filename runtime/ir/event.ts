import type { Json, JsonObject } from "./json.ts";

/** Every type of event that a run's journal can hold. Growing: readers pass unknown types through. */
export const EVENT_TYPES = [
  "run.created",
  "run.started",
  "run.waiting",
  "run.resumed",
  "run.cancel_requested",
  "run.reset",
  "run.completed",
  "run.failed",
  "run.canceled",
  "run.timed_out",
  "run.terminated",
  "step.started",
  "step.completed",
  "step.failed",
  "step.skipped",
  "step.retrying",
  "step.delta",
  "step.log",
  "tool.started",
  "tool.completed",
  "checkpoint.created",
  "monitor.checked",
  "custom",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const TERMINAL_EVENTS = [
  "run.completed",
  "run.failed",
  "run.canceled",
  "run.timed_out",
  "run.terminated",
] as const satisfies readonly EventType[];

export const RUN_STATUSES = [
  "accepted",
  "running",
  "waiting",
  "completed",
  "failed",
  "canceled",
  "timed_out",
  "terminated",
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export const TERMINAL_STATUSES = ["completed", "failed", "canceled", "timed_out", "terminated"] as const;

/** An event as a writer hands it to `append_events`; the database gives it its `seq`. */
export interface NewEvent {
  /**
   * Unique in the run, made of the event's place in the plan and never of a counter:
   * `<generation>/<path>/<attempt>/<kind>[/<number within the attempt>]`. A repeat of the same key is dropped.
   */
  readonly key: string;
  readonly type: EventType;
  /** RFC 3339 with milliseconds, UTC: workflow time for the interpreter's events, the host's clock for activities'. */
  readonly time: string;
  readonly path?: string;
  readonly attempt?: number;
  readonly data: JsonObject;
}

/** An event as it is stored, served and streamed. */
export interface StoredEvent {
  readonly run_id: string;
  /** From 1, no gaps. */
  readonly seq: number;
  readonly type: string;
  readonly time: string;
  readonly path?: string;
  readonly attempt?: number;
  readonly data: { [key: string]: Json };
}

/**
 * Where in a run's life the interpreter's append was made. Order: generation, chain, length. `append_events` keeps
 * the highest a run and drops a lower append whole, so that a workflow task that was redone cannot write the past.
 */
export interface Fence {
  readonly generation: number;
  readonly chain: number;
  /** `historyLength` of the activation. */
  readonly length: number;
}

export function isTerminalStatus(status: string): status is (typeof TERMINAL_STATUSES)[number] {
  return (TERMINAL_STATUSES as readonly string[]).includes(status);
}
