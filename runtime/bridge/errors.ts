import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from "@temporalio/client";

/** Temporal does not answer, or not now. Nothing can be said of what was asked; ask again. */
export class BridgeUnavailableError extends Error {
  constructor(what: string, cause: unknown) {
    super(`Temporal does not answer: ${what}`, { cause });
    this.name = "BridgeUnavailableError";
  }
}

/** Temporal was asked for a sign of life meanwhile, and gave none. */
export class TemporalAwayError extends BridgeUnavailableError {}

export const GRPC = {
  cancelled: 1,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unimplemented: 12,
  unavailable: 14,
} as const;

const AWAY: ReadonlySet<number> = new Set([
  GRPC.cancelled,
  GRPC.deadlineExceeded,
  GRPC.resourceExhausted,
  GRPC.aborted,
  GRPC.unavailable,
]);

/** The gRPC status of an error of the client's, wherever it stands in its causes. */
export function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  if (error instanceof Error && error.cause !== undefined && error.cause !== error) return grpcCode(error.cause);
  return undefined;
}

export function isNotFound(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || grpcCode(error) === GRPC.notFound;
}

/** Passes an error on, as {@link BridgeUnavailableError} where Temporal is away. */
export function rethrow(what: string, error: unknown): never {
  const code = grpcCode(error);
  const away =
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    (code !== undefined ? AWAY.has(code) : error instanceof ServiceError);
  throw away ? new BridgeUnavailableError(what, error) : error;
}
