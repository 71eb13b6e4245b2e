import { canonicalJson } from "../../ir/canonical-json.ts";
import { each, type SelectOp } from "./op.ts";
import { readOptions } from "./options.ts";
import { toJson, type Piece } from "./piece.ts";
import { shownText } from "./text.ts";

const LINE = /\r\n|\r|\n/;

/** `trim`: no white space around lines, no empty lines around the text; in a list around each item. */
export const trim: SelectOp = (options, compiling) => {
  readOptions(options, [], compiling);
  return (input) =>
    each(input, (piece) => {
      if (piece.is === "json" && typeof piece.json !== "string") return piece;
      const trimmed = shownText(piece)
        .split(LINE)
        .map((line) => line.trim())
        .join("\n");
      return { is: "text", text: trimmed.trim() };
    });
};

/** `sort`: lines or items; numbers by value, all else by its text, code point by code point. */
export const sort: SelectOp = (options, compiling) => {
  readOptions(options, [], compiling);
  return (input) => arrange(input, (keyed) => keyed.sort((a, b) => compare(a, b)));
};

/** `unique`: each line or item once, where it stood first. */
export const unique: SelectOp = (options, compiling) => {
  readOptions(options, [], compiling);
  return (input) =>
    arrange(input, (keyed) => {
      const seen = new Set<string>();
      return keyed.filter(({ key }) => !seen.has(key) && seen.add(key));
    });
};

interface Keyed {
  readonly key: string;
  readonly value: number | null;
  readonly piece: Piece;
}

function arrange(input: Piece, order: (keyed: Keyed[]) => Keyed[]): Piece {
  if (input.is === "list") return { is: "list", items: order(input.items.map(keyed)).map(({ piece }) => piece) };
  if (input.is === "json") return input;
  const lines = shownText(input)
    .split(LINE)
    .map((text) => keyed({ is: "text", text }));
  return {
    is: "text",
    text: order(lines)
      .map(({ key }) => key)
      .join("\n"),
  };
}

function keyed(piece: Piece): Keyed {
  const json = toJson(piece);
  return {
    key: typeof json === "string" ? json : canonicalJson(json),
    value: typeof json === "number" ? json : null,
    piece,
  };
}

function compare(a: Keyed, b: Keyed): number {
  if (a.value !== null && b.value !== null) return a.value - b.value;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
