import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio";
import * as fc from "fast-check";
import type { MarkdownText } from "../../ir/markdown-text.ts";
import { toAdaptiveCard } from "./flavours/adaptive-card.ts";
import { toCommonMark } from "./flavours/common-mark.ts";
import { toDiscord } from "./flavours/discord.ts";
import { toPlain } from "./flavours/plain.ts";
import { toSlack } from "./flavours/slack.ts";
import { toTelegram } from "./flavours/telegram.ts";
import { toHtml } from "./html.ts";
import { parseMarkdown } from "./parse.ts";
import type { Block, Inline } from "./tree.ts";

/** What some channel reads as markup, alone and together, among words. */
const SIGNS = [
  ..."*_~`#>-+=|<>&[]()!:@\\\"' \n\t.1",
  ..."aé😀",
  "**",
  "```",
  "~~",
  "- ",
  "1. ",
  "# ",
  "> ",
  "---",
  "\n\n",
  "[x](https://evil.example)",
  "![x](https://evil.example/p.png)",
  "<b>x</b>",
  "<!channel>",
  "<@U1>",
  "<https://evil.example|x>",
  "@everyone",
  ":tada:",
  "&lt;b&gt;",
  "&#42;",
  "</pre>",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "[a]: https://evil.example",
  "||x||",
  "\\*",
  "\ufdd00\ufdd1",
  "\0",
  "\ud800",
];
const value = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((parts) => parts.join(""));

/** What the tree holds of a text: without control characters, halves of pairs and noncharacters. */
const seen = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.toWellFormed().replace(/[\0\ufdd0\ufdd1]/g, "");
const words = (text: string): string => text.replace(/\s+/g, " ").trim();

function treeText(blocks: readonly Block[]): string {
  const inlines = (of: readonly Inline[]): string =>
    of.map((one) => (one.kind === "break" ? "\n" : "text" in one ? one.text : inlines(one.of))).join("");
  return blocks
    .map((block) => {
      if (block.kind === "list") return block.items.map(treeText).join("\n");
      if (block.kind === "quote") return treeText(block.of);
      return block.kind === "rule" ? "" : "text" in block ? block.text : inlines(block.of);
    })
    .join("\n");
}

function kinds(blocks: readonly Block[]): string[] {
  const inlines = (of: readonly Inline[]): string[] =>
    of.flatMap((one) => ("of" in one ? [one.kind, ...inlines(one.of)] : one.kind === "code" ? ["code"] : []));
  return blocks.flatMap((block) => {
    if (block.kind === "list") return ["list", ...block.items.flatMap(kinds)];
    if (block.kind === "quote") return ["quote", ...kinds(block.of)];
    if (block.kind === "paragraph" || block.kind === "heading")
      return [...(block.kind === "heading" ? ["heading"] : []), ...inlines(block.of)];
    return [`${block.kind} block`];
  });
}

test("a value is text wherever it stands in the author's Markdown", () => {
  const places: [MarkdownText, (text: string) => MarkdownText][] = [
    [["x"], (v) => [{ v }]],
    [["Now **x**."], (v) => ["Now **", { v }, "**."]],
    [["# x"], (v) => ["# ", { v }]],
    [["- a\n- x"], (v) => ["- a\n- ", { v }]],
    [["> x"], (v) => ["> ", { v }]],
    [["`x`"], (v) => ["`", { v }, "`"]],
    [["```\nx\n```"], (v) => ["```\n", { v }, "\n```"]],
    [["[x](https://a.example/)"], (v) => ["[", { v }, "](https://a.example/)"]],
  ];
  fc.assert(
    fc.property(value, fc.constantFrom(...places), (v, [model, make]) => {
      const tree = parseMarkdown(make(v));
      assert.deepEqual(kinds(tree), kinds(parseMarkdown(model)));
      assert.ok(words(treeText(tree)).includes(words(seen(v))));
    }),
  );
});

test("a link leads to http, https or mailto only, whatever a value says", () => {
  const hrefs = (blocks: readonly Block[]): string[] =>
    [...JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/g)].map((match) => match[1]!);
  fc.assert(
    fc.property(fc.oneof(value, fc.constantFrom("javascript:x", "data:x", "https://b.example/ü ?q")), (v) => {
      for (const href of hrefs(parseMarkdown(["[x](", { v }, ") ![y](", { v }, ")"]))) {
        assert.match(href, /^(https?:|mailto:)/);
      }
    }),
  );
  assert.deepEqual(hrefs(parseMarkdown(["[x](", { v: "https://b.example/ü" }, ")"])), ["https://b.example/%C3%BC"]);
});

test("CommonMark reads the same tree again", () => {
  fc.assert(
    fc.property(value, (v) => {
      const again = parseMarkdown([toCommonMark(parseMarkdown(["Now **b** ", { v }]))]);
      assert.deepEqual(kinds(again), ["strong"]);
      const alone = parseMarkdown([toCommonMark(parseMarkdown([{ v }]))]);
      assert.deepEqual(kinds(alone), []);
      assert.equal(words(treeText(alone)), words(seen(v)));
    }),
  );
});

test("HTML has no element that the author did not write", () => {
  fc.assert(
    fc.property(value, (v) => {
      for (const render of [toHtml, toTelegram]) {
        const page = load(`<main>${render(parseMarkdown(["**b** ", { v }]))}</main>`, null, false);
        const elements = page("main *")
          .toArray()
          .map((element) => element.tagName);
        assert.deepEqual(
          elements.filter((name) => !["p", "br"].includes(name)),
          [render === toHtml ? "strong" : "b"],
        );
        assert.equal(words(page("main").text()), words(`b ${seen(v)}`));
      }
    }),
  );
});

test("Slack gets no entity, mention, link or mark", () => {
  fc.assert(
    fc.property(value, (v) => {
      const text = toSlack(parseMarkdown([{ v }]));
      assert.doesNotMatch(text, /[<>]/);
      assert.doesNotMatch(text, /&(?!amp;|lt;|gt;)/);
      assert.doesNotMatch(text, /(?<!\u200b)[*_~`]|[*_~`](?!\u200b)/);
      assert.doesNotMatch(text, /:[\w+'-]+:/);
      assert.doesNotMatch(text, /^\s*&gt;/m);
      const back = text
        .replaceAll("\u200b", "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
      assert.equal(words(back), words(seen(v)));
    }),
  );
});

test("Discord gets each sign escaped, and addresses whole", () => {
  fc.assert(
    fc.property(value, (v) => {
      const text = toDiscord(parseMarkdown([{ v }])).replace(/<https?:\/\/[^\s<>\\]+>/g, "URL");
      assert.doesNotMatch(text.replace(/\\[^a-z0-9\s]/gi, ""), /[\\`*_~|[\]<]/);
      assert.doesNotMatch(text, /^(?:#{1,3} |[-+] |-#|\d+[.)] |>)/m);
    }),
  );
});

test("a card's runs and plain text hold the value as it is", () => {
  fc.assert(
    fc.property(value, (v) => {
      const tree = parseMarkdown([{ v }]);
      const runs = toAdaptiveCard(tree).flatMap((element) => element["inlines"] as { type: string; text: string }[]);
      assert.equal(words(runs.map((run) => run.text).join("")), words(seen(v)));
      for (const run of runs) assert.deepEqual(Object.keys(run), ["type", "text"]);
      assert.equal(words(toPlain(tree)), words(seen(v)));
    }),
  );
});
