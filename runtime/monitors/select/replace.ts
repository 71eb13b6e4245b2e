import { each, type SelectOp } from "./op.ts";
import { readOptions, readText } from "./options.ts";
import { readPattern, textOf } from "./pattern.ts";

/** `replace` (RE2): every match by `with`, in which `$1` stands for a capture; absent: by nothing. */
export const replace: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["pattern", "with"], compiling);
  const pattern = readPattern(readText(read, "pattern", compiling), "/pattern", compiling);
  const by = readText(read, "with", compiling) ?? "";
  if (pattern !== undefined) {
    try {
      // A capture that the pattern does not have shows only where it would be put in.
      pattern.matcher("").replaceAll(by);
      for (const [, group] of by.matchAll(/(?<!\\)\$(\d+)/g)) {
        if (Number(group?.[0]) > pattern.groupCount()) compiling.problem(`The pattern has no group ${group}`, "/with");
      }
    } catch (error) {
      compiling.problem(`"${by}" cannot be put in: ${(error as Error).message}`, "/with");
    }
  }
  return (input) =>
    each(input, (piece) => {
      if (pattern === undefined) return piece;
      const replaced = pattern.matcher(textOf(piece)).replaceAll(by);
      return { is: "text", text: replaced };
    });
};
