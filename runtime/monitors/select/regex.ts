import { each, type SelectOp } from "./op.ts";
import { MOST, readFlag, readOptions, readText } from "./options.ts";
import { readPattern, textOf } from "./pattern.ts";
import type { Piece } from "./piece.ts";

/** `regex` (RE2): the first capture, else the whole match; another by `group`, a number or a name. */
export const regex: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["pattern", "group", "all"], compiling, "pattern");
  const source = readText(read, "pattern", compiling);
  const pattern = readPattern(source, "/pattern", compiling);
  const all = readFlag(read, "all", compiling);
  const groups = pattern?.groupCount() ?? 0;
  const named = pattern?.namedGroups() ?? {};
  const wanted = read["group"];
  if (typeof wanted === "string" ? !Object.hasOwn(named, wanted) : wanted !== undefined && !isGroup(wanted, groups)) {
    const names = Object.keys(named);
    compiling.problem(
      `The pattern has no group ${JSON.stringify(wanted)}; it has 0 to ${groups}${names.length > 0 ? ` and ${names.join(", ")}` : ""}`,
      "/group",
    );
  }
  const group = wanted === undefined ? Math.min(groups, 1) : (wanted as string | number);
  return (input) =>
    each(input, (piece) => {
      const matcher = pattern?.matcher(textOf(piece));
      const found: Piece[] = [];
      while (matcher?.find() && found.length < MOST) {
        // A group that took no part matched nothing.
        const text = matcher.group(group as string);
        if (text === null || text === undefined) continue;
        if (!all) return { is: "text", text };
        found.push({ is: "text", text });
      }
      return found.length === 0 ? null : { is: "list", items: found };
    });
};

function isGroup(value: unknown, groups: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= groups;
}
