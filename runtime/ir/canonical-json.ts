import type { Json } from "./json.ts";

/**
 * The RFC 8785 form (JSON Canonicalization Scheme): no spaces, members sorted by the UTF-16 code units of their
 * names, numbers and strings as ECMAScript writes them. Two values that are equal as JSON have one text.
 * @throws where a number is not finite: JSON has none such.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is no JSON number`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members: string[] = [];
  // The default order of sort() is that of UTF-16 code units, which is what the RFC asks for.
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}
