import type { NextFunction, Request, Response } from "express";
import type { Caller } from "./caller.ts";
import type { Logger } from "./logger.ts";

/** Asked every few seconds by those who watch the service. */
const QUIET: ReadonlySet<string> = new Set(["getHealth", "getReadiness", "getMetrics"]);

/**
 * One line a request, when its answer is over. Never a body, a header or the query: tokens may stand in them
 * (`?token=`). The address is its path alone.
 */
export function accessLog(logger: Logger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once("close", () => {
      const operation = response.locals["operation"] as string | undefined;
      const caller = response.locals["caller"] as Caller | undefined;
      const runId = runOf(response);
      const facts = {
        requestId: response.locals["requestId"] as string,
        operation: operation ?? null,
        method: request.method,
        url: pathOf(request.originalUrl),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - began),
        ...(response.writableFinished ? {} : { aborted: true }),
        ...(caller === undefined ? {} : { tenant: caller.tenant, actor: caller.actor }),
        ...(caller?.keyId === undefined ? {} : { keyId: caller.keyId }),
        ...(runId === undefined ? {} : { runId }),
        ...(response.locals["trace"] === undefined ? {} : { trace: response.locals["trace"] as string }),
      };
      if (operation !== undefined && QUIET.has(operation)) logger.debug(facts, "request");
      else logger.info(facts, "request");
    });
    next();
  };
}

/** Without what follows `?`, and no longer than a line may be. */
export function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, "").slice(0, 500);
}

/** The run that was asked for, or made. */
function runOf(response: Response): string | undefined {
  const named = response.locals["runId"] as string | undefined;
  return named ?? /\/runs\/([\w.-]+)$/.exec(String(response.getHeader("location") ?? ""))?.[1];
}
