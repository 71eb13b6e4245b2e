import { createParser } from "eventsource-parser";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";

export interface Frame {
  readonly id: string | undefined;
  readonly type: string;
  readonly data: JsonObject;
}

/** An event stream as a client reads it. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** Of an answer that is no stream. */
  readonly text: string;
  /** All frames so far. */
  readonly frames: readonly Frame[];
  /** Bytes so far, comments among them. */
  readonly raw: string;
  /** Waits for a frame that fits, from the first one on. */
  find(what: string, fits: (frame: Frame) => boolean, timeoutMs?: number): Promise<Frame>;
  /** Resolves at the end: `clean` where the server ended it in order. */
  readonly ended: Promise<"clean" | "cut">;
  close(): void;
}

export async function openStream(
  url: string,
  headers: Record<string, string>,
  check: (event: Json) => void,
): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { accept: "text/event-stream", ...headers }, signal: abort.signal });
  if (response.status !== 200) {
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      frames: [],
      raw: "",
      find: () => Promise.reject(new Error(`no stream: ${response.status} ${text}`)),
      ended: Promise.resolve("clean"),
      close: () => undefined,
    };
  }
  const frames: Frame[] = [];
  let waiting: (() => void)[] = [];
  let raw = "";
  let failure: unknown;
  const parser = createParser({
    onEvent({ id, event, data }) {
      const parsed = JSON.parse(data) as JsonObject;
      try {
        if (id !== undefined) check(parsed);
      } catch (error) {
        failure ??= error;
      }
      frames.push({ id, type: event ?? "message", data: parsed });
      for (const wake of waiting.splice(0)) wake();
    },
  });
  let over = false;
  const ended = (async (): Promise<"clean" | "cut"> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as ReadableStream<Uint8Array>) {
        const text = decoder.decode(chunk, { stream: true });
        raw += text;
        parser.feed(text);
      }
      return "clean";
    } catch {
      return "cut";
    } finally {
      over = true;
      for (const wake of waiting) wake();
    }
  })();
  return {
    status: 200,
    headers: response.headers,
    text: "",
    frames,
    get raw() {
      return raw;
    },
    async find(what, fits, timeoutMs = 30_000) {
      const until = Date.now() + timeoutMs;
      for (;;) {
        if (failure !== undefined) throw failure;
        const found = frames.find(fits);
        if (found !== undefined) return found;
        const left = until - Date.now();
        if (over || left <= 0) {
          throw new Error(
            `${what} did not come (${over ? "the stream has ended" : "in time"}); came: ${frames.map((frame) => frame.type).join(", ")}`,
          );
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiting.push(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
    },
    ended,
    close: () => abort.abort(),
  };
}
