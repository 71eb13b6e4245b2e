import { TERMINAL_EVENTS, type StoredEvent } from "../../runtime/ir/event.ts";
import type { Client } from "./client.ts";
import { EXIT, type Context } from "./context.ts";
import { makeEventView } from "./event-view.ts";

/** `watchloom follow RUN`: every event from the first to the last, live. */
export async function follow(context: Context, runId: string, after: number): Promise<number> {
  const last = await followRun(context, context.client(), runId, { after });
  return exitOf(last);
}

export interface FollowOptions {
  readonly after?: number;
  readonly prefix?: string;
  readonly signal?: AbortSignal;
}

/** Shows a run to its end; gives its last event. */
export async function followRun(
  context: Context,
  client: Client,
  runId: string,
  options: FollowOptions = {},
): Promise<StoredEvent | undefined> {
  const view = makeEventView(context.out, context.paint, options.prefix);
  let last: StoredEvent | undefined;
  for await (const frame of client.follow(runId, options.after ?? 0, options.signal)) {
    if (context.json)
      context.out(`${JSON.stringify(frame.kind === "event" ? frame.event : { type: frame.type, data: frame.data })}\n`);
    else view.frame(frame);
    if (frame.kind === "event") last = frame.event;
  }
  view.end();
  return last;
}

/** 0 only for a run that completed. A stream that had ended before (204) says nothing of it: 0 too. */
export function exitOf(last: StoredEvent | undefined): number {
  if (last === undefined || !(TERMINAL_EVENTS as readonly string[]).includes(last.type)) return EXIT.ok;
  return last.type === "run.completed" ? EXIT.ok : EXIT.failed;
}
