import { each, type SelectOp } from "./op.ts";
import { readOptions } from "./options.ts";
import type { Piece } from "./piece.ts";
import { readableText } from "./readable-text.ts";

/** `text`: readable text of HTML; text stays as it is. */
export const text: SelectOp = (options, compiling) => {
  readOptions(options, [], compiling);
  return (input) => each(input, (piece) => ({ is: "text", text: shownText(piece) }));
};

/** What a reader sees of a piece. */
export function shownText(piece: Piece): string {
  if (piece.is === "html") return piece.scope().toArray().map(readableText).join("\n");
  if (piece.is === "text") return piece.text;
  return piece.is === "json" ? (typeof piece.json === "string" ? piece.json : JSON.stringify(piece.json)) : "";
}
