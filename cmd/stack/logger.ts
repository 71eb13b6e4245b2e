import { pino, type DestinationStream, type Logger } from "pino";
import type { LogLevel } from "./config.ts";

/**
 * JSON lines on standard output. Facts that a line may carry: `requestId`, `runId`, `tenant`, `path` (of a step),
 * `attempt`, `temporalRunId`, `trace` (a W3C trace id), and `err`.
 */
export function makeLogger(name: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: seenError },
    // What might carry a key or a token, wherever somebody logs a request or a configuration.
    redact: {
      paths: ["apiKey", "secret", "token", "capability", "authorization"].flatMap((key) => [key, `*.${key}`]),
      censor: "***",
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

const MAX_CAUSES = 5;

/** Only what every error has: a library's own fields may hold rows, headers or bodies. */
function seenError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type,
    message,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    stack,
    ...(cause === undefined || depth >= MAX_CAUSES ? {} : { cause: seenError(cause, depth + 1) }),
  };
}
