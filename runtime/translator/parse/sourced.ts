import type { Json } from "../../ir/json.ts";

/** A place in the source: lines and columns from 1, columns in UTF-16 code units; `end` is behind the last one. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly end: { readonly line: number; readonly column: number };
}

/** A value and where each part of it stands in the text that it was read from. */
export interface Sourced<T> {
  readonly value: T;
  /** Of the value at a JSON Pointer; of the nearest thing around it where nothing is there. */
  at(pointer: string): Range;
  /** Of its key; of the value where it has none. */
  keyAt(pointer: string): Range;
  /** Of UTF-16 offsets inside a string value, whatever its quotes, escapes and folding. */
  within(pointer: string, from: number, to: number): Range;
}

export type SourcedDocument = Sourced<Json>;
