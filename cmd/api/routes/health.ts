import type { Route } from "../http.ts";
import type { Metrics } from "../../../runtime/telemetry/index.ts";
import { ApiError } from "../problems.ts";

/** A part that the service needs: resolves where it answers, rejects where it does not. */
export type Checks = { readonly [part: string]: () => Promise<void> };

/** A check that hangs is a check that failed. */
const CHECK_MS = 2000;

export function healthRoutes(checks: Checks, metrics: Metrics): Route[] {
  return [
    { operation: "getHealth", scope: "public", handle: async () => ({ status: 200, body: { status: "ok" } }) },
    {
      operation: "getReadiness",
      scope: "public",
      handle: async () => {
        const results = await Promise.all(
          Object.entries(checks).map(async ([part, check]) => [part, await ask(check)] as const),
        );
        const answers = Object.fromEntries(results);
        const missing = results.filter(([, answer]) => answer !== "ok").map(([part]) => part);
        if (missing.length === 0) return { status: 200, body: { status: "ready", checks: answers } };
        throw new ApiError("not-ready", `away: ${missing.join(", ")}`, {
          members: { checks: answers },
          headers: { "retry-after": "2" },
        });
      },
    },
    {
      operation: "getMetrics",
      scope: "public",
      handle: async () => ({ status: 200, bytes: await metrics.render(), type: metrics.contentType }),
    },
  ];
}

async function ask(check: () => Promise<void>): Promise<"ok" | "away" | "timeout"> {
  const { promise, resolve } = Promise.withResolvers<"timeout">();
  const timer = setTimeout(() => resolve("timeout"), CHECK_MS);
  try {
    return await Promise.race([
      check().then(
        () => "ok" as const,
        () => "away" as const,
      ),
      promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
