import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRssFeed } from "feedsmith";
import { monitorFeed } from "./monitor-feed.ts";

const row = (n: number, said: unknown) => ({
  dedupe_key: `change/${n}`,
  run_id: `run_${n}`,
  payload: {
    type: "monitor.notified",
    timestamp: "2026-01-01T00:00:00.000Z",
    title: ["Keyboard for ", { v: "<b>79 & up</b>" }],
    message: ["Now **", { v: said as string }, "**"],
    data: {},
  },
  created_at: "2026-01-01T00:00:00.000Z",
});

test("a monitor's notifications are a feed that readers read: each once, escaped, with an id that stays", () => {
  const url = "https://watch.example/monitors/mon_1";
  const rows = [row(2, "]]> <script>alert(1)</script>"), row(1, "a & b")];
  const xml = monitorFeed({ name: "keyboard <price>", description: undefined, url, notifications: rows });
  const feed = parseRssFeed(xml);
  assert.equal(feed.title, "keyboard <price>");
  assert.equal(feed.link, url);
  assert.deepEqual(
    feed.items?.map(({ title, guid, pubDate }) => [
      title,
      guid?.value,
      guid?.isPermaLink,
      new Date(pubDate ?? 0).getTime(),
    ]),
    [2, 1].map((n) => [
      "Keyboard for <b>79 & up</b>",
      `${url}#change%2F${n}`,
      false,
      Date.parse("2026-01-01T00:00:00Z"),
    ]),
  );
  const html = feed.items?.map(({ description }) => description).join("\n") ?? "";
  assert.ok(html.includes("&lt;script&gt;") && !html.includes("<script"), html);
  assert.ok(html.includes("<strong>a &amp; b</strong>"), html);
});

test("a monitor that told nothing has an empty feed", () => {
  const feed = parseRssFeed(monitorFeed({ name: "a", description: "d", url: "https://x.example/", notifications: [] }));
  assert.deepEqual([feed.title, feed.description, feed.items ?? []], ["a", "d", []]);
});
