import type { NextFunction, Request, Response } from "express";
import { joinTrace } from "../../runtime/ir/trace.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";

/** Asked every few seconds by those who watch the service. */
const QUIET = /^\/(?:healthz|readyz|metrics)$/;

/**
 * A span for each request, in the trace that its `traceparent` names. Without a tracer here the trace is still passed on
 * to what the request causes: a worker may tell of it.
 */
export function traceRequests(tracer: Tracer | undefined) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const given = joinTrace(request.get("traceparent"), request.get("tracestate"));
    if (tracer === undefined || QUIET.test(request.path)) {
      response.locals["caused"] = given;
      next();
      return;
    }
    const span = tracer.start(request.method, {
      kind: "server",
      parent: given,
      attributes: {
        "http.request.method": request.method,
        "watchloom.request_id": response.locals["requestId"] as string,
      },
    });
    response.locals["caused"] = span.trace;
    response.locals["trace"] = span.traceId;
    response.once("close", () => {
      const route = response.locals["route"] as string | undefined;
      const operation = response.locals["operation"] as string | undefined;
      const runId = response.locals["runId"] as string | undefined;
      if (route !== undefined) span.rename(`${request.method} ${route}`);
      span.set({
        "http.response.status_code": response.statusCode,
        ...(route === undefined ? {} : { "http.route": route }),
        ...(operation === undefined ? {} : { "watchloom.operation": operation }),
        ...(runId === undefined ? {} : { "watchloom.run_id": runId }),
      });
      // Of a server's span only what the server did wrong is an error.
      if (response.statusCode >= 500) span.fail(String(response.statusCode));
      span.end();
    });
    next();
  };
}
