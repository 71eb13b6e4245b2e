import { FailureError } from "../../../runtime/ir/failure.ts";
import { activityFailure, type AttemptFacts } from "../activity.ts";

const NOT_RESOLVED = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_NODATA",
  "EAI_NONAME",
  "EAI_FAIL",
  "ENODATA",
  "ESERVFAIL",
]);

/**
 * What a broken connection is called. `unsent`: it broke before a byte of the request was sent, so the call certainly
 * had no effect. A wrong argument is a bug of the caller's and is returned as it is.
 */
export function failureOfTransport(error: unknown, at: { unsent: boolean; host: string }): unknown {
  if (error instanceof FailureError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  const facts: AttemptFacts = at.unsent ? { noEffect: true } : {};
  switch (code) {
    case "UND_ERR_INVALID_ARG":
      return error;
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return activityFailure("http.timeout", `No connection to ${at.host} in time`, undefined, facts);
    case "UND_ERR_HEADERS_TIMEOUT":
      return activityFailure("http.timeout", `${at.host} sent no header in time`);
    case "UND_ERR_BODY_TIMEOUT":
      return activityFailure("http.timeout", `${at.host} stopped in the middle of its answer`);
    case "UND_ERR_HEADERS_OVERFLOW":
      return activityFailure("http.too_large", `The header of ${at.host}'s answer is larger than it may be`);
    case "ECONNREFUSED":
      return activityFailure("http.network", `${at.host} refused the connection`, undefined, facts);
    default:
      return NOT_RESOLVED.has(code)
        ? activityFailure("http.network", `The name of ${at.host} does not resolve (${code})`, undefined, facts)
        : activityFailure("http.network", `${at.host}: ${message || code || "the connection broke"}`, undefined, facts);
  }
}
