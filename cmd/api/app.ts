import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { accessLog, pathOf } from "./access-log.ts";
import { parseJson, readBody } from "./body.ts";
import type { Admission } from "./admission.ts";
import type { Authenticator } from "./auth.ts";
import { demandScope, type Caller } from "./caller.ts";
import { takeBasic } from "./basic-auth.ts";
import { allowOrigins } from "./cors.ts";
import type { Contract, Operation } from "./contract.ts";
import type { Cursors } from "./cursors.ts";
import type { Answer, ApiRequest, DocumentText, Route } from "./http.ts";
import type { Tracer } from "../../runtime/ir/tracer.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "../../runtime/telemetry/index.ts";
import { ApiError, problemBody } from "./problems.ts";
import { traceRequests } from "./request-spans.ts";
import { toApiError } from "./to-api-error.ts";

export interface AppDeps {
  readonly contract: Contract;
  readonly routes: readonly Route[];
  readonly authenticator: Authenticator;
  /** For streams, which a token in the address opens too. */
  readonly streamAuthenticator: Authenticator;
  readonly admission: Admission;
  /** Proxies, by address or CIDR, whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly cursors: Cursors;
  readonly publicUrl: () => string;
  readonly corsOrigins: readonly string[];
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly tracer?: Tracer;
}

/** The HTTP service: the contract's operations, each answered by its route; errors become problems here alone. */
export function makeApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("case sensitive routing", true);
  app.set("trust proxy", [...deps.trustedProxies]);
  app.use(identify);
  app.use(accessLog(deps.logger));
  app.use(traceRequests(deps.tracer));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'unsafe-inline'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      // The service is plain HTTP on a laptop; a proxy in front of it speaks TLS and says so itself.
      strictTransportSecurity: false,
    }),
  );
  app.use(allowOrigins(deps.corsOrigins));
  app.use(checkHead);

  const byPath = new Map<string, string[]>();
  for (const route of deps.routes) {
    const operation = deps.contract.operations.get(route.operation);
    if (operation === undefined) throw new Error(`the route "${route.operation}" has no operation in the contract`);
    const path = operation.path.replace(/\{(\w+)\}/g, ":$1");
    byPath.set(path, [...(byPath.get(path) ?? []), ...methodsOf(route, operation)]);
    app[operation.method as "get"](path, (request, response, next) => {
      serve(deps, route, operation, request, response).catch(next);
    });
  }
  for (const [path, methods] of byPath) {
    app.all(path, (request) => {
      throw new ApiError("method-not-allowed", `"${request.path}" takes ${methods.join(", ")}, not ${request.method}`, {
        headers: { allow: methods.join(", ") },
      });
    });
  }
  app.use((request: Request) => {
    throw new ApiError("route-not-found", `nothing is at "${request.path}"; /docs lists the addresses`);
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    answerError(deps, error, request, response);
  });
  return app;
}

/** Express answers HEAD where GET is, by the same route. */
function methodsOf({ isStream }: Route, { method }: Operation): string[] {
  return method === "get" && isStream !== true ? ["GET", "HEAD"] : [method.toUpperCase()];
}

function identify(_request: Request, response: Response, next: NextFunction): void {
  response.locals["requestId"] = randomUUID();
  response.setHeader("x-request-id", response.locals["requestId"] as string);
  response.setHeader("cache-control", "no-store");
  next();
}

function checkHead(request: Request, _response: Response, next: NextFunction): void {
  // Node would refuse these without a word, or keep the first of two where a proxy might have kept the other.
  const hosts = request.headersDistinct["host"]?.length ?? 0;
  if (hosts > 1) throw new ApiError("invalid-request", 'the header "Host" stands more than once');
  if (hosts === 0 && request.httpVersion !== "1.0")
    throw new ApiError("invalid-request", 'the request has no header "Host"');
  const { expect } = request.headers;
  if (expect !== undefined && expect.toLowerCase() !== "100-continue") {
    throw new ApiError("invalid-request", `"Expect: ${expect}" cannot be met; only 100-continue can`, { status: 417 });
  }
  next();
}

