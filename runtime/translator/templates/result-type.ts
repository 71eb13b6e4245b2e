import { joinTypes, STRING } from "../../expressions/index.ts";
import type { Property, Type } from "../../expressions/index.ts";

const known = new WeakMap<Type, Type>();
/** Types are trees that may share their parts; nothing that an expression builds from a time is deeper. */
const MAX_DEPTH = 16;

/** The type of what leaves an expression: "a timestamp or duration as a result is its text", inside lists and maps too. */
export function resultType(type: Type, depth = 0): Type {
  if (type.kind === "timestamp" || type.kind === "duration") return STRING;
  if ((type.kind !== "list" && type.kind !== "map" && type.kind !== "union") || depth > MAX_DEPTH) return type;
  const before = known.get(type);
  if (before !== undefined) return before;
  const result = convert(type, depth + 1);
  known.set(type, result);
  return result;
}

/** The same object where nothing in it is a time. */
function convert(type: Extract<Type, { kind: "list" | "map" | "union" }>, depth: number): Type {
  switch (type.kind) {
    case "list": {
      const items = resultType(type.items, depth);
      return items === type.items ? type : { ...type, items };
    }
    case "union": {
      const members = type.members.map((member) => resultType(member, depth));
      return members.every((member, index) => member === type.members[index]) ? type : joinTypes(...members);
    }
    case "map": {
      const additional = type.additional === null ? null : resultType(type.additional, depth);
      let same = additional === type.additional;
      const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
      for (const [name, property] of Object.entries(type.properties)) {
        const converted = resultType(property.type, depth);
        same &&= converted === property.type;
        properties[name] = { ...property, type: converted };
      }
      return same ? type : { ...type, properties, additional };
    }
  }
}
