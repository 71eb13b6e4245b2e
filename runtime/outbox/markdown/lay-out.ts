import type { Block, Inline } from "./tree.ts";

/** How a channel writes what the tree says. Each function gets finished markup, but for `text` and `code`. */
export interface Flavour {
  /** Escaped: whatever it holds stays text. */
  text(text: string): string;
  code(text: string): string;
  strong(inner: string): string;
  em(inner: string): string;
  strike(inner: string): string;
  link(inner: string, href: string): string;
  readonly lineBreak: string;
  paragraph(inner: string): string;
  heading(inner: string, level: number): string;
  codeBlock(text: string, language: string): string;
  quote(inner: string): string;
  readonly bullet: string;
  readonly rule: string;
}

/** Lines of text with marks in it, as chats and plain text have them. */
export function layOut(blocks: readonly Block[], flavour: Flavour): string {
  return blocks
    .map((block) => layOutBlock(block, flavour))
    .filter((written) => written !== "")
    .join("\n\n");
}

function layOutBlock(block: Block, flavour: Flavour): string {
  switch (block.kind) {
    case "paragraph":
      return flavour.paragraph(layOutInlines(block.of, flavour));
    case "heading":
      return flavour.heading(layOutInlines(block.of, flavour), block.level);
    case "list":
      return block.items.map((item, index) => layOutItem(item, index, block.start, flavour)).join("\n");
    case "quote":
      return flavour.quote(layOut(block.of, flavour));
    case "code":
      return flavour.codeBlock(block.text, block.language);
    case "rule":
      return flavour.rule;
    default:
      return block satisfies never;
  }
}

function layOutItem(item: readonly Block[], index: number, start: number | null, flavour: Flavour): string {
  const mark = start === null ? flavour.bullet : `${start + index}.`;
  const indent = " ".repeat(mark.length + 1);
  // A list inside an item follows it at once.
  const inner = item.map(
    (block, at) => (at === 0 ? "" : block.kind === "list" ? "\n" : "\n\n") + layOutBlock(block, flavour),
  );
  return `${mark} ${inner.join("").replace(/\n(?!\n)/g, `\n${indent}`)}`;
}

export function layOutInlines(inlines: readonly Inline[], flavour: Flavour): string {
  return inlines.map((inline) => layOutInline(inline, flavour)).join("");
}

function layOutInline(inline: Inline, flavour: Flavour): string {
  switch (inline.kind) {
    case "text":
      return flavour.text(inline.text);
    case "code":
      return flavour.code(inline.text);
    case "strong":
    case "em":
    case "strike":
      return flavour[inline.kind](layOutInlines(inline.of, flavour));
    case "link":
      return flavour.link(layOutInlines(inline.of, flavour), inline.href);
    case "break":
      return flavour.lineBreak;
    default:
      return inline satisfies never;
  }
}

/** Marks stand at the words: white space inside them would make them text. */
export function hug(inner: string, open: string, close: string = open): string {
  const [, before = "", core = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return core === "" ? inner : `${before}${open}${core}${close}${after}`;
}

/** Before each line. */
export function prefixLines(text: string, prefix: string): string {
  return text.replace(/^/gm, prefix);
}

/** A row of backticks that the text does not hold. */
export function fence(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(Math.max(least, longest + 1));
}
