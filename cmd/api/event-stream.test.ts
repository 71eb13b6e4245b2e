import assert from "node:assert/strict";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { writeEventStream, type FrameSource } from "./event-stream.ts";
import { ApiError } from "./problems.ts";

/** What a client reads of a stream from this source, until its connection is over. */
async function read(
  prepare: (response: ServerResponse, closing: AbortController) => Promise<void>,
  authenticateAgain = async (): Promise<void> => undefined,
) {
  const closing = new AbortController();
  const source: FrameSource & { closed: boolean } = {
    closed: false,
    // As a run's that waits for a person: nothing comes.
    next: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve(undefined);
        signal.addEventListener("abort", () => resolve(undefined), { once: true });
      }),
    close() {
      this.closed = true;
    },
  };
  const { promise: written, resolve, reject } = Promise.withResolvers<void>();
  const server = createServer((_request, response) => {
    prepare(response, closing)
      .then(() =>
        writeEventStream(response, source, {
          heartbeatMs: 60_000,
          slowReaderMs: 60_000,
          closing: closing.signal,
          requestId: "r",
          tenant: "acme",
          access: { on: () => () => undefined },
          authenticateAgain,
          publicUrl: "http://x",
        }),
      )
      .then(resolve, reject);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  let text = "";
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    for await (const chunk of response.body as ReadableStream<Uint8Array>) text += Buffer.from(chunk).toString();
  } catch {
    // Cut: no clean end.
  }
  await written;
  server.closeAllConnections();
  server.close();
  return { text, closed: source.closed };
}

test("a stream that begins as the process stops says so, and waits for nothing", { timeout: 30_000 }, async () => {
  const { text, closed } = await read(async (_response, closing) => closing.abort());
  assert.match(text, /^retry: 2000\n: connected\n\nevent: stream\.closing\ndata: /);
  assert.ok(closed);
});

test("nothing is written to a client that has gone already, and its source is closed", async () => {
  const { text, closed } = await read(async (response) => {
    const gone = new Promise((resolve) => response.once("close", resolve));
    response.socket?.destroy();
    await gone;
  });
  assert.deepEqual([text, closed], ["", true]);
});

test("a key that is revoked between the request and its stream reads no further", { timeout: 30_000 }, async () => {
  const revoked = new ApiError("unauthenticated", "the API key is not known");
  const { text, closed } = await read(
    async () => undefined,
    () => Promise.reject(revoked),
  );
  assert.match(text, /^retry: 2000\n: connected\n\nevent: stream\.error\ndata: .*"code":"unauthenticated"/);
  assert.ok(closed);
});
