import { FailureError } from "../../../../runtime/ir/failure.ts";
import { activityFailure } from "../../activity.ts";
import { parseRetryAfter } from "../http/retry-after.ts";

export interface ProviderError {
  readonly provider: string;
  /** The setting that its key is in. */
  readonly setting: string;
  /** Undefined: of an error inside a stream, which has none. */
  readonly status: number | undefined;
  /** The provider's own codes, e.g. `RESOURCE_EXHAUSTED`, `content_filter`. */
  readonly codes: readonly string[];
  readonly message: string;
  /** Header Retry-After, or a number of seconds as text. */
  readonly retryAfter?: string | undefined;
}

const SHOWN = 1000;
/** Only whoever operates the worker can mend these: a key, an account, a plan. */
const OPERATORS = new Set([401, 402, 403]);
const OPERATORS_CODE =
  /^(?:unauthenticated|permission_denied|api_key_invalid|invalid_api_key|authentication_error|permission_error|insufficient_quota|insufficient_credits|billing_.*)$/i;
const REFUSED_CODE = /content_filter|content_policy|safety|moderation|recitation/i;
const LIMITED_CODE = /^(?:resource_exhausted|rate_?limit.*|requests|tokens|too_many_requests)$/i;
const AWAY_CODE = /^(?:unavailable|overloaded.*|server_error|internal.*|deadline_exceeded|api_error|timeout)$/i;
/** Such a request fails again however often it is repeated. */
const WRONG = new Set([400, 404, 405, 409, 410, 413, 415, 422]);
const WRONG_CODE =
  /^(?:invalid_argument|invalid_request_error|not_found|failed_precondition|context_length_exceeded)$/i;

/**
 * What an error answer of a provider is called. A name says more than a status: inside a stream there is no other, and
 * endpoints that only speak like OpenAI's use statuses as they please.
 */
export function failureOfProvider(error: ProviderError): FailureError {
  const { provider, setting, codes, retryAfter } = error;
  const status = error.status ?? 0;
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  const named = codes[0] === undefined ? "" : ` (${codes[0]})`;
  const what = status === 0 ? "broke off with an error" : `answered ${status}`;
  const shown = `${provider} ${what}${named}: ${error.message.slice(0, SHOWN)}`;
  const details = { ...(status === 0 ? {} : { status }), ...(codes[0] === undefined ? {} : { code: codes[0] }) };
  const afterMs = parseRetryAfter(retryAfter, Date.now());
  const facts = afterMs === undefined ? {} : { afterMs };
  if (has(OPERATORS_CODE) || OPERATORS.has(status)) {
    const message = `${shown}. Whoever operates this worker has to look at the key and the account behind ${setting}`;
    return activityFailure("llm.unavailable", message, { ...details, setting }, { final: true });
  }
  if (has(REFUSED_CODE)) return activityFailure("llm.refused", shown, details);
  if (status === 429 || has(LIMITED_CODE)) return activityFailure("llm.rate_limited", shown, details, facts);
  if (has(AWAY_CODE) || status === 408 || status >= 500) {
    return activityFailure("llm.unavailable", shown, details, facts);
  }
  if (WRONG.has(status) || has(WRONG_CODE)) return activityFailure("activity.invalid_input", shown, details);
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

/** A setting that is missing: no other attempt mends it. */
export function notConfigured(message: string, setting: string): FailureError {
  return activityFailure("llm.unavailable", message, { setting }, { final: true });
}

export function tooLong(provider: string, maxBytes: number): FailureError {
  return activityFailure("http.too_large", `The answer of ${provider} is larger than ${maxBytes} bytes`);
}

export function brokenOff(provider: string): FailureError {
  return activityFailure("llm.unavailable", `The answer of ${provider} broke off before its end`);
}
