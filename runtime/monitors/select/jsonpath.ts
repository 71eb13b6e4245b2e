import type { Json } from "../../ir/json.ts";
import { compileJsonPath, type JsonPath } from "../syntax/index.ts";
import { SelectionError, type SelectOp } from "./op.ts";
import { MOST, readFlag, readMax, readOptions, readText } from "./options.ts";
import { pieceOf, toJson, type Piece } from "./piece.ts";

/** `jsonpath` (RFC 9535): the first node, or with `all` the list of nodes. Text is read as JSON. */
export const jsonpath: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["select", "all", "max"], compiling, "select");
  const path = readText(read, "select", compiling);
  const all = readFlag(read, "all", compiling);
  const max = readMax(read, compiling);
  let query: JsonPath | undefined;
  if (path === undefined) compiling.problem('"select" is missing: a JSONPath');
  else query = compiling.read(compileJsonPath(path, compiling.budget), "/select");
  return (input) => {
    const found: Piece[] = [];
    for (const node of query?.lazyQuery(document(input)) ?? []) {
      const value = node.value as Json;
      const piece: Piece = typeof value === "string" ? { is: "text", text: value } : { is: "json", json: value };
      if (!all) return Array.isArray(value) ? pieceOf(value) : piece;
      found.push(piece);
      if (found.length === Math.min(max, MOST)) break;
    }
    return found.length === 0 ? null : { is: "list", items: found };
  };
};

function document(input: Piece): Json {
  if (input.is === "json" || input.is === "list") return toJson(input);
  const text = input.is === "html" ? input.source() : input.text;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new SelectionError(`jsonpath: the value is not JSON: ${(error as Error).message}`);
  }
}
