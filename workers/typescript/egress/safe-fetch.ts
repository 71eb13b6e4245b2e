import { Agent, type Dispatcher } from "undici";
import { activityFailure } from "../activity.ts";
import { NOTHING_ALLOWED, type EgressAllowList } from "./allow-list.ts";
import { readBody, type BodyLimit } from "./body.ts";
import { isUnsent, makeConnector, type ResolveAll } from "./connector.ts";
import { makeEgressPolicy } from "./policy.ts";
import { isRedirect, nextHop, type Hop } from "./redirect.ts";
import { failureOfTransport } from "./transport-failure.ts";

export interface SafeRequest {
  readonly url: string;
  /** Upper case; default GET. */
  readonly method?: string;
  /** Lower-case names, no hop-by-hop ones. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** Headers that hold secrets: dropped, as Authorization and Cookie are, on a redirect to another origin. */
  readonly sensitiveHeaders?: ReadonlySet<string>;
  /** True: the body holds a secret, so it is not sent again to another origin; such a redirect is `egress.denied`. */
  readonly sensitiveBody?: boolean;
  /** Redirects followed; default 5. */
  readonly maxRedirects?: number;
  /** Statuses of the 3xx that are an answer, not to be followed. */
  readonly isAnswer?: (status: number) => boolean;
  readonly limit: (status: number) => BodyLimit;
  /** From the first connect to the last byte, all hops together; default that of the maker. */
  readonly totalMs?: number;
  /**
   * False: a connection of its own. A request that must not be repeated is not sent down a kept connection, which the
   * server may just be closing.
   */
  readonly reuseConnection?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: () => void;
}

export interface SafeResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by ", ". */
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  /** True: the body is longer than the limit and was cut. */
  readonly cut: boolean;
  /** Bytes of bodies over the wire. */
  readonly received: number;
  /** After redirects. */
  readonly url: string;
  readonly redirects: number;
}

export interface SafeFetch {
  /**
   * Requests a URL of a tenant's. Throws `egress.denied`, `http.network`, `http.timeout`, `http.too_large`,
   * `http.invalid_body`; any status is an answer. Once `signal` is aborted it throws the signal's reason.
   */
  (request: SafeRequest): Promise<SafeResponse>;
  /** What of the guard can be asked without a connection: the URL, or throws `egress.denied`. */
  checkUrl(url: string): URL;
  close(): Promise<void>;
}

export interface SafeFetchOptions {
  readonly allow?: EgressAllowList;
  readonly resolve?: ResolveAll;
  /** PEM; instead of the system's authorities. */
  readonly ca?: string;
  readonly connectTimeoutMs?: number;
  /** From the request's last byte to the header's end. */
  readonly headersTimeoutMs?: number;
  /** Between two pieces of a body. */
  readonly idleTimeoutMs?: number;
  readonly totalMs?: number;
}

const MAX_HEADER_BYTES = 64 * 1024;

/**
 * The one way out for requests that documents ask for. Proxy variables are never read: a proxy would connect to
 * addresses that nobody checked. Each call's own `timeout` is the host's; the time-outs here bound one connection.
 */
export function makeSafeFetch(options: SafeFetchOptions = {}): SafeFetch {
  const policy = makeEgressPolicy(options.allow ?? NOTHING_ALLOWED);
  const connect = makeConnector({
    policy,
    resolve: options.resolve,
    ca: options.ca,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
  });
  const settings: Agent.Options = {
    connect,
    headersTimeout: options.headersTimeoutMs ?? 300_000,
    bodyTimeout: options.idleTimeoutMs ?? 60_000,
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: 64,
  };
  const keeping = new Agent(settings);
  const single = new Agent({ ...settings, pipelining: 0 });

  const safeFetch = async (request: SafeRequest): Promise<SafeResponse> => {
    request.signal.throwIfAborted();
    const sensitive = request.sensitiveHeaders ?? new Set<string>();
    const totalMs = request.totalMs ?? options.totalMs ?? 600_000;
    const expired = AbortSignal.timeout(totalMs);
    const signal = AbortSignal.any([request.signal, expired]);
    const dispatcher = request.reuseConnection === false ? single : keeping;
    let hop: Hop = {
      url: policy.checkUrl(request.url),
      method: request.method ?? "GET",
      headers: { "accept-encoding": "gzip, deflate, br", ...request.headers },
      body: request.body,
    };
    let received = 0;
    for (let redirects = 0; ; redirects++) {
      try {
        const response = await send(dispatcher, hop, signal);
        const location = response.headers["location"];
        const follow =
          isRedirect(response.statusCode) && location !== undefined && !request.isAnswer?.(response.statusCode);
        if (!follow) {
          const headers = flatten(response.headers);
          const body = await readBody(
            response.body,
            headers["content-encoding"],
            request.limit(response.statusCode),
            request.onProgress,
          );
          const url = hop.url.href;
          received += body.received;
          return { status: response.statusCode, headers, body: body.bytes, cut: body.cut, received, url, redirects };
        }
        response.body.on("error", () => {}).destroy();
        const target = policy.checkUrl(resolveLocation(location, hop.url));
        if (redirects === (request.maxRedirects ?? 5)) {
          throw activityFailure("http.client_error", `More than ${redirects} redirects`, {
            status: response.statusCode,
            headers: flatten(response.headers),
            body: "",
          });
        }
        const next = nextHop(hop, response.statusCode, target, sensitive);
        if (request.sensitiveBody && next.body !== undefined && target.origin !== hop.url.origin) {
          throw activityFailure("egress.denied", "A body with a secret in it is not sent on to another origin");
        }
        hop = next;
      } catch (error) {
        if (request.signal.aborted) throw request.signal.reason;
        if (expired.aborted) throw activityFailure("http.timeout", `No complete answer within ${totalMs} ms`);
        // After a redirect the first hop has had its effect, whatever became of the later one.
        throw failureOfTransport(error, { unsent: redirects === 0 && isUnsent(error), host: hop.url.host });
      }
    }
  };
  return Object.assign(safeFetch, {
    checkUrl: (url: string) => policy.checkUrl(url),
    close: async () => {
      await Promise.all([keeping.destroy(), single.destroy()]);
    },
  });
}

async function send(dispatcher: Dispatcher, hop: Hop, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  return dispatcher.request({
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    method: hop.method as Dispatcher.HttpMethod,
    headers: hop.headers,
    body: hop.body ?? null,
    signal,
  });
}

function resolveLocation(location: string | string[], base: URL): string {
  const text = Array.isArray(location) ? (location[0] ?? "") : location;
  // An absolute location is judged as it is written; a relative one by what it becomes.
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  const target = URL.parse(text, base.href);
  if (target === null || /[\\\p{Cc}]/u.test(text)) {
    throw activityFailure("egress.denied", `The redirect's location "${text}" is not a URL`);
  }
  target.hash = "";
  return target.href;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== "__proto__") flat[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}
