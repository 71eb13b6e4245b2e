import assert from "node:assert/strict";
import { Agent, request, type IncomingHttpHeaders } from "node:http";
import { homedir, tmpdir } from "node:os";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { countAnswer } from "./request-count.ts";

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: Buffer;
  /** Null takes one away. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Parsed where it is a JSON object, else empty. */
  readonly body: JsonObject;
}

/** Plain HTTP over sockets that are kept, so that what no client would send can be sent, and quickly. */
export interface RawClient {
  send(given: RawRequest): Promise<RawAnswer>;
  close(): void;
}

export function makeRawClient(url: string, key: string): RawClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    send({ method, path, body = Buffer.alloc(0), headers: own = {} }) {
      const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
      const wanted: RawRequest["headers"] = {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "content-length": String(body.length),
        ...own,
      };
      const headers = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null));
      const outgoing = request(
        { agent, host: hostname, port, method, path, headers: headers as Record<string, string | string[]> },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => {
            chunks.push(chunk);
            // A stream has no end of its own.
            if (response.headers["content-type"]?.startsWith("text/event-stream") === true) response.destroy();
          });
          response.on("error", reject);
          response.on("close", () => {
            const status = response.statusCode ?? 0;
            countAnswer(status, `${method} ${path}`);
            const text = Buffer.concat(chunks).toString("utf8");
            const type = response.headers["content-type"] ?? "";
            resolve({ status, type, headers: response.headers, text, body: bodyOf(type, text) });
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}

function bodyOf(type: string, text: string): JsonObject {
  if (!/^application\/(problem\+)?json/.test(type)) return {};
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? (value as JsonObject) : {};
}

/** Where the program lies and keeps its files: nobody outside is told. */
const PLACES = [process.cwd(), tmpdir(), homedir()].filter((place) => place.length > 1).map((place) => `${place}/`);

/** Nothing of the inside in an answer: no stack, no file's path. */
export function assertNoInside(text: string, what: string): void {
  assert.doesNotMatch(text, /\bat \S+ \(|node:internal|\.[cm]?[jt]s:\d+|node_modules/, `${what}: a stack trace`);
  for (const place of PLACES) assert.ok(!text.includes(place), `${what}: the path "${place}" is in the answer`);
}
