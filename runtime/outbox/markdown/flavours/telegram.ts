import { layOut, type Flavour } from "../lay-out.ts";
import type { Block } from "../tree.ts";
import { escapeHtml } from "../html.ts";

/** Telegram's HTML: few tags, lines as they are, no code inside of other marks, no quote inside of a quote. */
export const TELEGRAM: Flavour = {
  text: escapeHtml,
  code: (text) => `<code>${escapeHtml(text)}</code>`,
  strong: (inner) => `<b>${withoutCode(inner)}</b>`,
  em: (inner) => `<i>${withoutCode(inner)}</i>`,
  strike: (inner) => `<s>${withoutCode(inner)}</s>`,
  link: (inner, href) => `<a href="${escapeHtml(href)}">${withoutCode(inner)}</a>`,
  lineBreak: "\n",
  paragraph: (inner) => inner,
  heading: (inner) => `<b>${withoutCode(inner)}</b>`,
  codeBlock: (text, language) =>
    language === ""
      ? `<pre>${escapeHtml(text)}</pre>`
      : `<pre><code class="language-${escapeHtml(language)}">${escapeHtml(text)}</code></pre>`,
  quote: (inner) => `<blockquote>${inner.replace(/<\/?blockquote>/g, "")}</blockquote>`,
  bullet: "\u2022",
  rule: "\u2500".repeat(8),
};

export function toTelegram(blocks: readonly Block[]): string {
  return layOut(blocks, TELEGRAM);
}

function withoutCode(inner: string): string {
  return inner.replace(/<\/?code>/g, "");
}
