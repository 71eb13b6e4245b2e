import type { DomainRules } from "./domains.ts";
import type { FoundPage } from "./found.ts";
import { isGroundingRedirect, type ResolveRedirect } from "./redirects.ts";

export interface Source {
  readonly url: string;
  readonly title: string | null;
}

export interface Sources {
  /** Each page once. */
  readonly list: readonly Source[];
  /** Whether the page at this place of what was found is among them. */
  holds(place: number): boolean;
}

const MAX_SOURCES = 50;
const MAX_URL = 2048;
const MAX_TITLE = 300;

/** The pages that the search returned and that the rules admit, at their own addresses where these can be told. */
export async function makeSources(
  pages: readonly FoundPage[],
  rules: DomainRules,
  resolve: ResolveRedirect,
  signal: AbortSignal,
): Promise<Sources> {
  const resolved = await Promise.all(pages.map((page) => ownAddress(page, resolve, signal)));
  const byUrl = new Map<string, Source>();
  const admitted = new Set<number>();
  for (const [place, page] of resolved.entries()) {
    if (page === null || !rules.admits(page.host)) continue;
    const key = sameUrl(page.url);
    const known = byUrl.get(key);
    if (known === undefined && byUrl.size >= MAX_SOURCES) continue;
    byUrl.set(key, { url: known?.url ?? page.url, title: known?.title ?? page.title });
    admitted.add(place);
  }
  return { list: [...byUrl.values()], holds: (place) => admitted.has(place) };
}

interface Address {
  readonly url: string;
  readonly title: string | null;
  readonly host: string | undefined;
}

async function ownAddress(page: FoundPage, resolve: ResolveRedirect, signal: AbortSignal): Promise<Address | null> {
  const told = readUrl(page.url);
  if (told === null) return null;
  const title = page.title === null ? null : page.title.slice(0, MAX_TITLE).toWellFormed();
  if (!isGroundingRedirect(told)) return { url: told.href, title, host: told.hostname };
  const target = await resolve(told.href, signal);
  const own = target === null ? null : readUrl(target);
  if (own !== null) return { url: own.href, title, host: own.hostname };
  return { url: told.href, title, host: page.domain };
}

function readUrl(text: string): URL | null {
  const url = text.length > MAX_URL ? null : URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  return url;
}

/** By this two URLs are one page. */
export function sameUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text;
  return `${url.host}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}
