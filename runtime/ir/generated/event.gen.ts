// Made by scripts/generate.ts from schemas/; edit those.
import type { Json } from "../json.ts";

/**
 * One entry of a run's journal, as it is stored, served and streamed. New types are added; readers pass unknown ones through.
 */
export interface RunEvent {
  /**
   * The run.
   */
  run_id: string;
  /**
   * From 1, no gaps.
   */
  seq: number;
  /**
   * What happened: one of these, or a later one.
   */
  type: string;
  /**
   * RFC 3339, UTC, milliseconds.
   */
  time: string;
  /**
   * Of one execution of a step.
   */
  path?: string;
  /**
   * Which attempt; from 1.
   */
  attempt?: number;
  /**
   * What belongs to the type.
   */
  data: Data;
}
/**
 * The fields that the types have; further ones may come.
 */
export interface Data {
  /**
   * Of the run, after the event.
   */
  status?: string;
  /**
   * What the run or step waits for.
   */
  waiting_for?: {
    [k: string]: unknown;
  };
  /**
   * The step's kind.
   */
  kind?: string;
  /**
   * The activity, signal, tool or custom event.
   */
  name?: string;
  /**
   * The step's summary.
   */
  summary?: string;
  /**
   * What the step or run gave.
   */
  output?: Json;
  error?: Failure;
  /**
   * How long it took.
   */
  duration_ms?: number;
  /**
   * Of a delta.
   */
  channel?: "text" | "reasoning" | "tool_args";
  /**
   * Which of parallel tool calls.
   */
  index?: number;
  /**
   * Text that was added.
   */
  delta?: string;
  /**
   * Of a log line.
   */
  level?: string;
  /**
   * Of a log line.
   */
  message?: string;
  /**
   * Of a checkpoint.
   */
  digest?: string;
  /**
   * Which tool call.
   */
  tool_call_id?: string;
  /**
   * Of a tool call.
   */
  input?: Json;
  /**
   * Of a custom event.
   */
  payload?: Json;
  /**
   * Of a check.
   */
  outcome?: string;
  /**
   * Of a check: what a model said of the next one, and what came of it.
   */
  proposal?: Json;
  /**
   * Why it was cancelled or terminated.
   */
  reason?: string;
  /**
   * The step is an undo.
   */
  undo?: boolean;
  /**
   * The `seq` of an event that a redone task wrote otherwise.
   */
  supersedes?: number;
  /**
   * Written by the reconciler.
   */
  repaired?: boolean;
  [k: string]: unknown;
}
/**
 * Why a step or a run failed.
 */
export interface Failure {
  /**
   * Dotted lower case.
   */
  type: string;
  /**
   * For people.
   */
  message: string;
  /**
   * What it carries.
   */
  details?: Json;
  /**
   * Of the step's execution.
   */
  path?: string;
  /**
   * Which attempt.
   */
  attempt?: number;
  /**
   * Undos that failed.
   */
  undo_failures?: readonly UndoFailure[];
  /**
   * Paths whose undo was not run.
   *
   * Items: A path.
   */
  uncompensated?: readonly string[];
}
/**
 * One of them.
 */
export interface UndoFailure {
  /**
   * Of the step.
   */
  path: string;
  /**
   * Its type.
   */
  type: string;
  /**
   * For people.
   */
  message: string;
}
