import type { ServerResponse } from "node:http";
import { makeHttpSite, type HttpSite, type RecordedRequest } from "./http-site.ts";

/** What a watched page answers with. */
export interface Page {
  readonly status?: number;
  readonly body?: string;
  /** In place of `body`, for what is in another encoding than UTF-8. */
  readonly bytes?: Uint8Array;
  readonly type?: string;
  readonly etag?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Answers when this has come about. */
  readonly held?: Promise<unknown>;
}

/** A site whose pages change when the test says, with an address that takes webhooks. */
export interface WatchedSite extends HttpSite {
  /** From now on the page is this. */
  show(path: string, page: Page | string): void;
  /** Bodies that came to `/hook`, oldest first, with their headers. */
  readonly hooks: { readonly body: Record<string, unknown>; readonly headers: RecordedRequest["headers"] }[];
  /** What a hook answers; 200 unless said otherwise. */
  hookStatus: number;
  /** How often a page was asked for. */
  asked(path: string): number;
  /** When each request for a page had come, and when it was answered, in ms of this process; in order of arrival. */
  times(path: string): readonly { readonly askedAt: number; readonly answeredAt: number }[];
}

export async function makeWatchedSite(): Promise<WatchedSite> {
  const pages = new Map<string, Page>();
  const hooks: WatchedSite["hooks"] = [];
  const times = new Map<string, { askedAt: number; answeredAt: number }[]>();
  const site = await makeHttpSite(async (request, response) => {
    const path = request.url.replace(/[?#].*$/s, "");
    if (path.startsWith("/hook")) {
      hooks.push({ body: JSON.parse(request.body) as Record<string, unknown>, headers: request.headers });
      response.writeHead(watched.hookStatus).end();
      return;
    }
    const time = { askedAt: performance.now(), answeredAt: Number.NaN };
    times.set(path, [...(times.get(path) ?? []), time]);
    const page = pages.get(path);
    await page?.held;
    time.answeredAt = performance.now();
    answer(request, response, page);
  });
  const watched: WatchedSite = Object.assign(site, {
    hooks,
    hookStatus: 200,
    show: (path: string, page: Page | string) =>
      void pages.set(path, typeof page === "string" ? { body: page, type: "text/html" } : page),
    asked: (path: string) => times.get(path)?.length ?? 0,
    times: (path: string) => times.get(path) ?? [],
  });
  return watched;
}

function answer(request: RecordedRequest, response: ServerResponse, page: Page | undefined): void {
  if (page === undefined) return void response.writeHead(404).end("no such page");
  if (page.etag !== undefined && request.headers["if-none-match"] === page.etag) {
    return void response.writeHead(304, { etag: page.etag }).end();
  }
  response
    .writeHead(page.status ?? 200, {
      "content-type": page.type ?? "text/html",
      ...(page.etag === undefined ? {} : { etag: page.etag }),
      ...page.headers,
    })
    .end(page.bytes ?? page.body ?? "");
}
