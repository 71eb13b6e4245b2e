import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { bodyOperations } from "../support/attack-operations.ts";
import type { AttackWorld } from "../support/attack-world.ts";
import { assertNoInside } from "../support/raw-client.ts";
import { countAnswer } from "../support/request-count.ts";
import { sideBySide } from "../support/side-by-side.ts";

/** What came over a connection until the other side closed it. */
interface Conversation {
  readonly statuses: readonly number[];
  readonly text: string;
}

interface Talk {
  readonly name: string;
  /** Behind the request's first lines. */
  readonly headers: readonly string[];
  readonly body: string;
  /** The client says that no more comes, though it had said that more would. */
  readonly ends?: true;
  /** The statuses that are answered, one for each request that was read. */
  readonly statuses: readonly number[];
}

/** Bodies whose length is a lie, or that are no body. Sent to an operation that takes JSON. */
const TALKS: readonly Talk[] = [
  {
    name: "less than was said, and an end",
    headers: ["Content-Length: 100"],
    body: '{"a":1',
    ends: true,
    statuses: [400],
  },
  {
    name: "nothing of what was said, and an end",
    headers: ["Content-Length: 100"],
    body: "",
    ends: true,
    statuses: [400],
  },
  { name: "more than was said", headers: ["Content-Length: 5"], body: '{"a":1}\r\n\r\n', statuses: [400] },
  {
    name: "a length of 1e30",
    headers: ["Content-Length: 1000000000000000000000000000000"],
    body: "{}",
    statuses: [400],
  },
  { name: "a length of 1 TB", headers: ["Content-Length: 1099511627776"], body: "{}", statuses: [413] },
  { name: "a length with a sign", headers: ["Content-Length: +2"], body: "{}", statuses: [400] },
  { name: "a length in hexadecimal", headers: ["Content-Length: 0x2"], body: "{}", statuses: [400] },
  { name: "two lengths", headers: ["Content-Length: 2", "Content-Length: 7"], body: "{}", statuses: [400] },
  {
    name: "a length and chunks",
    headers: ["Content-Length: 2", "Transfer-Encoding: chunked"],
    body: "2\r\n{}\r\n0\r\n\r\n",
    statuses: [400],
  },
  {
    name: "a chunk that is none",
    headers: ["Transfer-Encoding: chunked"],
    body: "zz\r\n{}\r\n0\r\n\r\n",
    statuses: [400],
  },
  {
    name: "chunks by another coding",
    headers: ["Transfer-Encoding: gzip, chunked"],
    body: "2\r\n{}\r\n0\r\n\r\n",
    statuses: [415],
  },
  {
    name: "a chunk whose extension has 20 KB",
    headers: ["Transfer-Encoding: chunked"],
    body: `2;${"x".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
    statuses: [400],
  },
  {
    name: "300 kB in chunks",
    headers: ["Transfer-Encoding: chunked"],
    body: `${"400\r\n".concat("x".repeat(1024), "\r\n").repeat(300)}0\r\n\r\n`,
    statuses: [413],
  },
  { name: "neither a length nor chunks", headers: [], body: '{"a":1}', statuses: [400] },
];

/** `meanwhile`: requests that arrive a byte at a time, begun before everything else and ended by the service. */
export function attackByConnections(world: () => AttackWorld, drips: () => Promise<Conversation>[]): void {
  const operations = bodyOperations();

  for (const { name, headers, body, ends, statuses } of TALKS) {
    test(`${name}: refused by every operation`, async () => {
      await sideBySide(operations, async (operation) => {
        const { method, path } = world().requestTo(operation);
        const what = `${operation.id}, ${name}`;
        const lines = [
          `${method} ${path} HTTP/1.1`,
          "Host: watchloom.test",
          ...credentials(world(), operation),
          "Connection: close",
          ...headers,
        ];
        const pieces = [`${lines.join("\r\n")}\r\n\r\n${body}`];
        const said = await talk(world().stack.api.url, { pieces, pauseMs: 0, ends: ends === true });
        assertRefused(said, what);
        // Not too large where larger ones are taken, and still no JSON.
        const wanted = operation.isLarge && statuses.includes(413) && body.length > 2 ? [400] : statuses;
        assert.deepEqual(said.statuses, wanted, `${what}: ${said.text.slice(0, 500)}`);
      });
    });
  }

  test("who hangs up at once harms nobody", async () => {
    await sideBySide(operations, async (operation) => {
      const { method, path } = world().requestTo(operation);
      const { hostname, port } = new URL(world().stack.api.url);
      const lines = [`${method} ${path} HTTP/1.1`, "Host: watchloom.test", ...credentials(world(), operation)];
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(`${lines.join("\r\n")}\r\nContent-Length: 10\r\n\r\n{"a":`, () => socket.resetAndDestroy());
        });
        socket.on("error", () => undefined);
        socket.on("close", () => resolve());
      });
    });
    await world().assertWell("those who hung up");
  });

  test("a body that drips: each operation ends it in its time", async () => {
    const ended = await Promise.all(drips());
    assert.equal(ended.length, operations.length);
    for (const [index, said] of ended.entries()) {
      const what = `${operations[index]?.id}, a drip`;
      assertRefused(said, what);
      assert.deepEqual(said.statuses, [408], `${what}: ${said.text.slice(0, 300)}`);
    }
  });
}

/** A request for each operation whose body comes a byte at a time, for as long as the service waits for it. */
export function startDrips(world: AttackWorld): Promise<Conversation>[] {
  return bodyOperations().map((operation) => {
    const { method, path } = world.requestTo(operation);
    const lines = [`${method} ${path} HTTP/1.1`, "Host: watchloom.test", ...credentials(world, operation)];
    const head = `${lines.join("\r\n")}\r\nContent-Length: 100000\r\n\r\n{"a":"`;
    return talk(world.stack.api.url, {
      pieces: [head, ...Array.from({ length: 600 }, () => "x")],
      pauseMs: 500,
      ends: true,
    });
  });
}

function credentials(world: AttackWorld, operation: ReturnType<typeof bodyOperations>[number]): string[] {
  const { authorization = `Bearer ${world.stack.key}` } = world.requestTo(operation).headers;
  return [`Authorization: ${String(authorization)}`, "If-Match: *", "Content-Type: application/json"];
}

interface Speech {
  readonly pieces: readonly string[];
  readonly pauseMs: number;
  /** Says at last that no more comes. */
  readonly ends: boolean;
}

/** Writes the pieces with a pause between them, and reads until the other side has closed. */
function talk(url: string, { pieces, pauseMs, ends }: Speech): Promise<Conversation> {
  const { promise, resolve, reject } = Promise.withResolvers<Conversation>();
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  const chunks: Buffer[] = [];
  const left = pieces.values();
  const write = (): void => {
    const next = left.next();
    if (socket.destroyed || socket.writableEnded) return;
    if (next.done === true) return void (ends ? socket.end() : undefined);
    socket.write(next.value, "latin1", () => setTimeout(write, pauseMs));
  };
  socket.on("connect", write);
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("end", () => socket.end());
  socket.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
  });
  socket.on("close", () => {
    const text = Buffer.concat(chunks).toString("utf8");
    const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
    for (const status of statuses) countAnswer(status, "a connection");
    resolve({ statuses, text });
  });
  return promise;
}

function assertRefused({ statuses, text }: Conversation, what: string): void {
  assertNoInside(text, what);
  for (const status of statuses) assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
  const types = [...text.matchAll(/^content-type: (.*?)\r$/gim)].map(([, type]) => type);
  assert.ok(
    types.every((type) => type === "application/problem+json"),
    `${what}: ${types.join()}`,
  );
}
