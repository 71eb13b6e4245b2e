import type { Database } from "../../../runtime/store/index.ts";
import type { Route } from "../http.ts";
import { readRunRow } from "../run-rows.ts";
import { MAX_TOKEN_SECONDS, type StreamTokens } from "../stream-tokens.ts";

export interface StreamTokensDeps {
  readonly database: Database;
  readonly streamTokens: StreamTokens;
}

/** `POST /stream-tokens`: for browsers, whose `EventSource` sends no headers. */
export function streamTokenRoutes({ database, streamTokens }: StreamTokensDeps): Route[] {
  return [
    {
      operation: "createStreamToken",
      scope: "runs:read",
      body: "json",
      async handle(request) {
        const { run_id: runId, ttl_seconds: seconds = MAX_TOKEN_SECONDS } = (request.json ?? {}) as {
          run_id?: string;
          ttl_seconds?: number;
        };
        if (runId !== undefined) await readRunRow(database, request.caller.tenant, runId);
        const { token, expiresAt } = streamTokens.issue(request.caller, runId ?? null, seconds);
        return { status: 201, body: { token, expires_at: expiresAt } };
      },
    },
  ];
}
