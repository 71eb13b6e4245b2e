import { lengthOf, type Block, type Inline } from "./tree.ts";

/**
 * Renders a text so that it fits: what does not is cut, and the end says how much that was. Cut in the tree, so that
 * what is left is whole markup.
 */
export function fit(
  blocks: readonly Block[],
  limit: number,
  render: (blocks: readonly Block[]) => string,
  measure: (text: string) => number = (text) => text.length,
): string {
  const whole = render(blocks);
  if (measure(whole) <= limit) return whole;
  let least = 0;
  let most = Math.min(lengthOf(blocks), limit);
  let best = "";
  while (least <= most) {
    const middle = Math.floor((least + most) / 2);
    const rendered = render(cutAt(blocks, middle));
    if (measure(rendered) <= limit) {
      best = rendered;
      least = middle + 1;
    } else most = middle - 1;
  }
  return best;
}

/** The first `length` characters that a reader sees, and a last paragraph that says how many more there were. */
export function cutAt(blocks: readonly Block[], length: number): Block[] {
  const all = lengthOf(blocks);
  if (all <= length) return [...blocks];
  const kept = cutBlocks(blocks, { room: length });
  const note = `… ${all - lengthOf(kept)} more characters`;
  return [...kept, { kind: "paragraph", of: [{ kind: "text", text: note }] }];
}

interface Room {
  room: number;
}

function cutBlocks(blocks: readonly Block[], left: Room): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    if (left.room <= 0) break;
    const cut = cutBlock(block, left);
    if (cut !== null) kept.push(cut);
  }
  return kept;
}

function cutBlock(block: Block, left: Room): Block | null {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, of: cutInlines(block.of, left) };
    case "list": {
      const items: Block[][] = [];
      for (const item of block.items) {
        if (left.room <= 0) break;
        items.push(cutBlocks(item, left));
      }
      return { ...block, items };
    }
    case "quote":
      return { ...block, of: cutBlocks(block.of, left) };
    case "code":
      return { ...block, text: cutText(block.text, left) };
    case "rule":
      left.room -= 1;
      return block;
    default:
      return block satisfies never;
  }
}

function cutInlines(inlines: readonly Inline[], left: Room): Inline[] {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    if (left.room <= 0) break;
    if (inline.kind === "break") {
      left.room -= 1;
      kept.push(inline);
    } else if ("text" in inline) kept.push({ ...inline, text: cutText(inline.text, left) });
    else kept.push({ ...inline, of: cutInlines(inline.of, left) });
  }
  return kept;
}

function cutText(text: string, left: Room): string {
  const kept = text.length <= left.room ? text : text.slice(0, left.room).replace(/[\ud800-\udbff]$/, "");
  // A cut text is the last.
  left.room = text.length <= left.room ? left.room - text.length : 0;
  return kept;
}
