import { fence, hug, layOut, prefixLines, type Flavour } from "../lay-out.ts";
import type { Block } from "../tree.ts";

/** Markdown again, for receivers that show it themselves. */
export const COMMON_MARK: Flavour = {
  text: escapeText,
  code: inlineCode,
  strong: (inner) => hug(inner, "**"),
  em: (inner) => hug(inner, "*"),
  strike: (inner) => hug(inner, "~~"),
  link: (inner, href) => `[${inner}](${destination(href)})`,
  lineBreak: "\\\n",
  paragraph: (inner) => escapeLineStarts(inner.replace(/(\\\n[ \t]*)+$/, "")),
  heading: (inner, level) => `${"#".repeat(level)} ${inner.replaceAll("\\\n", " ").replace(/#+$/, "\\$&")}`,
  codeBlock: (text, language) => `${fence(text, 3)}${language}\n${text}\n${fence(text, 3)}`,
  quote: (inner) => prefixLines(inner, "> "),
  bullet: "-",
  rule: "---",
};

export function toCommonMark(blocks: readonly Block[]): string {
  return layOut(blocks, COMMON_MARK);
}

/** No more than must be, so that it reads well where it is shown as it is. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<~|]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w+;)/g, "\\&");
}

/** What at a line's start would begin a heading, a list, a quote, a rule or an underlined heading. */
export function escapeLineStarts(inner: string): string {
  return inner
    .split("\n")
    .map((line) =>
      line
        .replace(/^[ \t]+/, "")
        .replace(/^(\d{1,9})([.)])(?=\s|\\?$)/, "$1\\$2")
        .replace(/^(?:[-+](?=[\s#]|\\?$)|#{1,6}(?=\s|\\?$)|>|[-=]+\s*\\?$)/, "\\$&"),
    )
    .join("\n");
}

export function inlineCode(text: string): string {
  if (text.trim() === "") return text;
  const marks = fence(text, 1);
  const space = /^`|`$|^ [^]* $/.test(text) ? " " : "";
  return `${marks}${space}${text}${space}${marks}`;
}

function destination(href: string): string {
  const plain = href.replaceAll("\\", "%5C").replace(/&(?=#?\w+;)/g, "\\&");
  return /[()]/.test(plain) ? `<${plain}>` : plain;
}
