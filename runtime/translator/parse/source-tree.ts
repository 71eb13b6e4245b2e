import type { Json } from "../../ir/json.ts";
import { pointerTokens } from "../../ir/pointer.ts";
import type { Range, Sourced } from "./sourced.ts";
import { alignText } from "./text-offsets.ts";
import type { TextStyle } from "./text-offsets.ts";

/** Where a value stands: offsets into the text, and the same of what it holds. */
export interface SourceNode {
  from: number;
  to: number;
  key?: { readonly from: number; readonly to: number };
  entries?: Map<string, SourceNode>;
  items?: SourceNode[];
  /** Of a string. */
  style?: TextStyle;
}

export interface SourceText {
  readonly text: string;
  /** Of an offset into `text`, in the text as it was given. */
  rangeOf(from: number, to: number): Range;
  /** Of an offset into the text as it was given. */
  rangeOfGiven(from: number, to: number): Range;
  /** The offset in the text as it was given of one in `text`. */
  toGiven(offset: number): number;
}

/**
 * `origin` maps offsets of `text` to those of the text as it was given, where a line was mended; absent: the same.
 */
export function makeSourceText(text: string, given = text, origin?: Int32Array): SourceText {
  const starts = lineStarts(given);
  const place = (offset: number): { line: number; column: number } => {
    const at = Math.min(offset, given.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  };
  const rangeOfGiven = (from: number, to: number): Range => ({ ...place(from), end: place(Math.max(from, to)) });
  const toGiven = (offset: number): number => origin?.[Math.min(offset, text.length)] ?? offset;
  return { text, rangeOfGiven, toGiven, rangeOf: (from, to) => rangeOfGiven(toGiven(from), toGiven(to)) };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

export function makeSourced(value: Json, root: SourceNode, source: SourceText): Sourced<Json> {
  const find = (pointer: string): { node: SourceNode; exact: boolean } => {
    let node = root;
    for (const token of pointerTokens(pointer)) {
      const next = node.entries?.get(token) ?? (/^\d+$/.test(token) ? node.items?.[Number(token)] : undefined);
      if (next === undefined) return { node, exact: false };
      node = next;
    }
    return { node, exact: true };
  };
  const valueAt = (pointer: string): Json | undefined => {
    let at: Json | undefined = value;
    for (const token of pointerTokens(pointer)) {
      if (typeof at !== "object" || at === null) return undefined;
      at = Array.isArray(at) ? at[Number(token)] : Object.hasOwn(at, token) ? at[token] : undefined;
    }
    return at;
  };
  return {
    value,
    at(pointer) {
      const { node } = find(pointer);
      return source.rangeOf(node.from, node.to);
    },
    keyAt(pointer) {
      const { node, exact } = find(pointer);
      const at = exact ? (node.key ?? node) : node;
      return source.rangeOf(at.from, at.to);
    },
    within(pointer, from, to) {
      const { node, exact } = find(pointer);
      const text = exact ? valueAt(pointer) : undefined;
      if (node.style === undefined || typeof text !== "string") return source.rangeOf(node.from, node.to);
      const offsets = alignText(source.text.slice(node.from, node.to), node.style, text);
      if (offsets === null) return source.rangeOf(node.from, node.to);
      const last = offsets.length - 1;
      const start = offsets[Math.min(Math.max(from, 0), last)]!;
      const end = to > from ? offsets[Math.min(to, last) - 1]! + widthAt(offsets, to, last) : start;
      return source.rangeOf(node.from + start, node.from + end);
    },
  };
}

/** Source characters of the unit before `to`: an escape is as wide as it is written, a fold is one. */
function widthAt(offsets: readonly number[], to: number, last: number): number {
  const at = Math.min(to, last);
  const width = offsets[at]! - offsets[at - 1]!;
  return width > 0 && width <= MAX_ESCAPE ? width : 1;
}

/** `\ud83d\ude00` in JSON. */
const MAX_ESCAPE = 12;
