import { BUILT_IN_FAILURES } from "../../runtime/ir/failure.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import type { Metrics } from "../../runtime/telemetry/index.ts";
import type { SenderDeps } from "../../runtime/outbox/index.ts";
import type { Appender } from "../../runtime/journal/index.ts";
import type { CallHappening } from "./segment/ports.ts";
import type { Worker } from "./worker.ts";

/** Types that are Watchloom's own, and those that built-in activities declare: a bounded set. */
const ERROR_TYPES: ReadonlySet<string> = new Set([
  ...Object.keys(BUILT_IN_FAILURES),
  ...[...BUILT_IN_MANIFESTS.values()].flatMap(({ errors }) => errors),
]);

/** Attempts of calls as counts. `activities`: names this worker brings along; any other is an author's and is `other`. */
export function countCalls(
  metrics: Metrics,
  activities: ReadonlyMap<string, unknown>,
): (happening: CallHappening) => void {
  return (happening) => {
    if (happening.kind === "checkpoint") {
      return metrics.count("watchloom_checkpoints_total", { outcome: happening.outcome });
    }
    if (happening.kind === "tokens") {
      metrics.count("watchloom_model_tokens_total", { direction: "input" }, happening.input);
      return metrics.count("watchloom_model_tokens_total", { direction: "output" }, happening.output);
    }
    const { outcome, attempt, errorType, ms } = happening;
    const activity = activities.has(happening.activity) ? happening.activity : "other";
    metrics.count("watchloom_activity_attempts_total", { activity, outcome });
    if (attempt > 1) metrics.count("watchloom_activity_retries_total", { activity });
    metrics.observe("watchloom_activity_duration_seconds", { activity }, ms / 1000);
    if (errorType === undefined) return;
    const error_type = ERROR_TYPES.has(errorType) ? errorType : "other";
    metrics.count("watchloom_activity_failures_total", { activity, error_type });
  };
}

/** Attempts at deliveries, and what was given up. */
export function countDeliveries(metrics: Metrics): NonNullable<SenderDeps["onAttempt"]> {
  return (channel, outcome, state) => {
    metrics.count("watchloom_delivery_attempts_total", { channel, outcome });
    if (state === "dead") metrics.count("watchloom_deliveries_dead_total", { channel });
  };
}

/** What a worker's appender is given, so that its work is counted. */
export function countAppends(metrics: Metrics) {
  return {
    onStored(ms: number, events: number): void {
      metrics.observe("watchloom_journal_append_duration_seconds", {}, ms / 1000);
      metrics.count("watchloom_journal_events_total", {}, events);
    },
    onFailure: (): void => metrics.count("watchloom_journal_append_failures_total", {}),
  };
}

export function readWorker(metrics: Metrics, appender: Appender, worker: Worker): void {
  metrics.read("watchloom_journal_waiting_events", () => appender.stats().waiting);
  metrics.read("watchloom_journal_waiting_oldest_seconds", () => appender.stats().oldestMs / 1000);
  metrics.read("watchloom_store_away", () => Number(appender.away));
  metrics.read("watchloom_worker_ready", () => Number(worker.ready));
}
