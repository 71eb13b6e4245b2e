import type { Client } from "./generated/client/index.ts";
import type { Problem, RunEvent } from "./generated/index.ts";
import { readFrames, type Frame } from "./frames.ts";

export interface FollowOptions {
  /** Begin after this `seq`. Default 0: with the first event. */
  readonly after?: number;
  /** Only events of these types; the terminal event ends the stream, whether it is among them or not. */
  readonly types?: readonly string[];
  readonly signal?: AbortSignal;
  /** Told of frames that are no events: `run.snapshot`, `stream.gap`, `stream.error`, `stream.closing`. */
  readonly onControl?: (type: string, data: unknown) => void;
}

export interface FollowTenantOptions extends Omit<FollowOptions, "after"> {
  /** A cursor (the `id` of a frame), or `0` for the oldest event that is kept. Default: now. */
  readonly after?: string;
  /** Told of each cursor, to be kept by those who want to go on after a restart. */
  readonly onCursor?: (cursor: string) => void;
}

/** The service refused the stream, and asking again would not help. */
export class StreamRefused extends Error {
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? problem?.title ?? `the stream was refused with ${status}`);
    this.name = "StreamRefused";
    this.status = status;
    this.problem = problem;
  }
}

const TERMINAL = ["run.completed", "run.failed", "run.canceled", "run.timed_out", "run.terminated"];

/**
 * Every event of a run, each once, in order, to its terminal event. Connections that break, end early or fall silent
 * are made again from where the last one stopped. Types that this version does not know are passed through.
 * @throws StreamRefused
 */
export async function* followRun(client: Client, runId: string, options: FollowOptions = {}): AsyncGenerator<RunEvent> {
  const { types } = options;
  // Without the terminal event in the filter the end could not be told from a connection that was cut.
  const query = types === undefined ? {} : { type: [...new Set([...types, ...TERMINAL])] };
  let cursor = options.after ?? 0;
  const connection = { url: "/runs/{run_id}/stream", path: { run_id: runId }, query, cursor: () => String(cursor) };
  for await (const frame of connectAgain(client, connection, options)) {
    if (frame.id === undefined) {
      options.onControl?.(frame.type, frame.data);
      continue;
    }
    const event = frame.data as RunEvent;
    if (event.seq <= cursor) continue;
    cursor = event.seq;
    if (types === undefined || types.includes(event.type)) yield event;
    if (TERMINAL.includes(event.type)) return;
  }
}

/** Events of all runs of the tenant, without end: at least once, in order per run. Drop repeats by `run_id` and `seq`. */
export async function* followTenant(client: Client, options: FollowTenantOptions = {}): AsyncGenerator<RunEvent> {
  const query = options.types === undefined ? {} : { type: [...options.types] };
  let cursor = options.after;
  for await (const frame of connectAgain(client, { url: "/stream", path: {}, query, cursor: () => cursor }, options)) {
    if (frame.id === undefined) {
      options.onControl?.(frame.type, frame.data);
      continue;
    }
    cursor = frame.id;
    options.onCursor?.(cursor);
    yield frame.data as RunEvent;
  }
}

interface Connection {
  readonly url: string;
  readonly path: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly cursor: () => string | undefined;
}

/** Three heartbeats without a byte: the connection is half open. */
const WATCHDOG_MS = 45_000;
const LONGEST_PAUSE_MS = 10_000;

async function* connectAgain(
  client: Client,
  to: Connection,
  options: { readonly signal?: AbortSignal },
): AsyncGenerator<Frame> {
  let pause = 250;
  while (options.signal?.aborted !== true) {
    const watchdog = new AbortController();
    let timer = setTimeout(() => watchdog.abort(), WATCHDOG_MS);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => watchdog.abort(), WATCHDOG_MS);
    };
    let wait = 0;
    try {
      const cursor = to.cursor();
      const { response, error } = await client.get({
        ...to,
        headers: { Accept: "text/event-stream", ...(cursor === undefined ? {} : { "Last-Event-ID": cursor }) },
        parseAs: "stream",
        security: [{ scheme: "bearer", type: "http" }],
        signal: options.signal === undefined ? watchdog.signal : AbortSignal.any([options.signal, watchdog.signal]),
      });
      if (response?.status === 204) return;
      if (response?.ok === true && response.body !== null) {
        for await (const frame of readFrames(response.body, alive)) {
          pause = 250;
          yield frame;
        }
      } else if (response !== undefined && isFinal(response.status)) {
        throw new StreamRefused(response.status, error as Problem | undefined);
      } else wait = Number(response?.headers.get("retry-after") ?? 0) * 1000;
    } catch (error) {
      // Broken, or cut by the watchdog: the next connection goes on from the cursor.
      if (error instanceof StreamRefused) throw error;
    } finally {
      clearTimeout(timer);
      watchdog.abort();
    }
    await sleep(Math.max(wait, pause * (0.5 + Math.random() / 2)), options.signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
