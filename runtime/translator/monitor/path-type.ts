import { ANY, membersOf, withoutNull, type Type } from "../../expressions/index.ts";

const SEGMENT = /\.([A-Za-z_][A-Za-z0-9_]*)|\[(?:'([^'\\]*)'|"([^"\\]*)"|(\d+|\*))\]|\.(\*)/y;

/**
 * What a JSONPath takes out of a value whose type is known, each node of it: by names, places in lists and `*` of lists. Of
 * any other path, and of what the type does not say, it may be anything.
 */
export function typeAtPath(path: string, from: Type): Type {
  // A text is read as JSON first, and what it holds is not known.
  if (!path.startsWith("$") || membersOf(from).some(({ kind }) => kind === "string")) return ANY;
  let type = from;
  SEGMENT.lastIndex = 1;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (match === null) return ANY;
    const name = match[1] ?? match[2] ?? match[3];
    type = name === undefined ? itemOf(type) : fieldOf(type, name);
  }
  return type;
}

/** What is not there matches nothing, and ends the selection. */
function fieldOf(type: Type, name: string): Type {
  const [only, ...others] = membersOf(withoutNull(type));
  if (only?.kind !== "map" || others.length > 0) return ANY;
  return Object.hasOwn(only.properties, name) ? only.properties[name]!.type : ANY;
}

function itemOf(type: Type): Type {
  const [only, ...others] = membersOf(withoutNull(type));
  return only?.kind === "list" && others.length === 0 ? only.items : ANY;
}
