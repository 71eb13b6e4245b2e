import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { answerBrokenRequest, answerTunnel } from "./broken-request.ts";

test("a client that keeps its end open after it was refused is cut off, and keeps no server from stopping", async () => {
  const server = createServer(() => assert.fail("none of these is a request"));
  server.on("connect", (_request, socket: Socket) => answerTunnel(socket, "http://localhost"));
  server.on("clientError", (error, socket: Socket) => answerBrokenRequest(error, socket, "http://localhost"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const clients: Socket[] = [];
  try {
    for (const [sent, status] of [
      ["CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\nmore for the tunnel", 405],
      ["GARBAGE\r\n\r\n", 400],
    ] as const) {
      // Half open: it never says that it has nothing more to send.
      const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      clients.push(client);
      client.write(sent);
      assert.match(await text(client), new RegExp(`^HTTP/1.1 ${status} `));
    }
    const stopped = once(server, "close", { signal: AbortSignal.timeout(20_000) });
    server.close();
    await stopped;
  } finally {
    for (const client of clients) client.destroy();
    server.closeAllConnections();
  }
});
