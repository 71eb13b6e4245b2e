import type { NextFunction, Request, Response } from "express";

const ALLOW =
  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, traceparent, tracestate, X-Namespace";
const EXPOSE = "Location, ETag, Link, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Idempotency-Replayed";

/** Exact origins only; another origin gets no header, so that its browser refuses. */
export function allowOrigins(origins: readonly string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = request.get("origin");
    if (origin !== undefined) response.vary("Origin");
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-expose-headers", EXPOSE);
    if (request.method !== "OPTIONS" || request.get("access-control-request-method") === undefined) {
      next();
      return;
    }
    response.setHeader("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
    response.setHeader("access-control-allow-headers", ALLOW);
    response.setHeader("access-control-max-age", "600");
    response.status(204).end();
  };
}
