import { isTerminalStatus } from "../../../runtime/ir/event.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import { snapshotRun, type Hub, type RunReader } from "../../../runtime/journal/index.ts";
import type { Database } from "../../../runtime/store/index.ts";
import { mayFollowRun } from "../caller.ts";
import { controlFrame, writeEventStream, type FrameSource } from "../event-stream.ts";
import { readEventTypes } from "../event-types.ts";
import type { ApiRequest, Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { runNotFound } from "../run-rows.ts";
import type { StreamLimits } from "../stream-limits.ts";
import type { StreamSettings } from "../stream-settings.ts";

export interface RunStreamDeps {
  readonly database: Database;
  readonly hub: Hub;
  readonly limits: StreamLimits;
  readonly settings: StreamSettings;
}

/** `GET /runs/{run_id}/stream`: one run's journal from a cursor on, then live, to the terminal event. */
export function runStreamRoutes(deps: RunStreamDeps): Route[] {
  return [
    {
      operation: "streamRun",
      scope: "runs:read",
      isStream: true,
      async handle(request) {
        const { tenant } = request.caller;
        const runId = request.params["run_id"] as string;
        if (!mayFollowRun(request.caller, runId)) throw runNotFound(runId);
        const after = readCursor(request);
        const types = readEventTypes(request.query);
        const release = await deps.limits.open(request.caller, request.raw.response);
        try {
          const followed = await deps.hub.follow({ tenant, runId, after, ...(types === undefined ? {} : { types }) });
          if (followed === null) throw runNotFound(runId);
          const { reader, status, lastSeq, firstSeq } = followed;
          try {
            if (after > lastSeq) {
              throw new ApiError("cursor-ahead", `the cursor is ${after}, and the run's last event is ${lastSeq}`);
            }
            // Past the end there is nothing more to come: 204 stops a browser's EventSource.
            if (isTerminalStatus(status) && after >= lastSeq) return { status: 204 };
            if (firstSeq === null && lastSeq > 0) {
              throw new ApiError("events-expired", `the events of the run "${runId}" are no longer kept`);
            }
            const source = makeRunSource(deps.database, tenant, runId, reader);
            await writeEventStream(request.raw.response, source, {
              ...deps.settings,
              tenant,
              requestId: request.id,
              authenticateAgain: () => request.authenticateAgain(),
              publicUrl: deps.settings.publicUrl(),
            });
            return { status: "streamed" };
          } finally {
            reader.close();
          }
        } finally {
          release();
        }
      },
    },
  ];
}

/** `Last-Event-ID`, else `after`, else the beginning. */
function readCursor(request: ApiRequest): number {
  const header = request.header("last-event-id");
  const text = header === undefined || header === "" ? ((request.query["after"] as string | undefined) ?? "0") : header;
  if (!/^\d{1,15}$/.test(text)) {
    throw new ApiError("invalid-cursor", `the cursor "${text}" is no event number: send the \`id\` of an event`);
  }
  return Number(text);
}

function makeRunSource(database: Database, tenant: string, runId: string, reader: RunReader): FrameSource {
  let ended = false;
  return {
    async next(signal) {
      if (ended) return null;
      const page = await reader.next(signal);
      if (page === null) return undefined;
      ended = page.end;
      const frames = Buffer.concat(page.frames);
      if (page.gap === null) return frames;
      // Events that are no longer there: the client is told which, and what they came to.
      const { from, to } = page.gap;
      const snapshot = await database.withTenant(tenant, (tx) => snapshotRun(tx, runId, page.lastSeq));
      return Buffer.concat([
        Buffer.from(controlFrame("stream.gap", { from_seq: from, to_seq: to })),
        Buffer.from(controlFrame("run.snapshot", snapshot as unknown as Json)),
        frames,
      ]);
    },
    close: () => reader.close(),
  };
}
