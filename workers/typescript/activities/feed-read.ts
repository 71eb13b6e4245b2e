import { activityFailure, type Activity } from "../activity.ts";
import type { Compute } from "../compute/index.ts";
import type { SafeFetch } from "../egress/index.ts";
import { builtInManifest } from "./built-in-manifest.ts";
import { decodeText } from "./http/charset.ts";
import { ERROR_BODY_BYTES, failureOfStatus, isAccepted } from "./http/status.ts";

const ACCEPT =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/** `feed.read`: an RSS, Atom, RDF or JSON feed as items, newest first. */
export function makeFeedRead(deps: {
  readonly safeFetch: SafeFetch;
  readonly compute: Compute;
  readonly now?: () => number;
}): Activity {
  const { safeFetch, compute, now = Date.now } = deps;
  const manifest = builtInManifest("feed.read");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run({ url }, context) {
      if (typeof url !== "string") throw activityFailure("activity.invalid_input", '"url" is not text');
      const response = await safeFetch({
        url,
        headers: { accept: ACCEPT, "user-agent": "watchloom" },
        limit: (status) =>
          isAccepted(undefined, status) ? { bytes: context.maxBytes } : { bytes: ERROR_BODY_BYTES, cut: true },
        signal: context.signal,
        onProgress: () => context.heartbeat(),
      });
      if (!isAccepted(undefined, response.status)) throw failureOfStatus(response, now());
      // Feeds are XML whatever their server calls them, and say their encoding in themselves.
      const type = response.headers["content-type"];
      const text = decodeText(response.body, /charset=/i.test(type ?? "") ? type : "application/xml");
      const output = await compute.run({ kind: "feed", text, url: response.url }, context.signal);
      return { output, usage: { bytes: response.received } };
    },
  };
}
