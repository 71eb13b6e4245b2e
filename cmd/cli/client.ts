import { EventSourceParserStream } from "eventsource-parser/stream";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { TERMINAL_EVENTS, type StoredEvent } from "../../runtime/ir/event.ts";

/** An answer that is no success, as the API says it (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: JsonObject;
  constructor(status: number, problem: JsonObject) {
    super(String(problem["detail"] ?? problem["title"] ?? `HTTP ${status}`));
    this.name = "ProblemError";
    this.status = status;
    this.problem = problem;
  }
  get code(): string {
    return String(this.problem["code"] ?? "");
  }
}

/** Nothing answers at the server's address. */
export class UnreachableError extends Error {
  constructor(server: string, cause: unknown) {
    super(`no Watchloom answers at ${server}; start one with "make up", or name another with --server`, { cause });
    this.name = "UnreachableError";
  }
}

export interface Client {
  readonly server: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Json>;
  /** As `request`, with the `ETag` of what was read. */
  exchange(method: string, path: string, options?: RequestOptions): Promise<Exchange>;
  /** Every event after `after`, once and in order, to the terminal one; reconnects by itself. Control frames too. */
  follow(runId: string, after?: number, signal?: AbortSignal): AsyncGenerator<StreamFrame>;
}

export interface Exchange {
  /** Null where the answer has no body. */
  readonly body: Json;
  readonly etag: string | null;
}

export interface RequestOptions {
  readonly body?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type StreamFrame =
  | { readonly kind: "event"; readonly event: StoredEvent }
  | { readonly kind: "control"; readonly type: string; readonly data: Json };

/** Three heartbeats without a byte: the connection is half open. */
const WATCHDOG_MS = 45_000;

export function makeClient(server: string, apiKey: string): Client {
  const base = server.replace(/\/+$/, "");
  const authorization = { authorization: `Bearer ${apiKey}` };

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(`${base}${path}`, init);
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      throw new UnreachableError(base, error);
    }
  };

  const refuse = async (response: Response): Promise<ProblemError> => {
    const text = await response.text();
    try {
      const parsed = JSON.parse(text) as Json;
      if (isJsonObject(parsed)) return new ProblemError(response.status, parsed);
    } catch {
      // Not JSON: a proxy's page, most likely.
    }
    return new ProblemError(response.status, { title: `HTTP ${response.status}`, detail: text.slice(0, 300) });
  };

  const exchange = async (method: string, path: string, options: RequestOptions = {}): Promise<Exchange> => {
    const response = await send(path, {
      method,
      headers: {
        ...authorization,
        accept: "application/json",
        ...(options.body === undefined ? {} : { "content-type": options.contentType ?? "application/json" }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: options.body }),
    });
    if (!response.ok) throw await refuse(response);
    const text = await response.text();
    return { body: text === "" ? null : (JSON.parse(text) as Json), etag: response.headers.get("etag") };
  };

  return {
    server: base,
    exchange,
    request: async (method, path, options) => (await exchange(method, path, options)).body,

    async *follow(runId, after = 0, signal) {
      let cursor = after;
      let pause = 250;
      let connected = false;
      for (;;) {
        const watchdog = new AbortController();
        let timer = setTimeout(() => watchdog.abort(), WATCHDOG_MS);
        try {
          const response = await send(`/runs/${encodeURIComponent(runId)}/stream`, {
            headers: { ...authorization, accept: "text/event-stream", "last-event-id": String(cursor) },
            signal: signal === undefined ? watchdog.signal : AbortSignal.any([signal, watchdog.signal]),
          });
          connected = true;
          if (response.status === 204) return;
          if (response.status === 429 || response.status === 503 || response.status === 408)
            throw await refuse(response);
          if (!response.ok || response.body === null) throw Object.assign(await refuse(response), { final: true });
          const frames = response.body
            .pipeThrough(
              new TransformStream<Uint8Array, Uint8Array>({
                transform(chunk, controller) {
                  clearTimeout(timer);
                  timer = setTimeout(() => watchdog.abort(), WATCHDOG_MS);
                  controller.enqueue(chunk);
                },
              }),
            )
            .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
            .pipeThrough(new EventSourceParserStream());
          for await (const frame of frames) {
            pause = 250;
            const data = JSON.parse(frame.data) as Json;
            if (frame.id === undefined || frame.id === "") {
              yield { kind: "control", type: frame.event ?? "message", data };
              continue;
            }
            const event = data as unknown as StoredEvent;
            if (event.seq <= cursor) continue;
            cursor = event.seq;
            yield { kind: "event", event };
            if ((TERMINAL_EVENTS as readonly string[]).includes(event.type)) return;
          }
        } catch (error) {
          if (signal?.aborted === true) return;
          if ((error as { final?: boolean }).final === true) throw error;
          // An address that never answered is a wrong one; one that did comes back.
          if (!connected && error instanceof UnreachableError) throw error;
        } finally {
          clearTimeout(timer);
        }
        // A clean end without a terminal event means: connect again from where we are.
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 2, 5000);
      }
    },
  };
}
