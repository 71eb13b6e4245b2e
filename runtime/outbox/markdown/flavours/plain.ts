import { layOut, prefixLines, type Flavour } from "../lay-out.ts";
import type { Block } from "../tree.ts";

/** Text alone; a link's address follows it. */
export const PLAIN: Flavour = {
  text: (text) => text,
  code: (text) => text,
  strong: (inner) => inner,
  em: (inner) => inner,
  strike: (inner) => inner,
  link: (inner, href) => (isSame(inner, href) ? href : `${inner} (${href})`),
  lineBreak: "\n",
  paragraph: (inner) => inner,
  heading: (inner) => inner,
  codeBlock: (text) => text,
  quote: (inner) => prefixLines(inner, "> "),
  bullet: "-",
  rule: "----",
};

export function toPlain(blocks: readonly Block[]): string {
  return layOut(blocks, PLAIN);
}

/** On one line, as a title or a subject is. */
export function toLine(blocks: readonly Block[]): string {
  return toPlain(blocks).replace(/\s+/g, " ").trim();
}

function isSame(inner: string, href: string): boolean {
  return inner === href || URL.parse(inner)?.href === href || `mailto:${inner}` === href;
}
