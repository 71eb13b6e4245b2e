import type { ServerResponse } from "node:http";
import { createBrotliCompress, createDeflate, createGzip, gzipSync } from "node:zlib";
import { makeHttpSite, routes, type HttpSite, type SiteHandler } from "./http-site.ts";

/** A server that does what hostile and broken servers do, each under a path of its own. */
export function makeEvilSite(): Promise<HttpSite> {
  return makeHttpSite(routes({ ...ENDLESS, ...BOMBS, ...LIES, ...CONNECTIONS }));
}

/** Writes for as long as anybody reads. */
function flood(response: ServerResponse, chunk: Buffer): void {
  const write = (): void => {
    if (response.destroyed) return;
    if (response.write(chunk)) setImmediate(write);
    else response.once("drain", write);
  };
  write();
}

const ENDLESS: Record<string, SiteHandler> = {
  "GET /endless": (_, response) =>
    flood(response.writeHead(200, { "content-type": "text/plain" }), Buffer.alloc(65_536, 97)),
  "GET /drip": (_, response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  },
  "GET /stops": (_, response) => void response.writeHead(200, { "content-length": "10" }).write("half"),
  "GET /silent": () => {},
  // Stored deflate blocks of no length: input without end that inflates to nothing.
  "GET /gzip-of-nothing": (_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" });
    response.write(gzipSync("").subarray(0, 10));
    flood(response, Buffer.concat(Array.from({ length: 8192 }, () => Buffer.from([0, 0, 0, 0xff, 0xff]))));
  },
};

const bomb =
  (encoding: string, make: () => NodeJS.ReadWriteStream): SiteHandler =>
  (_, response) => {
    response.writeHead(200, { "content-type": "text/plain", "content-encoding": encoding });
    const encoder = make();
    encoder.pipe(response);
    // 64 MiB of zeros: about 64 KiB on the wire.
    const zeros = Buffer.alloc(1 << 20);
    let left = 64;
    const write = (): void => {
      if (response.destroyed) return;
      if (left-- === 0) return void encoder.end();
      if (encoder.write(zeros)) setImmediate(write);
      else encoder.once("drain", write);
    };
    write();
  };

const BOMBS: Record<string, SiteHandler> = {
  "GET /gzip-bomb": bomb("gzip", createGzip),
  "GET /deflate-bomb": bomb("deflate", createDeflate),
  "GET /br-bomb": bomb("br", () => createBrotliCompress({ params: { 0: 1 } })),
  "GET /double-gzip-bomb": (_, response) => {
    const inner = gzipSync(Buffer.alloc(32 << 20));
    response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(inner));
  },
  "GET /many-headers": (_, response) => {
    for (let index = 0; index < 10_000; index++) response.setHeader(`x-header-${index}`, "value");
    response.end("ok");
  },
};

const LIES: Record<string, SiteHandler> = {
  "GET /not-gzip": (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("plain"),
  "GET /half-gzip": (_, response) =>
    void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("hello ".repeat(999)).subarray(0, 30)),
  "GET /unknown-coding": (_, response) => void response.writeHead(200, { "content-encoding": "zopfli" }).end("plain"),
  "GET /not-json": (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end("{nope"),
  "GET /deep-json": (_, response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end("[".repeat(100_000) + "]".repeat(100_000)),
  "GET /proto-json": (_, response) =>
    void response
      .writeHead(200, { "content-type": "application/json" })
      .end('{"a": {"\\u005f_proto__": {"polluted": true}}}'),
};

const CONNECTIONS: Record<string, SiteHandler> = {
  "GET /reset": (_, response) => void response.socket?.resetAndDestroy(),
  "GET /reset-in-body": (_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("some", () => response.socket?.resetAndDestroy());
  },
  "GET /loop": (_, response) => void response.writeHead(302, { location: "/loop" }).end(),
  "GET /to": (request, response) => {
    const to = new URL(request.url, "http://x").searchParams.get("u") ?? "";
    response.writeHead(302, { location: to }).end();
  },
};
