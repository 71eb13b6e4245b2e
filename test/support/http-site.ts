import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface RecordedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type SiteHandler = (request: RecordedRequest, response: ServerResponse) => unknown;

export interface HttpSite {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** In order of arrival. */
  readonly requests: RecordedRequest[];
  /** Sockets that were ever opened, whether or not a request came. */
  connections(): number;
  close(): Promise<void>;
}

const tls = (name: string): string => readFileSync(new URL(`./tls/${name}`, import.meta.url), "utf8");

/** The authority that signed the site's certificate (site.test, other.test, localhost, 127.0.0.1), PEM. */
export const TEST_CA = tls("ca.crt");

/** A real HTTP(S) server on a free port of the loopback that records what it is asked. */
export async function makeHttpSite(handler: SiteHandler, options: { https?: boolean } = {}): Promise<HttpSite> {
  const requests: RecordedRequest[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    response.on("error", () => {});
    request.on("end", () => {
      const recorded = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString("utf8"),
      };
      requests.push(recorded);
      Promise.resolve()
        .then(() => handler(recorded, response))
        .catch((error: unknown) => response.writeHead(500).end(`handler: ${String(error)}`));
    });
  };
  const server = options.https
    ? createTlsServer({ key: tls("site.key"), cert: tls("site.crt") }, listener)
    : createServer(listener);
  let opened = 0;
  server.on("connection", () => opened++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.https ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** A handler by `METHOD /path` (the query is not looked at); 404 for all else. */
export function routes(table: Readonly<Record<string, SiteHandler>>): SiteHandler {
  return (request, response) => {
    const path = request.url.replace(/[?#].*$/s, "");
    const handler = table[`${request.method} ${path}`];
    if (handler === undefined) return sendJson(response, 404, { error: `no route for ${request.method} ${path}` });
    return handler(request, response);
  };
}
