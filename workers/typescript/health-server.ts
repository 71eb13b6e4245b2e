import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "../../runtime/telemetry/index.ts";

export interface HealthServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface HealthDeps {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** It polls, and the store takes what it writes. */
  readonly isReady: () => boolean;
  readonly metrics: Metrics;
}

/** `/healthz`, `/readyz` and `/metrics` of a worker, for those who run it: nothing of a tenant's is in them. */
export async function startHealthServer({ host, port, isReady, metrics }: HealthDeps): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string, type = "text/plain; charset=utf-8"): void => {
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(request.method === "HEAD" ? undefined : text);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "GET only\n");
    switch (request.url) {
      case "/healthz":
        return answer(200, "ok\n");
      case "/readyz":
        return isReady() ? answer(200, "ready\n") : answer(503, "not ready\n");
      case "/metrics":
        metrics.render().then(
          (text) => answer(200, text, metrics.contentType),
          (error: unknown) => answer(500, `${(error as Error).message}\n`),
        );
        return undefined;
      default:
        return answer(404, "here are /healthz, /readyz and /metrics\n");
    }
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, resolve);
  await promise;
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
