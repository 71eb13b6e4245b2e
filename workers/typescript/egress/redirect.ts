/** What a request sends again after a redirect. */
export interface Hop {
  readonly url: URL;
  readonly method: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];
const OF_THE_BODY = ["content-type", "content-length", "content-encoding", "content-language", "content-location"];

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * The request after a redirect (RFC 9110, 15.4, with the custom of all browsers for 301 and 302): 303 asks by GET,
 * 301 and 302 turn a POST into GET, 307 and 308 keep method and body. To another origin go no credentials and
 * none of the headers in `sensitive`.
 */
export function nextHop(hop: Hop, status: number, target: URL, sensitive: ReadonlySet<string>): Hop {
  const dropped = new Set<string>();
  const asGet =
    (status === 303 && hop.method !== "HEAD") || ((status === 301 || status === 302) && hop.method === "POST");
  if (asGet) for (const name of OF_THE_BODY) dropped.add(name);
  if (target.origin !== hop.url.origin) for (const name of [...CREDENTIALS, ...sensitive]) dropped.add(name);
  return {
    url: target,
    method: asGet ? "GET" : hop.method,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !dropped.has(name))),
    body: asGet ? undefined : hop.body,
  };
}
