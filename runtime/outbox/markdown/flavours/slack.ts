import { hug, layOut, prefixLines, type Flavour } from "../lay-out.ts";
import type { Block } from "../tree.ts";

/** On both sides of a sign it keeps Slack from reading the sign as a mark, whether Slack takes it for white space or not. */
const ZERO_WIDTH = "\u200b";

/** Slack's mrkdwn: `&`, `<` and `>` are escaped as entities; its marks have no escape, so they are set apart. */
export const SLACK: Flavour = {
  text: (text) =>
    entities(
      text
        .replace(/[*_~`]/g, `${ZERO_WIDTH}$&${ZERO_WIDTH}`)
        .replace(/:(?=[\w+'-]+:)/g, `:${ZERO_WIDTH}`)
        .replace(/^(?=\s*>)/, ZERO_WIDTH),
    ),
  // A backtick cannot be escaped inside of code.
  code: (text) => (text.trim() === "" ? text : `\`${entities(text.replaceAll("`", "\u02cb"))}\``),
  strong: (inner) => hug(inner, "*"),
  em: (inner) => hug(inner, "_"),
  strike: (inner) => hug(inner, "~"),
  link: (inner, href) =>
    `<${entities(href.replaceAll("|", "%7C"))}|${inner.replaceAll("\n", " ").replaceAll("|", "\u2502")}>`,
  lineBreak: "\n",
  paragraph: (inner) => inner,
  heading: (inner) => hug(inner.replaceAll("\n", " ").replace(/(?<!\u200b)[*](?!\u200b)/g, ""), "*"),
  codeBlock: (text) => `\`\`\`\n${entities(text.replaceAll("```", "\u02cb\u02cb\u02cb"))}\n\`\`\``,
  quote: (inner) => prefixLines(inner, "> "),
  bullet: "\u2022",
  rule: "\u2500".repeat(8),
};

export function toSlack(blocks: readonly Block[]): string {
  return layOut(blocks, SLACK);
}

function entities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
