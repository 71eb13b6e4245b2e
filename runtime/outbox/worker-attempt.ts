import { isJsonObject } from "../ir/json.ts";
import type { AttemptEnd, EndedByWorker } from "../store/index.ts";
import type { FailedAttempt } from "./delivery-error.ts";

/** A failure of this type ends the delivery: another try would be no better. */
const REFUSED = "channel.refused";
const ANSWER = 1024;

/** How an attempt by the tenant's own worker ended, as the run of it did. What is stored of a run has no secret in it. */
export function endOfRun(ended: EndedByWorker): { readonly end: AttemptEnd; readonly failed?: FailedAttempt } {
  const { status, output, error, durationMs } = ended;
  const common = { status: null, durationMs };
  if (status === "completed") {
    const answer = output === null ? "" : typeof output === "string" ? output : JSON.stringify(output);
    return { end: { ...common, outcome: "delivered", error: null, response: answer.slice(0, ANSWER) } };
  }
  const why = error === null ? `its run was ${status}` : `${error.type}: ${error.message}`;
  const details = isJsonObject(error?.details ?? null) ? (error?.details as { readonly [name: string]: unknown }) : {};
  const { retry_after: retryAfter } = details;
  return {
    end: { ...common, outcome: "failed", error: why, response: null },
    failed: {
      ...(error?.type === REFUSED ? { final: true } : {}),
      ...(typeof retryAfter === "number" && retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
    },
  };
}
