import MarkdownIt, { type Token } from "markdown-it";
import { valueText, type MarkdownText } from "../../ir/markdown-text.ts";
import type { Block, Inline } from "./tree.ts";

/** Characters of a text that are read at all; no channel shows so many. */
const MAX_LENGTH = 100_000;
/** Noncharacters, which no text holds: a value's place while its surroundings are read as Markdown. */
const OPEN = "\ufdd0";
const CLOSE = "\ufdd1";
const PLACE = /\ufdd0(\d+)\ufdd1/g;

const reader = new MarkdownIt("commonmark", { html: false }).enable("strikethrough");
// A link's address is judged once its values stand in it.
reader.validateLink = () => true;
reader.normalizeLink = (url) => url;
reader.normalizeLinkText = (text) => text;

/**
 * Reads the literal text as Markdown (CommonMark and strikethrough; HTML is text). Values take no part in that: each is
 * put into the finished tree as text, so that nothing in it can become markup.
 */
export function parseMarkdown(text: MarkdownText): Block[] {
  const { source, fill } = withPlaces(text);
  return readBlocks(makeTokens(reader.parse(source, {})), fill);
}

/** A title: what stands in one line, whatever it begins with. */
export function parseTitle(text: MarkdownText): Block[] {
  const { source, fill } = withPlaces(text);
  const [inline] = reader.parseInline(source, {});
  const of = readInlines(makeTokens(inline?.children ?? []), fill);
  return of.length === 0 ? [] : [{ kind: "paragraph", of }];
}

interface WithPlaces {
  readonly source: string;
  readonly fill: (text: string) => string;
}

function withPlaces(text: MarkdownText): WithPlaces {
  const values: string[] = [];
  const source = within(text, MAX_LENGTH)
    .map((part) => (typeof part === "string" ? part.replace(/[\ufdd0\ufdd1]/g, "\ufffd") : placeOf(part.v, values)))
    .join("");
  return { source, fill: (written) => written.replace(PLACE, (_, index: string) => values[Number(index)] ?? "") };
}

function placeOf(value: string, values: string[]): string {
  values.push(clean(value));
  return `${OPEN}${values.length - 1}${CLOSE}`;
}

function within(text: MarkdownText, limit: number): (string | { readonly v: string })[] {
  let room = limit;
  const parts: (string | { readonly v: string })[] = [];
  let cut = 0;
  for (const part of text) {
    const written = typeof part === "string" ? part : valueText(part.v);
    const kept = written.length <= room ? written : written.slice(0, Math.max(0, room)).toWellFormed();
    room -= kept.length;
    cut += written.length - kept.length;
    parts.push(typeof part === "string" ? kept : { v: kept });
  }
  return cut === 0 ? parts : [...parts, `\n\n… ${cut} more characters`];
}

/** Without what no channel can show: control characters but for tab and new line, and halves of surrogate pairs. */
function clean(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0\ufdd1]/g, "");
}

interface Tokens {
  next(): Token | undefined;
}

function makeTokens(tokens: readonly Token[]): Tokens {
  let at = 0;
  return { next: () => tokens[at++] };
}

/** Until the token that closes them, or the end. */
function readBlocks(tokens: Tokens, fill: (text: string) => string): Block[] {
  const blocks: Block[] = [];
  for (let token = tokens.next(); token !== undefined && !token.type.endsWith("_close"); token = tokens.next()) {
    const block = readBlock(token, tokens, fill);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function readBlock(token: Token, tokens: Tokens, fill: (text: string) => string): Block | null {
  switch (token.type) {
    case "paragraph_open":
      return { kind: "paragraph", of: readText(tokens, fill) };
    case "heading_open":
      return { kind: "heading", level: Number(token.tag.slice(1)), of: readText(tokens, fill) };
    case "bullet_list_open":
      return { kind: "list", start: null, items: readItems(tokens, fill) };
    case "ordered_list_open":
      return { kind: "list", start: Number(token.attrGet("start") ?? 1), items: readItems(tokens, fill) };
    case "blockquote_open":
      return { kind: "quote", of: readBlocks(tokens, fill) };
    case "fence":
    case "code_block":
      return { kind: "code", text: fill(token.content).replace(/\n$/, ""), language: languageOf(fill(token.info)) };
    case "hr":
      return { kind: "rule" };
    default:
      return null;
  }
}

function languageOf(info: string): string {
  return /^[\w+#.-]{1,30}/.exec(info.trim())?.[0] ?? "";
}

function readItems(tokens: Tokens, fill: (text: string) => string): Block[][] {
  const items: Block[][] = [];
  for (let token = tokens.next(); token?.type === "list_item_open"; token = tokens.next()) {
    items.push(readBlocks(tokens, fill));
  }
  return items;
}

/** The `inline` of a paragraph or heading, and its end. */
function readText(tokens: Tokens, fill: (text: string) => string): Inline[] {
  const inline = tokens.next();
  tokens.next();
  return readInlines(makeTokens(inline?.children ?? []), fill);
}

function readInlines(tokens: Tokens, fill: (text: string) => string): Inline[] {
  const inlines: Inline[] = [];
  for (let token = tokens.next(); token !== undefined && !token.type.endsWith("_close"); token = tokens.next()) {
    inlines.push(...readInline(token, tokens, fill));
  }
  return inlines;
}

function readInline(token: Token, tokens: Tokens, fill: (text: string) => string): readonly Inline[] {
  switch (token.type) {
    case "code_inline":
      return [{ kind: "code", text: fill(token.content).replace(/\s*\n\s*/g, " ") }];
    case "strong_open":
      return [{ kind: "strong", of: readInlines(tokens, fill) }];
    case "em_open":
      return [{ kind: "em", of: readInlines(tokens, fill) }];
    case "s_open":
      return [{ kind: "strike", of: readInlines(tokens, fill) }];
    case "link_open":
      return link(fill(String(token.attrGet("href") ?? "")), readInlines(tokens, fill));
    case "image":
      return link(fill(String(token.attrGet("src") ?? "")), textOf(fill(token.content)));
    case "softbreak":
    case "hardbreak":
      return [{ kind: "break" }];
    default:
      return textOf(fill(token.content));
  }
}

/** Lines apart. */
function textOf(text: string): Inline[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index): Inline[] => [
      ...(index === 0 ? [] : [{ kind: "break" as const }]),
      ...(line === "" ? [] : [{ kind: "text" as const, text: line }]),
    ]);
}

/** An address that is none leaves the text alone. */
function link(href: string, of: readonly Inline[]): readonly Inline[] {
  const url = URL.parse(href.trim());
  if (url === null || !["http:", "https:", "mailto:"].includes(url.protocol)) return of;
  return [{ kind: "link", href: url.href, of: of.length === 0 ? [{ kind: "text", text: url.href }] : of }];
}
