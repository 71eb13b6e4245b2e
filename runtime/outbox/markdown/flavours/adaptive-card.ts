import type { JsonObject } from "../../../ir/json.ts";
import type { Block, Inline } from "../tree.ts";

/** Runs of text with their style beside them: a card's `RichTextBlock` reads no markup, so nothing needs an escape. */
export function toAdaptiveCard(blocks: readonly Block[]): JsonObject[] {
  return blocks.flatMap((block) => blockElements(block, ""));
}

type Style = { readonly [name: string]: string | boolean | JsonObject };

function blockElements(block: Block, prefix: string): JsonObject[] {
  switch (block.kind) {
    case "paragraph":
      return [richText([...start(prefix), ...runs(block.of, {})])];
    case "heading":
      return [richText([...start(prefix), ...runs(block.of, { weight: "Bolder", size: "Medium" })])];
    case "list":
      return block.items.flatMap((item, index) => {
        const mark = block.start === null ? "\u2022 " : `${block.start + index}. `;
        const indent = prefix.replace(/[^\s>]/g, "\u00a0");
        return item.flatMap((inner, at) =>
          blockElements(inner, at === 0 ? `${indent}${mark}` : `${indent}\u00a0\u00a0`),
        );
      });
    case "quote":
      return block.of.flatMap((inner) => blockElements(inner, `${prefix}> `));
    case "code":
      return [richText([...start(prefix), run(block.text, { fontType: "Monospace" })])];
    case "rule":
      return [richText([run("\u2500".repeat(8), { isSubtle: true })])];
    default:
      return block satisfies never;
  }
}

function start(prefix: string): JsonObject[] {
  return prefix === "" ? [] : [run(prefix, {})];
}

function runs(inlines: readonly Inline[], style: Style): JsonObject[] {
  return inlines.flatMap((inline): JsonObject[] => {
    switch (inline.kind) {
      case "text":
        return [run(inline.text, style)];
      case "code":
        return [run(inline.text, { ...style, fontType: "Monospace" })];
      case "strong":
        return runs(inline.of, { ...style, weight: "Bolder" });
      case "em":
        return runs(inline.of, { ...style, italic: true });
      case "strike":
        return runs(inline.of, { ...style, strikethrough: true });
      case "link":
        return runs(inline.of, { ...style, selectAction: { type: "Action.OpenUrl", url: inline.href } });
      case "break":
        return [run("\n", style)];
      default:
        return inline satisfies never;
    }
  });
}

function run(text: string, style: Style): JsonObject {
  return { type: "TextRun", text, ...style };
}

function richText(inlines: JsonObject[]): JsonObject {
  return { type: "RichTextBlock", inlines };
}