async function serve(
  deps: AppDeps,
  route: Route,
  operation: Operation,
  request: Request,
  response: Response,
): Promise<void> {
  response.locals["operation"] = route.operation;
  response.locals["route"] = operation.path;
  response.locals["runId"] = request.params["run_id"];
  measure(deps.metrics, route, response);
  if (request.method === "HEAD" && route.isStream === true) {
    throw new ApiError("method-not-allowed", `"${request.path}" takes GET, not HEAD`, { headers: { allow: "GET" } });
  }
  const authenticator = authenticatorOf(deps, route);
  if (route.takesBasic === true) {
    takeBasic(request);
    // Its readers ask for a password where it says so, and send none unasked.
    response.locals["challenges"] = BASIC;
  }
  let caller: Caller | undefined;
  if (route.scope !== "public") {
    caller = await deps.admission.admit(authenticator, request, response);
    response.locals["caller"] = caller;
    demandScope(caller, route.scope);
  }
  route.opens?.(request);
  const mark = request.url.indexOf("?");
  const asked = operation.readQuery(new URLSearchParams(mark === -1 ? "" : request.url.slice(mark + 1)));
  const list = { tenant: caller?.tenant ?? "", operation: route.operation };
  const query = deps.cursors.open(list, asked);
  const body = await readOperationBody(route, operation, request);
  const again = (): Promise<void> => deps.admission.admitAgain(authenticator, request);
  const answer = await route.handle(makeRequest(again, request, response, caller, query, body));
  send(response, deps.cursors.close(list, answer, request.originalUrl), new URL(deps.publicUrl()).pathname);
}

const BASIC = 'Basic realm="watchloom", charset="UTF-8"';

function authenticatorOf(deps: AppDeps, route: Route): Authenticator {
  return route.isStream === true ? deps.streamAuthenticator : deps.authenticator;
}

/** How long what waits on purpose waits says nothing of the service. */
const WAITING: ReadonlySet<string> = new Set(["waitRun"]);

function measure(metrics: Metrics, { operation, isStream }: Route, response: Response): void {
  const began = performance.now();
  response.once("close", () => {
    metrics.count("watchloom_http_requests_total", { operation, status: String(response.statusCode) });
    if (isStream === true || WAITING.has(operation)) return;
    metrics.observe("watchloom_http_request_duration_seconds", { operation }, (performance.now() - began) / 1000);
  });
}

interface OperationBody {
  readonly json: ReturnType<typeof parseJson> | undefined;
  readonly document: DocumentText | undefined;
}

async function readOperationBody(route: Route, operation: Operation, request: IncomingMessage): Promise<OperationBody> {
  if (operation.body === null) return { json: undefined, document: undefined };
  const body = await readBody(request, route.body === "document", operation.body.maxBytes);
  if (body === null) {
    if (operation.body.required) throw new ApiError("invalid-request", "the request has no body");
    return { json: undefined, document: undefined };
  }
  if (route.body === "document") return { json: undefined, document: body };
  const json = parseJson(body.text);
  operation.body.check(json);
  return { json, document: undefined };
}

function makeRequest(
  authenticateAgain: () => Promise<void>,
  request: Request,
  response: Response,
  caller: Caller | undefined,
  query: ApiRequest["query"],
  body: OperationBody,
): ApiRequest {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  if (response.destroyed) gone.abort();
  return {
    id: response.locals["requestId"] as string,
    trace: response.locals["caused"] as string | undefined,
    params: request.params as { [name: string]: string },
    query,
    header: (name) => request.get(name),
    get caller() {
      if (caller === undefined) throw new Error("invariant: a public route asked who calls");
      return caller;
    },
    json: body.json,
    get document() {
      if (body.document === undefined) throw new Error("invariant: the route reads no document");
      return body.document;
    },
    gone: gone.signal,
    authenticateAgain,
    raw: { request, response },
  };
}

/** `base`: the path of the service as its clients see it, where a proxy takes one away. */
function send(response: Response, answer: Answer, base: string): void {
  if (answer.status === "streamed") return;
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    const isAddress = name === "location" || name === "link";
    response.setHeader(name, isAddress ? value.replace(/^(<?)\//, `$1${base.replace(/\/+$/, "")}/`) : value);
  }
  response.status(answer.status);
  if ("bytes" in answer) {
    response.setHeader("content-type", answer.type);
    response.end(answer.bytes);
    return;
  }
  if (answer.body === undefined) {
    response.end();
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(answer.body));
}

function answerError(deps: AppDeps, error: unknown, request: Request, response: ServerResponse & Response): void {
  const problem = toApiError(error);
  const requestId = response.locals["requestId"] as string;
  const caller = response.locals["caller"] as Caller | undefined;
  const facts = {
    err: error,
    requestId,
    method: request.method,
    url: pathOf(request.originalUrl),
    ...(caller === undefined ? {} : { tenant: caller.tenant }),
  };
  if (problem.code === "internal") {
    deps.logger.error(facts, "a request failed by a mistake of ours");
  } else if (problem.status >= 500) {
    deps.logger.warn(facts, "a request was refused: a part is away");
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(problem.headers)) response.setHeader(name, value);
  const basic = response.locals["challenges"] as string | undefined;
  if (problem.status === 401 && basic !== undefined) response.appendHeader("www-authenticate", basic);
  response.status(problem.status);
  response.setHeader("content-type", "application/problem+json");
  response.end(JSON.stringify(problemBody(problem, requestId, deps.publicUrl())));
}
