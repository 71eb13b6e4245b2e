import { FailureError } from "../../../../runtime/ir/failure.ts";
import { activityFailure } from "../../activity.ts";
import { parseRetryAfter } from "../http/retry-after.ts";

export interface ProviderError {
  readonly provider: string;
  readonly status: number;
  /** The provider's own code, e.g. `RESOURCE_EXHAUSTED`, `content_filter`. */
  readonly code?: string | undefined;
  readonly message: string;
  /** Header Retry-After, or a number of seconds as text. */
  readonly retryAfter?: string | undefined;
}

const SHOWN = 1000;

/** What an error answer of a provider is called. */
export function failureOfProvider(error: ProviderError): FailureError {
  const { provider, status, code, retryAfter } = error;
  const shown = `${provider} answered ${status}${code ? ` (${code})` : ""}: ${error.message.slice(0, SHOWN)}`;
  const details = { status, ...(code ? { code } : {}) };
  const afterMs = parseRetryAfter(retryAfter, Date.now());
  const facts = afterMs === undefined ? {} : { afterMs };
  if (status === 429) return activityFailure("llm.rate_limited", shown, details, facts);
  if (code !== undefined && /content_filter|content_policy|safety|moderation/i.test(code)) {
    return activityFailure("llm.refused", shown, details);
  }
  // Such a request fails again however often it is repeated.
  if ([400, 404, 405, 413, 415, 422].includes(status)) return activityFailure("activity.invalid_input", shown, details);
  return activityFailure("llm.unavailable", shown, details, facts);
}

/** What a broken connection to a provider is called; failures pass as they are. */
export function failureOfConnection(provider: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const { message, cause } = error as Error & { cause?: unknown };
  if (
    [error, cause].some((one) => (one as NodeJS.ErrnoException | undefined)?.code === "UND_ERR_RES_EXCEEDED_MAX_SIZE")
  ) {
    return activityFailure("http.too_large", `${provider} sends more than an answer may have`);
  }
  const why = cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message;
  return activityFailure("llm.unavailable", `${provider}: ${(why || "the connection broke").slice(0, SHOWN)}`);
}

export function tooLong(provider: string, maxBytes: number): FailureError {
  return activityFailure("http.too_large", `The answer of ${provider} is larger than ${maxBytes} bytes`);
}

export function brokenOff(provider: string): FailureError {
  return activityFailure("llm.unavailable", `The answer of ${provider} broke off before its end`);
}
