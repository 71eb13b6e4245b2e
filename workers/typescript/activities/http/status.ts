import { STATUS_CODES } from "node:http";
import type { FailureError } from "../../../../runtime/ir/failure.ts";
import type { InputValue } from "../../activity-input.ts";
import { activityFailure } from "../../activity.ts";
import { makeScrubber, type Scrubber } from "../../scrub.ts";
import type { SafeResponse } from "../../egress/index.ts";
import { decodeText } from "./charset.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** Of a body that was not asked for, as a failure's details show it. */
export const ERROR_BODY_BYTES = 4096;

/** Whether `accept` (numbers, or classes such as `4xx`; absent: 200 to 299) names the status. */
export function isAccepted(accept: InputValue | undefined, status: number): boolean {
  if (!Array.isArray(accept)) return status >= 200 && status <= 299;
  return accept.some((one) => one === status || one === String(status) || one === `${Math.floor(status / 100)}xx`);
}

/** What a status that is not accepted is called. */
export function failureOfStatus(response: SafeResponse, now: number, scrubber = makeScrubber([])): FailureError {
  const { status, headers } = response;
  const details = { status, headers, body: shownBody(response, scrubber) };
  const afterMs = parseRetryAfter(headers["retry-after"], now);
  const wait = afterMs === undefined ? {} : { afterMs };
  if (status === 429) {
    // Behind a redirect it is another request that was refused: the first may have had its effect.
    const certain = response.redirects === 0 ? { noEffect: true as const } : {};
    return activityFailure("http.rate_limited", answered(response), details, { ...wait, ...certain });
  }
  if (status === 503 && afterMs !== undefined) {
    return activityFailure("http.rate_limited", `${answered(response)} with Retry-After`, details, wait);
  }
  if (status >= 500) return activityFailure("http.server_error", answered(response), details);
  return activityFailure("http.client_error", answered(response), details);
}

/** Without the query, which may be long, or hold what is nobody's business. */
function answered({ url, status }: SafeResponse): string {
  const name = STATUS_CODES[status];
  return `${url.replace(/[?#].*$/s, "")} answered ${status}${name === undefined ? "" : ` (${name})`}`;
}

/** Scrubbed here, where it is known that it was cut: half a secret at its end would not be found later. */
function shownBody({ body, headers }: SafeResponse, scrubber: Scrubber): string {
  const text = decodeText(body, headers["content-type"]);
  const cut = Buffer.from(text, "utf8").subarray(0, ERROR_BODY_BYTES).toString("utf8");
  const isCut = cut.length < text.length || body.length === ERROR_BODY_BYTES;
  // A character that was cut in two shows as U+FFFD at the end.
  return isCut ? scrubber.cutText(cut.replace(/\ufffd{1,3}$/, "")) : cut;
}
