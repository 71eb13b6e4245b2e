import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Hit {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly idempotencyKey: string | undefined;
  /** ms since the epoch, when the request had arrived whole. */
  readonly at: number;
}

/** Answers every request with `{n}` after a moment, and remembers each: who was called how often is seen from outside. */
export interface CountingSite {
  readonly url: string;
  readonly hits: readonly Hit[];
  stop(): Promise<void>;
}

export async function startCountingSite(delayMs: () => number = () => 20): Promise<CountingSite> {
  const hits: Hit[] = [];
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const key = request.headers["idempotency-key"];
      hits.push({
        method: request.method ?? "",
        url: request.url ?? "",
        idempotencyKey: typeof key === "string" ? key : undefined,
        at: Date.now(),
      });
      setTimeout(() => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(
          JSON.stringify({ n: Number(new URL(request.url ?? "/", "http://site").searchParams.get("n") ?? 0) }),
        );
      }, delayMs());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
