import type { Json } from "../../../runtime/ir/json.ts";

/** Text as HTML shows it, in content and in attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

export function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A sentence with `code` and *stress* in it. */
export function prose(source: string): string {
  return escape(source)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/(^|\s)\*([^*\s][^*]*)\*/g, "$1<em>$2</em>");
}

/** Paragraphs and lists, as the contract's descriptions write them. */
export function paragraphs(source: string): string {
  return source
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const items = block.split(/^- /m).slice(1);
      if (block.startsWith("- ")) return `<ul>${items.map((item) => `<li>${prose(item.trim())}</li>`).join("")}</ul>`;
      return `<p>${prose(block)}</p>`;
    })
    .join("\n");
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<div class="wide"><table><thead>${line(head, "th")}</thead><tbody>${rows.map((row) => line(row, "td")).join("")}</tbody></table></div>`;
}

export function pre(source: string): string {
  return `<pre><code>${escape(source)}</code></pre>`;
}

/** Closed until somebody opens it, which needs no script. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>${content}</details>`;
}
