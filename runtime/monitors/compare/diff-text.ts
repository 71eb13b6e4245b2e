import { diffArrays, formatPatch, OMIT_HEADERS, type ArrayChange, type StructuredPatch } from "diff";

export interface TextDiff {
  readonly kind: "text";
  readonly empty: boolean;
  /** Whole lines. */
  readonly added: string[];
  readonly removed: string[];
  /** As `diff -u`, without a head. */
  readonly unified: string;
  /** 0 to 1: how much of both is in both. */
  readonly similarity: number;
}

/** More lines than this that differ are told without finding the shortest way from one to the other. */
const MOST_EDITS = 2000;
const CONTEXT = 3;

/** Two canonical texts, by line. A line that only moved is neither added nor removed. */
export function diffText(before: string, after: string): TextDiff {
  const from = linesOf(before);
  const to = linesOf(after);
  const changes = diffArrays(from, to, { maxEditLength: MOST_EDITS }) ?? replaced(from, to);
  const added = changes.filter((change) => change.added).flatMap((change) => change.value);
  const removed = changes.filter((change) => change.removed).flatMap((change) => change.value);
  const same = changes.filter((change) => !change.added && !change.removed).flatMap((change) => change.value);
  const whole = size(from) + size(to);
  return {
    kind: "text",
    empty: added.length + removed.length === 0,
    added: without(added, removed),
    removed: without(removed, added),
    unified: unifiedOf(changes),
    similarity: whole === 0 ? 1 : Math.round((2 * size(same) * 1000) / whole) / 1000,
  };
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

function size(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/** Each line as often as it is in `lines` and not in `others`. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    if (count > 0) counts.set(line, count - 1);
    return count === 0;
  });
}

/** Where the texts are too far apart: what both begin and end with, and all between as taken out and put in. */
function replaced(from: readonly string[], to: readonly string[]): ArrayChange<string>[] {
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head += 1;
  let tail = 0;
  while (tail < from.length - head && tail < to.length - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1;
  const part = (value: string[], added: boolean, removed: boolean) => ({ value, count: value.length, added, removed });
  return [
    part(from.slice(0, head), false, false),
    part(from.slice(head, from.length - tail), false, true),
    part(to.slice(head, to.length - tail), true, false),
    part(from.slice(from.length - tail), false, false),
  ].filter(({ count }) => count > 0);
}

/** The changes as hunks with some lines around each. */
function unifiedOf(changes: readonly ArrayChange<string>[]): string {
  const lines = changes.flatMap(({ value, added, removed }) =>
    value.map((text) => ({ sign: added ? "+" : removed ? "-" : " ", text })),
  );
  const near = new Set<number>();
  for (const [index, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    for (let at = Math.max(0, index - CONTEXT); at <= index + CONTEXT && at < lines.length; at += 1) near.add(at);
  }
  const hunks: StructuredPatch["hunks"] = [];
  const place = { old: 1, new: 1 };
  let hunk: StructuredPatch["hunks"][number] | undefined;
  for (const [index, { sign, text }] of lines.entries()) {
    if (!near.has(index)) hunk = undefined;
    else if (hunk === undefined) {
      hunk = { oldStart: place.old, oldLines: 0, newStart: place.new, newLines: 0, lines: [] };
      hunks.push(hunk);
    }
    if (hunk !== undefined) {
      hunk.lines.push(sign + text);
      if (sign !== "+") hunk.oldLines += 1;
      if (sign !== "-") hunk.newLines += 1;
    }
    if (sign !== "+") place.old += 1;
    if (sign !== "-") place.new += 1;
  }
  if (hunks.length === 0) return "";
  const patch: StructuredPatch = {
    oldFileName: "before",
    newFileName: "after",
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
  };
  return formatPatch(patch, OMIT_HEADERS);
}
