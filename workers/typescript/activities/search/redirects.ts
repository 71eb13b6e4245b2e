import type { SafeFetch } from "../../egress/index.ts";

const RESOLVE_MS = 5_000;
const KEPT = 1_000;

/** Gives the page behind a redirect of Google's grounding; null: it could not be told. */
export type ResolveRedirect = (url: string, signal: AbortSignal) => Promise<string | null>;

export function isGroundingRedirect(url: URL): boolean {
  return url.pathname.startsWith("/grounding-api-redirect/");
}

/**
 * Asks where a redirect leads, through the egress guard, and goes no further: the page itself is not touched. Best
 * effort; what was told is kept.
 */
export function makeResolveRedirect(safeFetch: SafeFetch): ResolveRedirect {
  const known = new Map<string, string>();
  const ask = async (url: string, method: "HEAD" | "GET", signal: AbortSignal): Promise<string | null> => {
    const { headers } = await safeFetch({
      url,
      method,
      isAnswer: () => true,
      limit: () => ({ bytes: 1024, cut: true }),
      totalMs: RESOLVE_MS,
      signal,
    });
    const { location } = headers;
    const target = location === undefined ? null : URL.parse(location, url);
    return target !== null && /^https?:$/.test(target.protocol) ? target.href : null;
  };
  return async (url, signal) => {
    const before = known.get(url);
    if (before !== undefined) return before;
    let target: string | null = null;
    for (const method of ["HEAD", "GET"] as const) {
      // Whatever goes wrong here leaves the source as the search told it.
      target = await ask(url, method, signal).catch(() => null);
      signal.throwIfAborted();
      if (target !== null) break;
    }
    if (target === null) return null;
    if (known.size >= KEPT) known.delete(known.keys().next().value!);
    known.set(url, target);
    return target;
  };
}
