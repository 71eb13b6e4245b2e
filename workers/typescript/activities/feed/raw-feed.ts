import { load } from "cheerio";
import type { parseFeed } from "feedsmith";

/** One item in no format's words; texts as the feed gives them. */
export interface RawItem {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly published: unknown;
  readonly updated: unknown;
  readonly author: string | undefined;
  readonly summary: string | undefined;
  readonly content: string | undefined;
  readonly categories: readonly (string | undefined)[];
}

export interface RawFeed {
  readonly title: string | undefined;
  /** What relative addresses are relative to, where the feed says so. */
  readonly base: string | undefined;
  readonly items: readonly RawItem[];
}

type Parsed = ReturnType<typeof parseFeed>;
type Of<F extends Parsed["format"]> = Extract<Parsed, { format: F }>["feed"];

export function rawFeed(parsed: Parsed): RawFeed {
  switch (parsed.format) {
    case "rss":
      return fromRss(parsed.feed);
    case "atom":
      return fromAtom(parsed.feed);
    case "rdf":
      return fromRdf(parsed.feed);
    case "json":
      return fromJson(parsed.feed);
  }
}

function fromRss(feed: Of<"rss">): RawFeed {
  return {
    title: feed.title,
    base: feed.link,
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      title: item.title,
      url: item.link ?? permalink(item.guid) ?? item.enclosures?.[0]?.url,
      ...datesOf(item),
      published: item.pubDate ?? datesOf(item).published,
      author: item.dc?.creators?.[0] ?? personName(item.authors) ?? personName(item.atom?.authors),
      summary: item.description,
      content: item.content?.encoded,
      categories: [...(item.categories ?? []).map((one) => one.name), ...(item.dc?.subjects ?? [])],
    })),
  };
}

function permalink(guid: { readonly value?: string; readonly isPermaLink?: boolean } | undefined): string | undefined {
  return guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? "") ? guid?.value : undefined;
}

function personName(
  people: readonly { readonly name?: string; readonly email?: string }[] | undefined,
): string | undefined {
  return people?.[0]?.name ?? people?.[0]?.email;
}

/** By the vocabularies that RSS borrows from. */
function datesOf({ dc, dcterms, atom }: Pick<NonNullable<Of<"rss">["items"]>[number], "dc" | "dcterms" | "atom">): {
  published: unknown;
  updated: unknown;
} {
  return {
    published: dc?.dates?.[0] ?? dcterms?.issued?.[0] ?? atom?.published,
    updated: atom?.updated ?? dcterms?.modified?.[0],
  };
}

function fromAtom(feed: Of<"atom">): RawFeed {
  const alternate = (links: Of<"atom">["links"]): string | undefined =>
    (links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? links?.[0])?.href;
  return {
    title: textOf(feed.title),
    base: feed.xml?.base,
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      title: textOf(entry.title),
      url: alternate(entry.links) ?? entry.content?.src,
      published: entry.published,
      updated: entry.updated,
      author: (entry.authors ?? entry.source?.authors ?? feed.authors)?.[0]?.name,
      summary: entry.summary?.value,
      content: entry.content?.value,
      categories: (entry.categories ?? []).map((one) => one.label ?? one.term),
    })),
  };
}

function fromRdf(feed: Of<"rdf">): RawFeed {
  return {
    title: feed.title,
    base: feed.link,
    items: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      title: item.title,
      url: item.link ?? item.rdf?.about,
      ...datesOf(item),
      author: item.dc?.creators?.[0],
      summary: item.description,
      content: item.content?.encoded,
      categories: item.dc?.subjects ?? [],
    })),
  };
}

function fromJson(feed: Of<"json">): RawFeed {
  return {
    title: feed.title,
    base: feed.home_page_url,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      title: item.title,
      url: item.url ?? item.external_url,
      published: item.date_published,
      updated: item.date_modified,
      author: (item.authors ?? feed.authors)?.[0]?.name,
      summary: item.summary,
      content: item.content_html ?? item.content_text,
      categories: item.tags ?? [],
    })),
  };
}

/** A title is text: where Atom says that it is markup, what a reader sees of it. */
function textOf(text: { readonly value?: string; readonly type?: string } | undefined): string | undefined {
  if (text?.value === undefined || (text.type !== "html" && text.type !== "xhtml")) return text?.value;
  return load(text.value).text();
}
