import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { ApiError, problemBody } from "./problems.ts";

/** So long a client has to read what it is told: a connection that is cut with bytes unread can lose it. */
const LINGER_MS = 1_000;

/** Bytes that are no HTTP request: there is no response object, and still the answer is a problem. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket, publicUrl: string): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  answer(socket, toProblem(error), publicUrl);
}

/** CONNECT asks for a tunnel to somewhere else; Node would close it without a word. */
export function answerTunnel(socket: Socket, publicUrl: string): void {
  socket.on("error", () => undefined);
  const problem = new ApiError("method-not-allowed", "no tunnel begins here: CONNECT is taken by no address");
  answer(socket, problem, publicUrl, ["allow: GET, POST, PUT, PATCH, DELETE"]);
}

function answer(socket: Socket, problem: ApiError, publicUrl: string, headers: readonly string[] = []): void {
  const requestId = randomUUID();
  const body = JSON.stringify(problemBody(problem, requestId, publicUrl));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    "cache-control: no-store",
    "connection: close",
    ...headers,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // No server knows of it any more: a client that does not close it would keep it, and the server's stop, for ever.
  socket.resume();
  const cut = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(cut));
}

function toProblem(error: NodeJS.ErrnoException): ApiError {
  switch (error.code) {
    case "HPE_HEADER_OVERFLOW":
      return new ApiError("header-too-large", "the headers are larger than 16 KiB");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new ApiError("invalid-request", "the request did not arrive in time", { status: 408 });
    default:
      return new ApiError("invalid-request", "the bytes are no HTTP request");
  }
}
