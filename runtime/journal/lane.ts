import type { Fence, NewEvent } from "../ir/event.ts";
import type { AppendOptions, AppendResult, RunHead, Tx } from "../store/index.ts";
import type { Allowance } from "./allowance.ts";
import { mergeDeltas } from "./delta-merge.ts";

/** Something to append that its writer waits for. */
export interface AppendRequest {
  readonly head: RunHead;
  /** Of the interpreter's events; null: anybody else's. */
  readonly fence: Fence | null;
  readonly events: readonly NewEvent[];
  readonly options?: AppendOptions;
  /**
   * In the same transaction, after the append: checkpoint rows. Runs again where the transaction is tried again, so
   * it must do nothing outside it.
   */
  readonly also?: (tx: Tx, result: AppendResult) => Promise<void>;
  /** Gives up waiting; what is being stored may still be. Not for the interpreter's events. */
  readonly signal?: AbortSignal;
}

/** A piece of streamed text; nobody waits for it. */
export interface DeltaRequest {
  readonly head: RunHead;
  /** Of type `step.delta`, data `{channel, index, delta}`. */
  readonly event: NewEvent;
  /** The attempt is over, or the run is. */
  readonly onDropped?: (outcome: AppendResult["outcome"]) => void;
}

export interface Entry {
  readonly kind: "entry";
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}
export interface Delta {
  readonly kind: "delta";
  readonly head: RunHead;
  event: NewEvent;
  readonly onDropped: Set<(outcome: AppendResult["outcome"]) => void>;
}
/** Reached when all before it is stored. */
export interface Marker {
  readonly kind: "marker";
  readonly reached: () => void;
}
export type Item = Entry | Delta | Marker;

/** What goes into one append: of one fence and one execution, and at most one `also`, at its end. */
export interface Batch {
  readonly items: readonly Item[];
  /** Null: markers only, there is nothing to store. */
  readonly head: RunHead | null;
  readonly fence: Fence | null;
  readonly options: AppendOptions;
  readonly also: AppendRequest["also"];
}

/** What waits for one run. */
export interface Lane {
  /** The interpreter's, which go first: a workflow task waits for them. */
  readonly interpreter: Entry[];
  /** In the order of their coming: a step's end must not overtake its deltas. */
  readonly host: Item[];
  readonly allowance: Allowance;
  /** When the oldest delta came that waits. */
  deltasSince: number;
}

/** Deltas wait this long for more. */
export const BATCH_MS = 100;
/** One append holds its run's lock, and others of the run wait. */
const MOST_EVENTS = 500;
/** Of deltas that nothing else waits behind: a batch may overdraw the allowance by no more than itself. */
const MOST_DELTA_BYTES = 64 * 1024;

export function addDelta(lane: Lane, request: DeltaRequest, now: number): void {
  const last = lane.host.at(-1);
  if (last?.kind === "delta" && last.head.temporalRunId === request.head.temporalRunId) {
    const merged = mergeDeltas(last.event, request.event);
    if (merged) {
      last.event = merged;
      if (request.onDropped) last.onDropped.add(request.onDropped);
      return;
    }
  }
  if (!lane.host.some((item) => item.kind === "delta")) lane.deltasSince = now;
  const onDropped = new Set(request.onDropped ? [request.onDropped] : []);
  lane.host.push({ kind: "delta", head: request.head, event: request.event, onDropped });
}

/** Takes what is to be stored next; a number: nothing for so many ms; null: nothing at all. */
export function takeBatch(lane: Lane, now: number): Batch | number | null {
  if (lane.interpreter.length > 0) return batchOf(lane.interpreter.splice(0, countInterpreter(lane.interpreter)));
  if (lane.host.length === 0) return null;
  const isOnlyDeltas = lane.host.every((item) => item.kind === "delta");
  if (isOnlyDeltas) {
    const wait = Math.max(lane.deltasSince + BATCH_MS - now, lane.allowance.waitMs(now));
    if (wait > 0) return wait;
  }
  const items = lane.host.splice(0, countHost(lane.host, isOnlyDeltas ? MOST_DELTA_BYTES : Infinity));
  lane.deltasSince = now;
  const bytes = items.reduce((sum, item) => sum + (item.kind === "delta" ? deltaBytes(item.event) : 0), 0);
  lane.allowance.spend(bytes, now);
  return batchOf(items);
}

export function eventsOf(item: Item): readonly NewEvent[] {
  if (item.kind === "marker") return [];
  return item.kind === "entry" ? item.request.events : [item.event];
}

/** All that was written by one activation or by several of one task, so long as no option tells them apart. */
function countInterpreter(entries: readonly Entry[]): number {
  const first = entries[0]!.request;
  let count = 1;
  let events = first.events.length;
  while (!hasOptions(first) && !first.also && count < entries.length) {
    const { request } = entries[count]!;
    if (hasOptions(request) || request.also || !isSameFence(request.fence, first.fence)) break;
    if (request.head.temporalRunId !== first.head.temporalRunId) break;
    events += request.events.length;
    if (events > MOST_EVENTS) break;
    count += 1;
  }
  return count;
}

function countHost(items: readonly Item[], mostDeltaBytes: number): number {
  let execution: { readonly id: string | undefined } | undefined;
  let count = 0;
  let events = 0;
  let bytes = 0;
  for (const item of items) {
    const head = headOf(item);
    if (head && execution && execution.id !== head.temporalRunId) break;
    const request = item.kind === "entry" ? item.request : undefined;
    events += eventsOf(item).length;
    const isAlone = request !== undefined && hasOptions(request);
    if (item.kind === "delta") bytes += deltaBytes(item.event);
    if (count > 0 && (isAlone || events > MOST_EVENTS || bytes > mostDeltaBytes)) break;
    if (head) execution = { id: head.temporalRunId };
    count += 1;
    if (isAlone || request?.also) break;
  }
  return count;
}

function hasOptions({ options }: AppendRequest): boolean {
  return options !== undefined && Object.keys(options).length > 0;
}

/** Each on its own, after a batch of them was refused: one bad append must not take the others with it. */
export function split(batch: Batch): Batch[] {
  return batch.items.map((item) => batchOf([item]));
}

function batchOf(items: readonly Item[]): Batch {
  const last = items.at(-1)!;
  const request = last.kind === "entry" ? last.request : undefined;
  return {
    items,
    head: items.map(headOf).find((head) => head !== null) ?? null,
    fence: request?.fence ?? null,
    options: request?.options ?? {},
    also: request?.also,
  };
}

function headOf(item: Item): RunHead | null {
  if (item.kind === "marker") return null;
  return item.kind === "entry" ? item.request.head : item.head;
}

function isSameFence(one: Fence | null, other: Fence | null): boolean {
  return one?.generation === other?.generation && one?.chain === other?.chain && one?.length === other?.length;
}

function deltaBytes(event: NewEvent): number {
  return typeof event.data["delta"] === "string" ? Buffer.byteLength(event.data["delta"]) : 0;
}
