import type { Json, JsonObject } from "../../ir/json.ts";
import { isText, readPerlPatterns, texts } from "./text.ts";

export interface ImportedSelection {
  readonly ops: readonly Json[];
  readonly gives: "text" | "list";
}

/** Its filters as a selection. `unsure` gains what would be selected otherwise. */
export function selectionOf(watch: JsonObject, alsoRemove: readonly string[], unsure: string[]): ImportedSelection {
  const ops: Json[] = [];
  const remove = [...alsoRemove, ...texts(watch["subtractive_selectors"])].filter(isCss);
  if (remove.length > 0) ops.push({ remove });
  let gives: ImportedSelection["gives"] = "text";
  const filters = texts(watch["include_filters"]);
  // Its name before there could be several.
  const found = includeOp(filters.length > 0 ? filters : texts(watch["css_filter"]), unsure);
  if (found === null) ops.push("text");
  else {
    ops.push(found);
    gives = "list";
  }
  const extract = readPerlPatterns(texts(watch["extract_text"]), unsure);
  if (extract.length > 0) {
    ops.push({ regex: { pattern: extract.join("|"), group: 0, all: true } });
    gives = "list";
  }
  if (watch["trim_text_whitespace"] === true) ops.push("trim");
  if (watch["remove_duplicate_lines"] === true) ops.push("unique");
  if (watch["sort_text_alphabetically"] === true) ops.push("sort");
  return { ops, gives };
}

function isCss(selector: string): boolean {
  return !/^(xpath1?:|\/)/.test(selector.trim());
}

/** Every match of all filters of one language; null: there are none. */
function includeOp(filters: readonly string[], unsure: string[]): JsonObject | null {
  const css: string[] = [];
  const xpath: string[] = [];
  const json: string[] = [];
  for (const filter of filters.map((one) => one.trim())) {
    const [, prefix, rest] = /^(xpath1?|json|jq|jqraw):(.*)$/s.exec(filter) ?? [];
    if (prefix === "jq" || prefix === "jqraw") {
      const path = jqPath(rest ?? "");
      if (path === null) unsure.push(`its filter "${prefix}:" is a program of jq, and was left out`);
      else json.push(path);
    } else if (prefix === "json") json.push((rest ?? "").trim());
    else if (prefix !== undefined) xpath.push((rest ?? "").trim());
    else if (filter.startsWith("/")) xpath.push(filter);
    else css.push(filter);
  }
  const kinds = [css, xpath, json].filter((list) => list.length > 0);
  if (kinds.length > 1) unsure.push("its filters are of several languages: only those of the first are kept");
  if (css.length > 0) return { css: { select: css.join(", "), all: true } };
  if (xpath.length > 0) return { xpath: { select: xpath.join(" | "), all: true } };
  if (json.length > 1) unsure.push("of its several JSON paths only the first is kept");
  return json.length > 0 && isText(json[0]) ? { jsonpath: { select: json[0], all: true } } : null;
}

/** The path of a jq program that is nothing but one (`.a.b[0].c`, `.items[].name`), in JSONPath; null for any other. */
export function jqPath(program: string): string | null {
  const text = program.trim();
  if (text === ".") return "$";
  if (!/^(\.[A-Za-z_][A-Za-z0-9_]*|\.?\["[^"\\]*"\]|\.?\[\d*\])+$/.test(text)) return null;
  const path = text.replaceAll("[]", "[*]").replaceAll(".[", "[");
  return path.startsWith(".") || path.startsWith("[") ? `$${path}` : null;
}
