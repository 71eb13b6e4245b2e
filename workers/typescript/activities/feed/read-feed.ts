import { parseFeed } from "feedsmith";
import { activityFailure } from "../../activity.ts";
import { plainDate } from "./dates.ts";
import type { FeedItem, FeedOutput } from "./feed-output.ts";
import { rawFeed, type RawItem } from "./raw-feed.ts";

const MOST_ITEMS = 500;
/** Of one text, in UTF-16 units; and of all items together, so that the output stays within what a value may be. */
const LONGEST_TEXT = 256 * 1024;
const LONGEST_FEED = 6 * 1024 * 1024;

/** RSS, Atom, RDF or JSON Feed as items. Throws `http.invalid_body` for anything else. */
export function readFeed(text: string, url: string): FeedOutput {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch (error) {
    const why = (error as Error).message;
    throw activityFailure("http.invalid_body", `The body is not an RSS, Atom, RDF or JSON feed: ${why}`);
  }
  const raw = rawFeed(parsed);
  const base = URL.parse(raw.base ?? "", url)?.href ?? url;
  const items = raw.items
    .map((item) => toItem(item, base))
    // Stable: items of the same time, and those without one, stay in the feed's own order.
    .map((item, index) => ({ item, index, at: Date.parse(item.published ?? item.updated ?? "") }))
    .sort((a, b) => newestFirst(a.at, b.at) || a.index - b.index)
    .slice(0, MOST_ITEMS)
    .map(({ item }) => item);
  return { title: clean(raw.title), items: bounded(items) };
}

function newestFirst(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return b - a;
}

function toItem(raw: RawItem, base: string): FeedItem {
  const link = clean(raw.url);
  const absolute = link === null || URL.canParse(link) ? link : (URL.parse(link, base)?.href ?? link);
  const title = clean(raw.title);
  const published = plainDate(raw.published);
  return {
    // A feed need not name its items; what is left tells one from another.
    id: clean(raw.id) ?? absolute ?? [title, published].filter((part) => part !== null).join(" "),
    title,
    url: absolute,
    published,
    updated: plainDate(raw.updated),
    author: clean(raw.author),
    summary: clean(raw.summary),
    content: clean(raw.content),
    categories: [...new Set(raw.categories.map(clean).filter((one) => one !== null))].slice(0, 100),
  };
}

function clean(text: string | undefined): string | null {
  const trimmed = text?.replaceAll("\0", "").trim().slice(0, LONGEST_TEXT) ?? "";
  return trimmed === "" ? null : trimmed;
}

/** Long contents are left out from the oldest item on once the feed is longer than a value may be. */
function bounded(items: FeedItem[]): FeedItem[] {
  let length = 0;
  return items.map((item) => {
    length += (item.title?.length ?? 0) + (item.summary?.length ?? 0) + (item.url?.length ?? 0) + item.id.length;
    const whole = length + (item.content?.length ?? 0) <= LONGEST_FEED;
    if (whole) length += item.content?.length ?? 0;
    const summary = length <= LONGEST_FEED ? item.summary : null;
    return whole ? { ...item, summary } : { ...item, summary, content: null };
  });
}
