import type { Place } from "./op.ts";
import type { HtmlPiece } from "./piece.ts";

const ADDRESSES = new Set(["href", "src", "action", "formaction", "poster", "data", "cite"]);

/** Whether an attribute of this name holds a URL. */
export function isAddress(attribute: string): boolean {
  return ADDRESSES.has(attribute);
}

/** By the page's `<base>` and by where the page comes from; as it is where neither is known. */
export function absoluteAddress(value: string, page: HtmlPiece, place: Place): string {
  const base = page.dom()("base[href]").attr("href");
  const from = base === undefined ? place.url : (URL.parse(base, place.url)?.href ?? place.url);
  return URL.parse(value.trim(), from)?.href ?? value;
}
