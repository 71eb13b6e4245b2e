import { load, type Cheerio, type CheerioAPI } from "cheerio";
import { load as loadLoosely } from "cheerio/slim";
import type { AnyNode } from "domhandler";
import type { Json } from "../../ir/json.ts";

/** What one operation hands to the next. */
export type Piece =
  | HtmlPiece
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "json"; readonly json: Json }
  | { readonly is: "list"; readonly items: readonly Piece[] };

/** Markup, parsed when first asked for. Parts of a page keep their place in it, for selectors that look upwards. */
export interface HtmlPiece {
  readonly is: "html";
  source(): string;
  dom(): CheerioAPI;
  scope(): Cheerio<AnyNode>;
}

/** Text without a tag in it is text, so that plain pages keep their lines. */
const HAS_TAG = /<[a-z!/?]/i;

export function pieceOf(value: Json): Piece {
  if (typeof value === "string") return HAS_TAG.test(value) ? parseHtml(value) : { is: "text", text: value };
  if (Array.isArray(value))
    return {
      is: "list",
      items: value.map((item): Piece => (typeof item === "string" ? pieceOf(item) : { is: "json", json: item })),
    };
  return { is: "json", json: value };
}

export function parseHtml(source: string): HtmlPiece {
  let dom: CheerioAPI | undefined;
  const parsed = (): CheerioAPI => (dom ??= parse(source));
  return { is: "html", source: () => source, dom: parsed, scope: () => parsed().root() as unknown as Cheerio<AnyNode> };
}

const DEEP = 1000;

/**
 * As the HTML standard says, which takes time in the square of the depth; a page that nobody's hand wrote is parsed
 * loosely, in time that grows with its length.
 */
function parse(source: string): CheerioAPI {
  let depth = 0;
  for (const [, end] of source.matchAll(/<(\/?)(?!(?:br|hr|img|input|link|meta|p|li|td|tr|option|dt|dd)\b)[a-z]/gi)) {
    depth += end === "" ? 1 : -1;
    if (depth > DEEP) return loadLoosely(source);
  }
  return load(source);
}

/** One node of a page. */
export function htmlOf(dom: CheerioAPI, node: AnyNode): HtmlPiece {
  return { is: "html", source: () => dom.html(dom(node)), dom: () => dom, scope: () => dom(node) };
}

export function toJson(piece: Piece): Json {
  switch (piece.is) {
    case "html":
      return piece.source();
    case "text":
      return piece.text;
    case "json":
      return piece.json;
    case "list":
      return piece.items.map(toJson);
  }
}
