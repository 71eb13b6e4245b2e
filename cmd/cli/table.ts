import { stripVTControlCharacters } from "node:util";

/** A table's column; all of its cells are text that is safe to show. */
export interface Column<Row> {
  readonly title: string;
  /** As it is shown, colours included; they take no room. */
  readonly cell: (row: Row) => string;
}

const GAP = "  ";
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** What takes two places on a terminal. */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/**
 * Rows under their titles, each column as wide as its widest cell; no blanks at a line's end.
 *
 * @example
 * NAME            STATE
 * keyboard-price  active
 */
export function showTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ""))));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, index) => cell + " ".repeat(widths[index]! - widthOf(cell)))
          .join(GAP)
          .trimEnd()}\n`,
    )
    .join("");
}

/** How many places a text takes. */
function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) width += WIDE.test(segment) ? 2 : 1;
  return width;
}
