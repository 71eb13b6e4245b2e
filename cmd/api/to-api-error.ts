import { InvalidCursorError, isStoreAway } from "../../runtime/store/index.ts";
import { ApiError, away } from "./problems.ts";

/** gRPC: deadline exceeded, resource exhausted, unavailable. */
const AWAY_GRPC = new Set([4, 8, 14]);

/** Whatever a handler threw, as a problem. What is not known is `internal`, and is said to nobody but the log. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof InvalidCursorError) return new ApiError("invalid-cursor", error.message);
  if (isUnreadable(error))
    return new ApiError("invalid-request", "a value of the request cannot be read by the database");
  if (error instanceof URIError) return new ApiError("invalid-request", "the address has a broken percent-encoding");
  if (isAway(error))
    return away("the database, the blob store or Temporal does not answer; nothing was lost, repeat the request");
  return new ApiError("internal", "something went wrong on our side; the log has it under this request's id");
}

/** Whether a part that the request needs was away, rather than the request or the code wrong. */
export function isAway(error: unknown): boolean {
  if (isStoreAway(error)) return true;
  if (typeof error !== "object" || error === null) return false;
  const { code, cause, $metadata } = error as { code?: unknown; cause?: unknown; $metadata?: unknown };
  if (isBusy($metadata)) return true;
  return (typeof code === "number" && AWAY_GRPC.has(code)) || (cause !== undefined && isAway(cause));
}

/** Of the blob store's answers: a fault of its own, or too many requests. */
function isBusy(metadata: unknown): boolean {
  const status = (metadata as { httpStatusCode?: unknown } | null | undefined)?.httpStatusCode;
  return typeof status === "number" && (status >= 500 || status === 429);
}

/** SQLSTATE class 22: a value that no statement can take, such as a text with U+0000 or a cursor that was tampered with. */
function isUnreadable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^22[0-9A-Z]{3}$/.test(code);
}
