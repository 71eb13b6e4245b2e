import type { Json } from "../../ir/json.ts";
import { each, type Compiling, type SelectOp } from "./op.ts";
import { readOptions } from "./options.ts";
import { shownText } from "./text.ts";

/**
 * `lines`: those that hold a text (`containing`; of several any) and hold none of others (`not`), from one line to
 * another: by number from 1, or the first line that holds a text; both ends are in.
 */
export const lines: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["containing", "not", "from", "to"], compiling, "containing");
  const containing = readTexts(read["containing"], "containing", compiling);
  const not = readTexts(read["not"], "not", compiling);
  const from = readEdge(read["from"], "from", compiling);
  const to = readEdge(read["to"], "to", compiling);
  return (input) =>
    each(input, (piece) => {
      const all = shownText(piece).split(/\r\n|\r|\n/);
      const start = from === undefined ? 0 : position(all, from, 0);
      if (start === -1) return null;
      const end = to === undefined ? all.length - 1 : position(all, to, typeof to === "string" ? start : 0);
      const kept = all
        .slice(start, end === -1 ? all.length : end + 1)
        .filter((line) => containing.length === 0 || containing.some((part) => line.includes(part)))
        .filter((line) => !not.some((part) => line.includes(part)));
      return kept.length === 0 ? null : { is: "text", text: kept.join("\n") };
    });
};

function position(all: readonly string[], edge: number | string, after: number): number {
  if (typeof edge === "string") return all.findIndex((line, index) => index >= after && line.includes(edge));
  return edge > all.length ? -1 : edge - 1;
}

function readTexts(value: Json | undefined, key: string, compiling: Compiling): string[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (list.every((one): one is string => typeof one === "string")) return list;
  compiling.problem(`"${key}" is a text or a list of texts`, `/${key}`);
  return [];
}

function readEdge(value: Json | undefined, key: string, compiling: Compiling): number | string | undefined {
  if (value === undefined || typeof value === "string") return value;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1) return value;
  compiling.problem(`"${key}" is the number of a line, from 1, or a text in it`, `/${key}`);
  return undefined;
}
