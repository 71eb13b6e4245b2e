import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { ApiError, problemBody } from "./problems.ts";

/** Bytes that are no HTTP request: there is no response object, and still the answer is a problem. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket, publicUrl: string): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(error);
  const body = JSON.stringify(problemBody(problem, randomUUID(), publicUrl));
  const head = [
    `HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? "Bad Request"}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const REASONS: { readonly [status: number]: string } = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

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
