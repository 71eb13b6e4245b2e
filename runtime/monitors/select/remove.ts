import type { Json } from "../../ir/json.ts";
import { readCssSelector } from "../syntax/index.ts";
import { pageOf } from "./css.ts";
import { each, type SelectOp } from "./op.ts";
import { parseHtml } from "./piece.ts";

/** `remove`: the page without what the CSS selectors take. */
export const remove: SelectOp = (options, compiling) => {
  const selectors = (Array.isArray(options) ? options : [options]).filter(
    (one: Json): one is string => typeof one === "string",
  );
  if (selectors.length === 0 || (Array.isArray(options) && selectors.length < options.length)) {
    compiling.problem("It takes a CSS selector or a list of them");
  }
  for (const [index, selector] of selectors.entries())
    compiling.read(readCssSelector(selector, compiling.budget), Array.isArray(options) ? `/${index}` : "");
  return (input) =>
    each(input, (piece) => {
      // The page that came in stays as it is: others may still read it.
      const page = parseHtml(pageOf(piece).source());
      for (const selector of selectors) page.dom()(selector).remove();
      return parseHtml(page.dom().html());
    });
};
