import type { Found } from "./found.ts";
import type { Sources } from "./sources.ts";

/**
 * How far the answer stands on its sources, 0 to 1: the share of its text that pages among them support, weighted where
 * the engine scores that. Without a source it is 0. Null: the engine says nothing of it.
 */
export function groundedConfidence({ answer, supports }: Found, sources: Sources): number | null {
  if (sources.list.length === 0 || answer.trim() === "") return 0;
  if (supports.length === 0) return null;
  const bytes = Buffer.from(answer, "utf8");
  const scores = new Float64Array(bytes.length);
  for (const { from, to, pages, score = 1 } of supports) {
    if (!pages.some((place) => sources.holds(place))) continue;
    const value = Math.min(1, Math.max(0, score));
    for (let at = Math.max(0, from); at < Math.min(to, bytes.length); at += 1) {
      scores[at] = Math.max(scores[at]!, value);
    }
  }
  let supported = 0;
  let said = 0;
  for (const [at, byte] of bytes.entries()) {
    // Lines and blanks say nothing.
    if (byte <= 0x20) continue;
    said += 1;
    supported += scores[at]!;
  }
  return said === 0 ? 0 : rounded(supported / said);
}

export function rounded(confidence: number): number {
  return Math.round(confidence * 1000) / 1000;
}
