import type { ServerResponse } from "node:http";
import type { Json } from "../../runtime/ir/json.ts";
import type { AccessChanges } from "./access-changes.ts";
import { ApiError, problemBody } from "./problems.ts";
import { toApiError } from "./to-api-error.ts";

/** Frames as they go over the wire, pulled: the next one is asked for when the client has taken the last. */
export interface FrameSource {
  /**
   * Waits for news. Null: the stream has come to its end. Undefined: `signal` aborted, or the process stops. Rejects
   * where the journal cannot be read.
   */
  next(signal: AbortSignal): Promise<Uint8Array | null | undefined>;
  close(): void;
}

export interface StreamOptions {
  readonly heartbeatMs: number;
  /** A client that takes nothing for so long is cut; it resumes by its cursor. */
  readonly slowReaderMs: number;
  /** Aborts when the process is about to stop. */
  readonly closing: AbortSignal;
  readonly requestId: string;
  /** Whose stream it is. */
  readonly tenant: string;
  readonly access: Pick<AccessChanges, "on">;
  /**
   * Asked as it begins, with every heartbeat, and when access changes: a key that was revoked reads no further.
   * @throws ApiError `unauthenticated`, `tenant-disabled`
   */
  readonly authenticateAgain: () => Promise<void>;
  readonly publicUrl: string;
}

/** More than this in memory for one client, and it is cut. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

export const STREAM_HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
} as const;

/** A frame without an id: the client's cursor stays where it is. */
export function controlFrame(type: string, data: Json): string {
  return `event: ${type}\ndata: ${oneLine(JSON.stringify(data))}\n\n`;
}

/** Characters that some parsers of event streams take for the end of a line. */
function oneLine(json: string): string {
  return json.replace(/[\u2028\u2029\u0085]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * Writes a stream to its end. Resolves when the response is over, however it ended; the source is closed. The opening
 * bytes go out at once, since a proxy counts the time without a byte.
 */
export async function writeEventStream(
  response: ServerResponse,
  source: FrameSource,
  options: StreamOptions,
): Promise<void> {
  // Gone while its run was looked up: it says so no second time.
  if (response.destroyed) {
    source.close();
    return;
  }
  const over = new AbortController();
  response.once("close", () => over.abort());
  response.writeHead(200, STREAM_HEADERS);
  response.write("retry: 2000\n: connected\n\n");
  const refusals: ApiError[] = [];
  const authenticateAgain = (): void => {
    options.authenticateAgain().catch((error: unknown) => {
      if (!(error instanceof ApiError)) return;
      refusals.push(error);
      over.abort();
    });
  };
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(": hb\n\n");
    authenticateAgain();
  }, options.heartbeatMs);
  const ignore = options.access.on(options.tenant, authenticateAgain);
  // What changed since its reader was let in was told before anybody listened here.
  authenticateAgain();
  options.closing.addEventListener("abort", () => over.abort(), { once: true, signal: over.signal });
  if (options.closing.aborted) over.abort();
  try {
    for (;;) {
      const frames = await source.next(over.signal);
      if (frames === undefined || over.signal.aborted) break;
      if (frames === null) {
        // Clean: it tells the client that there is no more.
        response.end();
        return;
      }
      // A filtered page is empty too, and then more comes.
      if (frames.length === 0) continue;
      const taken = response.write(frames) || (await drained(response, options.slowReaderMs, over.signal));
      if (!taken || response.writableLength > MAX_BUFFERED_BYTES) break;
    }
    const [refused] = refusals;
    if (refused !== undefined) throw refused;
    if (options.closing.aborted)
      response.write(controlFrame("stream.closing", { reason: "the server is about to stop" }));
  } catch (error) {
    const problem = error instanceof ApiError ? error : toApiError(error);
    response.write(controlFrame("stream.error", problemBody(problem, options.requestId, options.publicUrl)));
  } finally {
    clearInterval(heartbeat);
    ignore();
    source.close();
    // Not a clean end: to a client a clean end without a terminal event could look like success.
    if (!response.writableEnded) cut(response);
  }
}

function cut(response: ServerResponse): void {
  const socket = response.socket;
  if (socket === null || socket.destroyed) return;
  // What was written last is given a moment, but a client that takes nothing cannot hold the connection.
  setTimeout(() => socket.destroy(), response.writableNeedDrain ? 0 : 50).unref();
}

/** Whether the client took what was written within the time. */
async function drained(response: ServerResponse, ms: number, signal: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  const onDrain = (): void => resolve(true);
  const onAbort = (): void => resolve(false);
  response.once("drain", onDrain);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return signal.aborted ? false : await promise;
  } finally {
    clearTimeout(timer);
    response.off("drain", onDrain);
    signal.removeEventListener("abort", onAbort);
  }
}
