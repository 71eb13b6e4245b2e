import type { Block, Inline } from "./tree.ts";

/** HTML without attributes but for a link's address and a code's language: for mail and Matrix. */
export function toHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join("\n");
}

/** One paragraph's text, without the paragraph. */
export function toInlineHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ("of" in block && block.kind !== "quote" ? inlinesHtml(block.of) : blockHtml(block)))
    .join(" ");
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${inlinesHtml(block.of)}</p>`;
    case "heading":
      return `<h${block.level}>${inlinesHtml(block.of)}</h${block.level}>`;
    case "list": {
      const items = block.items.map((item) => `<li>${itemHtml(item)}</li>`).join("\n");
      if (block.start === null) return `<ul>\n${items}\n</ul>`;
      return `<ol${block.start === 1 ? "" : ` start="${block.start}"`}>\n${items}\n</ol>`;
    }
    case "quote":
      return `<blockquote>\n${toHtml(block.of)}\n</blockquote>`;
    case "code": {
      const language = block.language === "" ? "" : ` class="language-${escapeHtml(block.language)}"`;
      return `<pre><code${language}>${escapeHtml(block.text)}\n</code></pre>`;
    }
    case "rule":
      return "<hr>";
    default:
      return block satisfies never;
  }
}

/** An item of one paragraph is its text. */
function itemHtml(item: readonly Block[]): string {
  const [first, ...rest] = item;
  if (first?.kind !== "paragraph") return toHtml(item);
  return [inlinesHtml(first.of), ...rest.map(blockHtml)].join("\n");
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join("");
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return escapeHtml(inline.text);
    case "code":
      return `<code>${escapeHtml(inline.text)}</code>`;
    case "strong":
      return `<strong>${inlinesHtml(inline.of)}</strong>`;
    case "em":
      return `<em>${inlinesHtml(inline.of)}</em>`;
    case "strike":
      return `<del>${inlinesHtml(inline.of)}</del>`;
    case "link":
      return `<a href="${escapeHtml(inline.href)}">${inlinesHtml(inline.of)}</a>`;
    case "break":
      return "<br>\n";
    default:
      return inline satisfies never;
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
