import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { makeChangingPages } from "./changing-pages.ts";

/** The pages that the demo's documents fetch: orders, rates, shops, refunds, and what its monitors watch; on loopback. */
export interface DemoSite {
  readonly url: string;
  /** Called with each webhook that comes to `/hooks/…`. */
  onHook(take: (path: string, body: unknown) => void): void;
  stop(): Promise<void>;
}

interface Refund {
  readonly id: string;
  readonly order: unknown;
  readonly amount: unknown;
  paid: boolean;
}

const PRICES: Readonly<Record<string, number>> = { north: 84.5, south: 79.9, east: 91, west: 82.25, harbour: 88 };

export async function startDemoSite(host: string, port = 0): Promise<DemoSite> {
  const refunds = new Map<string, Refund>();
  const pages = makeChangingPages();
  const takers: ((path: string, body: unknown) => void)[] = [];
  /** The first request to `west` fails: the demo shows a retry. */
  let westFailed = false;

  const routes: [
    method: string,
    path: RegExp,
    /** A text is a page of the type given, all else is JSON. */
    answer: (match: RegExpExecArray, body: string, request: IncomingMessage) => [number, unknown, string?],
  ][] = [
    [
      "GET",
      /^\/orders\/(\d+)$/,
      (match) => [
        200,
        {
          id: Number(match[1]),
          customer: "Ada",
          lines: [
            { title: "Keyboard", price: 79.9, quantity: 1 },
            { title: "Cable", price: 4.5, quantity: 3 },
          ],
        },
      ],
    ],
    ["GET", /^\/rates$/, () => [200, { EUR: 1, USD: 1.08, GBP: 0.86 }]],
    [
      "GET",
      /^\/shops\/(\w+)$/,
      (match) => {
        const shop = match[1] ?? "";
        if (shop === "west" && !westFailed) {
          westFailed = true;
          return [502, { error: "try again" }];
        }
        const price = PRICES[shop];
        return price === undefined ? [404, { error: `no shop "${shop}"` }] : [200, { shop, price }];
      },
    ],
    [
      "POST",
      /^\/refunds$/,
      (_match, body, request) => {
        const id = String(request.headers["idempotency-key"] ?? refunds.size + 1).replace(/[^\w-]+/g, "-");
        const { order, amount } = JSON.parse(body) as { order?: unknown; amount?: unknown };
        if (!refunds.has(id)) refunds.set(id, { id, order, amount, paid: false });
        return [201, refunds.get(id)];
      },
    ],
    [
      "PUT",
      /^\/refunds\/([\w-]+)\/paid$/,
      (match) => {
        const refund = refunds.get(match[1] ?? "");
        if (refund === undefined) return [404, { error: "no such refund" }];
        refund.paid = true;
        return [200, refund];
      },
    ],
    ["GET", /^\/shop\/keyboard$/, () => [200, pages.shop(), "text/html; charset=utf-8"]],
    [
      "GET",
      /^\/news\.xml$/,
      (_match, _body, request) => [200, pages.news(`http://${request.headers.host ?? host}`), "application/rss+xml"],
    ],
    [
      "POST",
      /^\/hooks\/\w+$/,
      (match, body) => {
        const told = JSON.parse(body) as unknown;
        for (const take of takers) take(match[0], told);
        return [200, { thanks: true }];
      },
    ],
    ["DELETE", /^\/refunds\/([\w-]+)$/, (match) => [200, { deleted: refunds.delete(match[1] ?? "") }]],
  ];

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = new URL(request.url ?? "/", "http://demo").pathname;
      const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
      const match = route?.[1].exec(path);
      let answer: [number, unknown, string?] = [404, { error: "not found" }];
      try {
        if (route !== undefined && match) answer = route[2](match, Buffer.concat(chunks).toString(), request);
      } catch {
        answer = [400, { error: "the body is not JSON" }];
      }
      // A page takes a moment, so that a person can see the runs go on.
      setTimeout(() => {
        const [status, body, type = "application/json"] = answer;
        response.writeHead(status, { "content-type": type });
        response.end(typeof body === "string" ? body : JSON.stringify(body));
      }, 150);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual}`,
    onHook: (take) => void takers.push(take),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
