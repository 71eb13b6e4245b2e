import { invariant } from "../../../runtime/ir/invariant.ts";
import { isIdempotentCall } from "../../../runtime/ir/manifest.ts";
import { activityFailure, type Activity, type ActivityContext } from "../activity.ts";
import type { SafeFetch } from "../egress/index.ts";
import { NO_TURNS, type HostTurns } from "../monitors/host-turns.ts";
import { buildRequest } from "./http/request.ts";
import { readResponseBody, type Expect } from "./http/response-body.ts";
import { ERROR_BODY_BYTES, failureOfStatus, isAccepted } from "./http/status.ts";
import { makeScrubber } from "../scrub.ts";
import { builtInManifest } from "./built-in-manifest.ts";

/** `http.request`: one request, redirects followed, every hop through the egress guard. */
export function makeHttpRequest(deps: {
  readonly safeFetch: SafeFetch;
  readonly turns?: HostTurns;
  readonly now?: () => number;
}): Activity {
  const { safeFetch, turns = NO_TURNS, now = Date.now } = deps;
  const manifest = builtInManifest("http.request");
  const idempotent: Activity["idempotent"] = (input) => isIdempotentCall(manifest, input);
  return {
    name: manifest.name,
    manifest,
    idempotent,
    async run(input, context) {
      const { url, accept, expect } = input;
      if (typeof url !== "string") throw activityFailure("activity.invalid_input", '"url" is not text');
      const secrets = new Set<string>();
      const secret: ActivityContext["secret"] = async (name, host) => {
        const value = await context.secret(name, host);
        secrets.add(value);
        return value;
      };
      const target = safeFetch.checkUrl(url);
      const built = await buildRequest(input, target, { ...context, secret });
      const response = await turns.during(target.host, context, () =>
        safeFetch({
          ...built,
          isAnswer: (status) => Array.isArray(accept) && isAccepted(accept, status),
          limit: (status) =>
            isAccepted(accept, status) ? { bytes: context.maxBytes } : { bytes: ERROR_BODY_BYTES, cut: true },
          reuseConnection: idempotent(input),
          signal: context.signal,
          onProgress: () => context.heartbeat(),
        }),
      );
      if (!isAccepted(accept, response.status)) throw failureOfStatus(response, now(), makeScrubber(secrets));
      invariant(!response.cut, "an accepted body is never cut");
      const body = await readResponseBody(response, expect as Expect | undefined, context);
      const shown = response.redirects === 0 ? built.shownUrl : response.url;
      if (response.redirects > 0) {
        const times = `${response.redirects} ${response.redirects === 1 ? "redirect" : "redirects"}`;
        context.log("debug", `redirected to ${shown.replace(/[?#].*$/s, "")} (${times})`);
      }
      return {
        output: { status: response.status, headers: response.headers, body, url: shown },
        usage: { bytes: response.received },
      };
    },
  };
}
