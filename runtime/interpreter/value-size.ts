import type { Json } from "../ir/json.ts";

/**
 * Bytes of a value's JSON text in UTF-8; counting stops soon after `atMost`, as the answer is then "too many".
 * Written out because neither Buffer nor TextEncoder's copy of a large value belongs in a workflow.
 */
export function jsonBytes(value: Json, atMost = Number.POSITIVE_INFINITY): number {
  let bytes = 0;
  const stack: Json[] = [value];
  while (stack.length > 0 && bytes <= atMost) {
    const next = stack.pop() as Json;
    if (next === null) bytes += 4;
    else if (typeof next === "boolean") bytes += next ? 4 : 5;
    else if (typeof next === "number") bytes += String(next).length;
    else if (typeof next === "string") bytes += stringBytes(next);
    else if (Array.isArray(next)) {
      bytes += 1 + Math.max(1, next.length);
      for (const item of next) stack.push(item);
    } else {
      const keys = Object.keys(next);
      bytes += 1 + Math.max(1, keys.length);
      for (const key of keys) {
        bytes += stringBytes(key) + 1;
        stack.push(next[key] as Json);
      }
    }
  }
  return bytes;
}

function stringBytes(text: string): number {
  let bytes = 2;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22 || unit === 0x5c) bytes += 2;
    else if (unit < 0x20) bytes += unit >= 0x08 && unit <= 0x0d && unit !== 0x0b ? 2 : 6;
    else if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, i)) {
      bytes += 4;
      i += 1;
    } else bytes += unit >= 0xd800 && unit <= 0xdfff ? 6 : 3;
  }
  return bytes;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
