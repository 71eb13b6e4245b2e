import { ApiError, away } from "./problems.ts";

/** Connections that break, servers that start or stop, and statements cut by a time limit: later it works again. */
const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);
const AWAY_SQLSTATES = /^(08|53|57P0|57014|25P03|40001|40P01|55P03)/;
const AWAY_GRPC = new Set([4, 8, 14]);

/** Whatever a handler threw, as a problem. What is not known is `internal`, and is said to nobody but the log. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof URIError) return new ApiError("invalid-request", "the address has a broken percent-encoding");
  if (isAway(error)) return away("the database or Temporal does not answer; nothing was lost, repeat the request");
  return new ApiError("internal", "something went wrong on our side; the log has it under this request's id");
}

export function isAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, name, message, cause } = error as {
    code?: unknown;
    name?: unknown;
    message?: unknown;
    cause?: unknown;
  };
  if (typeof code === "string" && (AWAY_CODES.has(code) || AWAY_SQLSTATES.test(code))) return true;
  if (typeof code === "number" && AWAY_GRPC.has(code)) return true;
  if (name === "BridgeUnavailableError" || name === "StoreUnavailableError") return true;
  if (
    typeof message === "string" &&
    /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|client has encountered a connection error/i.test(
      message,
    )
  ) {
    return true;
  }
  if (error instanceof AggregateError && error.errors.some(isAway)) return true;
  return cause !== undefined && cause !== error && isAway(cause);
}
