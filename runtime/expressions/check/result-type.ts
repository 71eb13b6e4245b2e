import { joinTypes, STRING, type ListType, type MapType, type Property, type Type } from "./type.ts";

/** Types of schemas share their parts, and so does what was found out about them. */
const known = new WeakMap<Type, Type>();

/** The type of what leaves an expression: a time or a duration is its text then, inside lists and maps too. */
export function resultType(type: Type): Type {
  if (type.kind === "timestamp" || type.kind === "duration") return STRING;
  if (type.kind !== "list" && type.kind !== "map" && type.kind !== "union") return type;
  const before = known.get(type);
  if (before !== undefined) return before;
  const result = convert(type);
  known.set(type, result);
  return result;
}

/** The same object where nothing in it is a time. */
function convert(type: ListType | MapType | Extract<Type, { kind: "union" }>): Type {
  if (type.kind === "list") {
    const items = resultType(type.items);
    return items === type.items ? type : { ...type, items };
  }
  if (type.kind === "union") {
    const members = type.members.map(resultType);
    return members.every((member, index) => member === type.members[index]) ? type : joinTypes(...members);
  }
  const additional = type.additional === null ? null : resultType(type.additional);
  const properties: { [name: string]: Property } = Object.create(null) as { [name: string]: Property };
  let isSame = additional === type.additional;
  for (const [name, property] of Object.entries(type.properties)) {
    const converted = resultType(property.type);
    isSame &&= converted === property.type;
    properties[name] = { ...property, type: converted };
  }
  return isSame ? type : { ...type, properties, additional };
}
