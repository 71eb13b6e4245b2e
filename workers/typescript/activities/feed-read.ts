import type { Json } from "../../../runtime/ir/json.ts";
import { activityFailure, type Activity } from "../activity.ts";
import type { Compute } from "../compute/index.ts";
import type { SafeFetch } from "../egress/index.ts";
import { NO_TURNS, type HostTurns } from "../monitors/host-turns.ts";
import { builtInManifest } from "./built-in-manifest.ts";
import { decodeText } from "./http/charset.ts";
import { ERROR_BODY_BYTES, failureOfStatus, isAccepted } from "./http/status.ts";

const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/** `feed.read`: an RSS, Atom, RDF or JSON feed as items, newest first. */
export function makeFeedRead(deps: {
  readonly safeFetch: SafeFetch;
  readonly compute: Compute;
  readonly turns?: HostTurns;
  readonly now?: () => number;
}): Activity {
  const { safeFetch, compute, turns = NO_TURNS, now = Date.now } = deps;
  const manifest = builtInManifest("feed.read");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run({ url, etag, lastModified }, context) {
      if (typeof url !== "string") throw activityFailure("activity.invalid_input", '"url" is not text');
      const conditions = {
        ...(typeof etag === "string" ? { "if-none-match": etag } : {}),
        ...(typeof lastModified === "string" ? { "if-modified-since": lastModified } : {}),
      };
      const isConditional = Object.keys(conditions).length > 0;
      const { host } = safeFetch.checkUrl(url);
      const response = await turns.during(host, context, () =>
        safeFetch({
          url,
          headers: { accept: ACCEPT, "user-agent": "watchloom", ...conditions },
          isAnswer: (status) => isConditional && status === 304,
          limit: (status) =>
            isAccepted(undefined, status) ? { bytes: context.maxBytes } : { bytes: ERROR_BODY_BYTES, cut: true },
          signal: context.signal,
          onProgress: () => context.heartbeat(),
        }),
      );
      const validators = {
        url: response.url,
        etag: response.headers["etag"] ?? null,
        lastModified: response.headers["last-modified"] ?? null,
      };
      if (isConditional && response.status === 304) {
        const output = { title: null, items: [], ...validators, notModified: true };
        return { output, usage: { bytes: response.received } };
      }
      if (!isAccepted(undefined, response.status)) throw failureOfStatus(response, now());
      // Feeds are XML whatever their server calls them, and say their encoding in themselves.
      const type = response.headers["content-type"];
      const text = decodeText(response.body, /charset=/i.test(type ?? "") ? type : "application/xml");
      const { title, items } = await compute.run({ kind: "feed", text, url: response.url }, context.signal);
      const output = { title, items, ...validators, notModified: false } as unknown as Json;
      return { output, usage: { bytes: response.received } };
    },
  };
}
