import { fence, hug, layOut, prefixLines, type Flavour } from "../lay-out.ts";
import type { Block } from "../tree.ts";
import { escapeLineStarts } from "./common-mark.ts";

/** Discord's Markdown. Mentions are refused beside it, in `allowed_mentions`. */
export const DISCORD: Flavour = {
  text: escapeText,
  // A backtick cannot be escaped inside of code.
  code: (text) => (text.trim() === "" ? text : `\`\`${text.replaceAll("`", "\u02cb")}\`\``),
  strong: (inner) => hug(inner, "**"),
  em: (inner) => hug(inner, "*"),
  strike: (inner) => hug(inner, "~~"),
  link: (inner, href) => `[${inner}](<${href.replaceAll("\\", "%5C")}>)`,
  lineBreak: "\n",
  paragraph: escapeLineStarts,
  heading: (inner) => hug(inner.replaceAll("\n", " "), "**"),
  codeBlock: (text, language) =>
    `${fence("", 3)}${language}\n${text.replaceAll("```", "\u02cb\u02cb\u02cb")}\n${fence("", 3)}`,
  quote: (inner) => prefixLines(inner, "> "),
  bullet: "-",
  rule: "\u2500".repeat(8),
};

export function toDiscord(blocks: readonly Block[]): string {
  return layOut(blocks, DISCORD);
}

/** An address stays whole in pointed brackets: a backslash in it would lead elsewhere. */
function escapeText(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>\\]+)/)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : part.replace(/[\\`*_~|[\]<]/g, "\\$&")))
    .join("");
}
