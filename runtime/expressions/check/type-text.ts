import { membersOf, type Type } from "./type.ts";

/** A type as messages show it: `number`, `list<string>`, `{price: number, note?: string}`, `string | null`. */
export function typeToText(type: Type, depth = 0): string {
  switch (type.kind) {
    case "union":
      return type.members.map((member) => typeToText(member, depth)).join(" | ");
    case "list":
      return type.items.kind === "any" || type.items.kind === "never"
        ? "list"
        : `list<${typeToText(type.items, depth + 1)}>`;
    case "map":
      return mapToText(type, depth);
    case "string":
      return type.values !== undefined && type.values.length <= 4 && type.values.length > 0 && depth < 2
        ? type.values.map((value) => `'${value.length > 24 ? `${value.slice(0, 23)}…` : value}'`).join(" | ")
        : "string";
    case "never":
      return "nothing";
    case "broken":
      return "any";
    default:
      return type.kind;
  }
}

function mapToText(type: Extract<Type, { kind: "map" }>, depth: number): string {
  const names = Object.keys(type.properties);
  if (names.length === 0) {
    if (type.additional === null) return "{}";
    return type.additional.kind === "any" ? "map" : `map<${typeToText(type.additional, depth + 1)}>`;
  }
  if (depth >= 2) return "{…}";
  const shown = names.slice(0, 6).map((name) => {
    const property = type.properties[name]!;
    return `${name}${property.required ? "" : "?"}: ${typeToText(property.type, depth + 1)}`;
  });
  return `{${shown.join(", ")}${names.length > 6 || type.additional !== null ? ", …" : ""}}`;
}

/** The kinds of a type in words, for "…, not a list": `a number or null`. */
export function kindsToText(type: Type): string {
  const words = new Set(membersOf(type).map((member) => KIND_WORDS[member.kind] ?? member.kind));
  return [...words].join(" or ");
}

const KIND_WORDS: { readonly [kind: string]: string } = {
  bool: "true or false",
  number: "a number",
  string: "a string",
  timestamp: "a timestamp",
  duration: "a duration",
  list: "a list",
  map: "a map",
  type: "a type",
};
