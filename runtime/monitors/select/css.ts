import type { AnyNode } from "domhandler";
import { absoluteAddress, isAddress } from "./addresses.ts";
import { readCssSelector } from "../syntax/index.ts";
import { each, type Compiling, type Place, type SelectOp } from "./op.ts";
import { readFlag, readMax, readOptions, readText } from "./options.ts";
import { htmlOf, parseHtml, type HtmlPiece, type Piece } from "./piece.ts";
import { readableText } from "./readable-text.ts";

/** `css`: the text of the first match; of all with `all`; an attribute with `attr`; markup with `html`. */
export const css: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["select", "all", "attr", "html", "max"], compiling, "select");
  const selector = readText(read, "select", compiling);
  if (selector === undefined) compiling.problem('"select" is missing: a CSS selector');
  else compiling.read(readCssSelector(selector, compiling.budget), "/select");
  const give = readGive(read, compiling);
  return (input, place) => each(input, (piece) => give(matches(pageOf(piece), selector ?? "*"), pageOf(piece), place));
};

/**
 * Nodes of the piece that a selector takes, the piece's own node among them, in the order of the page. `find` would not
 * look further up than the piece, so that `.list .card` found nothing in a card.
 */
export function matches(page: HtmlPiece, selector: string): AnyNode[] {
  const scope = page.scope();
  const inside = scope.find("*").filter(selector);
  const own = scope.filter(selector);
  return (own.length === 0 ? inside : own.add(inside)).toArray();
}

/** Text that is not known to be markup is read as such when a selector asks for it. */
export function pageOf(piece: Piece): HtmlPiece {
  if (piece.is === "html") return piece;
  return parseHtml(piece.is === "text" ? piece.text : "");
}

/** What css and xpath give of the nodes that they found. */
export function readGive(
  read: ReturnType<typeof readOptions>,
  compiling: Compiling,
): (nodes: AnyNode[], page: HtmlPiece, place: Place) => Piece | null {
  const all = readFlag(read, "all", compiling);
  const html = readFlag(read, "html", compiling);
  const attr = readText(read, "attr", compiling)?.toLowerCase();
  const max = readMax(read, compiling);
  if (html && attr !== undefined) compiling.problem('"attr" and "html" exclude one another', "/attr");
  const one = (node: AnyNode, page: HtmlPiece, place: Place): Piece | null => {
    if (html) return htmlOf(page.dom(), node);
    if (attr === undefined) return { is: "text", text: readableText(node) };
    const value = page.dom()(node).attr(attr);
    if (value === undefined) return null;
    return { is: "text", text: isAddress(attr) ? absoluteAddress(value, page, place) : value };
  };
  return (nodes, page, place) => {
    if (!all) {
      for (const node of nodes) {
        const piece = one(node, page, place);
        if (piece !== null) return piece;
      }
      return null;
    }
    const items = nodes.flatMap((node) => one(node, page, place) ?? []).slice(0, max);
    return items.length === 0 ? null : { is: "list", items };
  };
}
