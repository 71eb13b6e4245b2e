import { ANY } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";

/** Parts of a type, each counted as often as it stands in it. A schema of 16 KiB has fewer than 2,000. */
const MAX_PARTS = 5_000;

const sizes = new WeakMap<Type, number>();

/**
 * The type, or `any` where it has grown out of all proportion: `{a: x, b: x}` doubles with every step that says it,
 * and what walks a type as a tree would never come back.
 */
export function boundedType(type: Type): Type {
  return sizeOf(type, 0) > MAX_PARTS ? ANY : type;
}

function sizeOf(type: Type, depth: number): number {
  if (type.kind !== "map" && type.kind !== "list" && type.kind !== "union") return 1;
  const known = sizes.get(type);
  if (known !== undefined) return known;
  if (depth > 200) return MAX_PARTS;
  let size = 1;
  for (const part of partsOf(type)) {
    size += sizeOf(part, depth + 1);
    if (size > MAX_PARTS) break;
  }
  sizes.set(type, size);
  return size;
}

function partsOf(type: Extract<Type, { kind: "map" | "list" | "union" }>): readonly Type[] {
  if (type.kind === "list") return [type.items];
  if (type.kind === "union") return type.members;
  const fields = Object.values(type.properties).map((property) => property.type);
  return type.additional === null ? fields : [...fields, type.additional];
}
