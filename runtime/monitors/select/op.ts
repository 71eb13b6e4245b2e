import type { Json } from "../../ir/json.ts";
import type { Budget, Mistake, Parsed } from "../syntax/index.ts";
import type { Piece } from "./piece.ts";

/** Where a page comes from, to make its addresses absolute. */
export interface Place {
  readonly url?: string | undefined;
}

/** One compiled operation; null is no match, which ends the chain as `empty`. */
export type Step = (input: Piece, place: Place) => Piece | null;

/** A mistake in a selection. `pointer` is relative to it; `from` and `to` are places in the text there. */
export interface SelectProblem extends Mistake {
  readonly pointer: string;
}

export interface Compiling {
  /** Reports what is wrong at `pointer`, relative to the operation's options. */
  problem(message: string, pointer?: string, hint?: string): void;
  /** What was read of the text at `pointer`; undefined: it is a mistake, and reported. */
  read<T>(parsed: Parsed<T>, pointer: string): T | undefined;
  /** Of the whole document: what reading its texts may cost. */
  readonly budget: Budget;
  /** What a field takes from its item (`items.fields`): a selector, an operation, or several. */
  field(selection: Json, pointer: string): Step;
}

/** An operation: reads its options once, and gives what is done with each value. */
export type SelectOp = (options: Json, compiling: Compiling) => Step;

/** Data that an operation cannot work on, found while it runs. */
export class SelectionError extends Error {
  override readonly name = "SelectionError";
}

/** Applies to each item of a list, or to the piece itself; items without a match are left out. */
export function each(input: Piece, apply: (piece: Piece) => Piece | null): Piece | null {
  if (input.is !== "list") return apply(input);
  const items = input.items.flatMap((item) => each(item, apply) ?? []);
  return items.length === 0 ? null : { is: "list", items };
}
