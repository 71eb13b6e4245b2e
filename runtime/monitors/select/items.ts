import { isJsonObject, type Json } from "../../ir/json.ts";
import { readCssSelector } from "../syntax/index.ts";
import { matches, pageOf } from "./css.ts";
import type { SelectOp, Step } from "./op.ts";
import { readMax, readOptions, readText } from "./options.ts";
import { htmlOf, toJson, type Piece } from "./piece.ts";

/**
 * `items`: an object for each match of `each`, its fields selected within it. A field without a match is null; an item
 * of which nothing matched is left out.
 */
export const items: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["each", "fields", "max"], compiling);
  const selector = readText(read, "each", compiling);
  if (selector === undefined) compiling.problem('"each" is missing: a CSS selector for the items');
  else compiling.read(readCssSelector(selector, compiling.budget), "/each");
  const max = readMax(read, compiling);
  const fields = new Map<string, Step>();
  if (isJsonObject(read["fields"]) && Object.keys(read["fields"]).length > 0) {
    for (const [name, selection] of Object.entries(read["fields"])) {
      const pointer = `/fields/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      fields.set(name, compiling.field(selection, pointer));
    }
  } else compiling.problem('"fields" is missing: a selection for each field', "/fields");

  return (input, place) => {
    const page = pageOf(input);
    const found: Piece[] = [];
    for (const node of matches(page, selector ?? "*")) {
      if (found.length === max) break;
      const item = htmlOf(page.dom(), node);
      const values = [...fields].map(([name, step]): [string, Json] => {
        const value = step(item, place);
        return [name, value === null ? null : toJson(value)];
      });
      if (values.some(([, value]) => value !== null)) found.push({ is: "json", json: Object.fromEntries(values) });
    }
    return found.length === 0 ? null : { is: "list", items: found };
  };
};
