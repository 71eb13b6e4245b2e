import { readTenantCursor, type Hub, type TenantFilter, type TenantReader } from "../../../runtime/journal/index.ts";
import type { TenantCursor } from "../../../runtime/store/index.ts";
import { demandTenantStream } from "../caller.ts";
import { writeEventStream, type FrameSource } from "../event-stream.ts";
import { readEventTypes } from "../event-types.ts";
import type { ApiRequest, Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import type { StreamLimits } from "../stream-limits.ts";
import type { StreamSettings } from "../stream-settings.ts";

export interface TenantStreamDeps {
  readonly hub: Hub;
  readonly limits: StreamLimits;
  readonly settings: StreamSettings;
}

/** `GET /stream`: every run of the tenant, from now on or from a cursor on; it has no end. */
export function tenantStreamRoutes(deps: TenantStreamDeps): Route[] {
  return [
    {
      operation: "streamTenant",
      scope: "runs:read",
      isStream: true,
      async handle(request) {
        demandTenantStream(request.caller);
        const from = { ...readStart(request), filter: readFilter(request) };
        const close = await deps.limits.open(request.caller, request.raw.response);
        try {
          const reader = await deps.hub.followTenant({ tenant: request.caller.tenant, ...from });
          if (reader === null) {
            throw new ApiError(
              "cursor-ahead",
              "the cursor is ahead of all events: it is none that this stream gave out",
            );
          }
          await writeEventStream(request.raw.response, makeTenantSource(reader), {
            ...deps.settings,
            tenant: request.caller.tenant,
            requestId: request.id,
            authenticateAgain: () => request.authenticateAgain(),
            publicUrl: deps.settings.publicUrl(),
          });
        } finally {
          close();
        }
        return { status: "streamed" };
      },
    },
  ];
}

function readStart(request: ApiRequest): { after?: TenantCursor; since?: string } {
  const header = request.header("last-event-id");
  const text = header === undefined || header === "" ? (request.query["after"] as string | undefined) : header;
  if (text === undefined) {
    const since = request.query["since"] as string | undefined;
    return since === undefined ? {} : { since };
  }
  const after = readTenantCursor(text);
  if (after === null) {
    throw new ApiError(
      "invalid-cursor",
      `the cursor "${text}" is none of this stream's: send the \`id\` of an event, or 0`,
    );
  }
  return { after };
}

function readFilter(request: ApiRequest): TenantFilter {
  const list = (name: string): readonly string[] | undefined => request.query[name] as readonly string[] | undefined;
  const filter = {
    runIds: list("run_id"),
    monitorIds: list("monitor_id"),
    types: readEventTypes(request.query),
    labels: list("label"),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function makeTenantSource(reader: TenantReader): FrameSource {
  return {
    async next(signal) {
      const page = await reader.next(signal);
      return page === null ? undefined : Buffer.concat(page.frames);
    },
    close: () => reader.close(),
  };
}
