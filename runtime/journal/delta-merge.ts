import type { NewEvent } from "../ir/event.ts";

/** One stored delta is at most so long, in UTF-16 units; a longer text takes several. */
const MOST = 64 * 1024;

/**
 * `earlier` with the text of `later` behind its own, under the earlier one's key; null where they do not belong
 * together. Only what is not stored yet is merged: what is stored is sent, each id once.
 */
export function mergeDeltas(earlier: NewEvent, later: NewEvent): NewEvent | null {
  if (earlier.type !== "step.delta" || later.type !== "step.delta") return null;
  if (earlier.path !== later.path || earlier.attempt !== later.attempt) return null;
  const { data: one } = earlier;
  const { data: other } = later;
  if (one["channel"] !== other["channel"] || one["index"] !== other["index"]) return null;
  if (typeof one["delta"] !== "string" || typeof other["delta"] !== "string") return null;
  if (one["delta"].length + other["delta"].length > MOST) return null;
  return { ...earlier, data: { ...one, delta: one["delta"] + other["delta"] } };
}
