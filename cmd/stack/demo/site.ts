import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The pages that the demo's documents fetch: orders, rates, shops and refunds, on loopback. */
export interface DemoSite {
  readonly url: string;
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
  /** The first request to `west` fails: the demo shows a retry. */
  let westFailed = false;

  const routes: [
    method: string,
    path: RegExp,
    answer: (match: RegExpExecArray, body: string, request: IncomingMessage) => [number, unknown],
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
    ["DELETE", /^\/refunds\/([\w-]+)$/, (match) => [200, { deleted: refunds.delete(match[1] ?? "") }]],
  ];

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = new URL(request.url ?? "/", "http://demo").pathname;
      const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path));
      const match = route?.[1].exec(path);
      let answer: [number, unknown] = [404, { error: "not found" }];
      try {
        if (route !== undefined && match) answer = route[2](match, Buffer.concat(chunks).toString(), request);
      } catch {
        answer = [400, { error: "the body is not JSON" }];
      }
      // A page takes a moment, so that a person can see the runs go on.
      setTimeout(() => {
        response.writeHead(answer[0], { "content-type": "application/json" });
        response.end(JSON.stringify(answer[1]));
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
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
