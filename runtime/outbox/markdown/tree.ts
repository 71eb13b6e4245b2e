/** Markdown as a tree, values and all: what a channel renders. No text in it is markup any more. */
export type Block =
  | { readonly kind: "paragraph"; readonly of: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly of: readonly Inline[] }
  /** `start`: of a numbered list. */
  | { readonly kind: "list"; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "quote"; readonly of: readonly Block[] }
  | { readonly kind: "code"; readonly text: string; readonly language: string }
  | { readonly kind: "rule" };

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "em" | "strike"; readonly of: readonly Inline[] }
  /** `href` is an absolute `http:`, `https:` or `mailto:` URL, as the URL parser writes it. */
  | { readonly kind: "link"; readonly href: string; readonly of: readonly Inline[] }
  | { readonly kind: "break" };

/** The characters that a reader sees. */
export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + blockLength(block), 0);
}

function blockLength(block: Block): number {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return block.of.reduce((sum, inline) => sum + inlineLength(inline), 0);
    case "list":
      return block.items.reduce((sum, item) => sum + lengthOf(item), 0);
    case "quote":
      return lengthOf(block.of);
    case "code":
      return block.text.length;
    case "rule":
      return 1;
    default:
      return block satisfies never;
  }
}

function inlineLength(inline: Inline): number {
  if (inline.kind === "break") return 1;
  if ("text" in inline) return inline.text.length;
  return inline.of.reduce((sum, inner) => sum + inlineLength(inner), 0);
}
