import type { Failure } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { Closure, Template } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import { asCaught } from "../caught.ts";
import type { StepPlace } from "../run.ts";
import { jsonBytes } from "../value-size.ts";

export type Result = { done: Value } | { failed: Failure };

/** Results as they come. Once those at the front hold much, they move into a blob of their own: a chunk. */
export interface ResultsState {
  entries: { [index: number]: Result };
  /** Of the entries held inline. */
  bytes: number;
  /** Results in chunks: all below this index. */
  flushed: number;
  chunks: Value[];
}

const FLUSH_BYTES = 256 * 1024;

/** Without a pause between an iteration's end and its result: no suspension may come between the two. */
export function addResult(state: ResultsState, index: number, result: Result, { run }: StepPlace): void {
  state.entries[index] = result;
  if ("done" in result) run.values.note(result.done);
  state.bytes += inlineBytes(result);
}

/** Moves what is too much to be held out of the frames. */
export async function relieve(state: ResultsState, collect: boolean, step: StepPlace): Promise<void> {
  if (state.bytes <= FLUSH_BYTES) return;
  await flushFront(state, collect, step);
  if (state.bytes <= FLUSH_BYTES) return;
  // An early item takes long and all others are done: what they gave goes out one by one.
  for (const [index, result] of Object.entries(state.entries)) {
    if (!("done" in result) || inlineBytes(result) < 1024) continue;
    const { value } = await step.run.compute(closed(result.done), { keep: true });
    step.run.values.release(result.done);
    step.run.values.note(value);
    state.bytes -= inlineBytes(result);
    state.entries[Number(index)] = { done: value };
    if (state.bytes <= FLUSH_BYTES) return;
  }
}

/** The whole list, in the items' order. */
export async function assemble(state: ResultsState, collect: boolean, { run }: StepPlace): Promise<Value> {
  const rest = Object.values(state.entries);
  const inline = rest.map((result) => entryOf(result, collect));
  let list: Value;
  if (state.chunks.length > 0) {
    const lists = { l: [...state.chunks, { l: inline }] };
    list = (await run.compute(closed(lists), { view: { flat: true } })).value;
  } else if (inline.every(isInline)) list = { v: inline.map(({ v }) => v) };
  else list = (await run.compute(closed({ l: inline }))).value;
  for (const result of rest) if ("done" in result) run.values.release(result.done);
  return list;
}

async function flushFront(state: ResultsState, collect: boolean, { run }: StepPlace): Promise<void> {
  const moved: Result[] = [];
  for (let at = state.flushed; state.entries[at] !== undefined; at += 1) moved.push(state.entries[at] as Result);
  if (moved.length === 0) return;
  const front = { l: moved.map((result) => entryOf(result, collect)) };
  const { value } = await run.compute(closed(front), { keep: true });
  for (const result of moved) {
    if ("done" in result) run.values.release(result.done);
    state.bytes -= inlineBytes(result);
    delete state.entries[state.flushed];
    state.flushed += 1;
  }
  state.chunks.push(value);
}

function inlineBytes(result: Result): number {
  if ("failed" in result) return jsonBytes(asCaught(result.failed));
  return isRef(result.done) ? 0 : jsonBytes(result.done.v);
}

function entryOf(result: Result, collect: boolean): Template {
  if ("failed" in result) return { v: { error: asCaught(result.failed) } };
  if (!collect) return result.done;
  return isRef(result.done) ? { m: [["ok", result.done]] } : { v: { ok: result.done.v } };
}

function isInline(template: Template): template is { readonly v: Json } {
  return "v" in template;
}

function closed(template: Template): Closure {
  return { template, exprs: [], bindings: {} };
}
