/** A document that a model put between fences, or after a word of its own, without them. */
export function unfenced(text: string): string {
  const [, inside] = /```[a-z]*\s*\n([\s\S]*?)\n?```/.exec(text) ?? [];
  return `${(inside ?? text).trim()}\n`;
}
