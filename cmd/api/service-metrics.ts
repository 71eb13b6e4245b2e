import type { Bridge } from "../../runtime/bridge/index.ts";
import type { Hub } from "../../runtime/journal/index.ts";
import { outboxBacklog, readBacklog, type Backlog, type Database } from "../../runtime/store/index.ts";
import { makeMetrics, makeSampler, readStatements, type Metrics, type Sampler } from "../../runtime/telemetry/index.ts";
import { TASK_QUEUE } from "../../runtime/translator/index.ts";
import type { StreamLimits } from "./stream-limits.ts";

export interface ServiceMetricsDeps {
  readonly database: Database;
  readonly bridge: Bridge;
  readonly limits: StreamLimits;
  /** The hub tells of its lag, so it is made after the metrics. */
  readonly hub: () => Hub;
}

/** The API's metrics, bound to what they are read from. */
export function makeServiceMetrics({ database, bridge, limits, hub }: ServiceMetricsDeps): Metrics {
  const metrics = makeMetrics("api");
  readStatements(metrics, database);
  metrics.read("watchloom_streams_open", () => limits.count);
  metrics.read("watchloom_followers", () => hub().stats().readers);
  metrics.read("watchloom_hub_topics", () => {
    const { runs, tenants } = hub().stats();
    return [
      { labels: { kind: "run" }, value: runs },
      { labels: { kind: "tenant" }, value: tenants },
    ];
  });
  metrics.read("watchloom_hub_reads_total", () => hub().stats().reads);
  metrics.read("watchloom_tenant_stream_lag_seconds", () => hub().stats().lagMs / 1000);
  const backlog = readRuns(metrics, database);
  const queues = readQueues(metrics, bridge);
  const sources: readonly [string, Sampler<unknown>][] = [
    ["postgres", backlog],
    ["outbox", readOutbox(metrics, database)],
    ["temporal", queues],
  ];
  const bySource = (read: (sampler: Sampler<unknown>) => number) => () =>
    sources.map(([source, sampler]) => ({ labels: { source }, value: read(sampler) }));
  metrics.read(
    "watchloom_sample_age_seconds",
    bySource((sampler) => sampler.ageSeconds()),
  );
  metrics.read(
    "watchloom_sample_failures_total",
    bySource((sampler) => sampler.failures),
  );
  metrics.beforeScrape(async () => void (await Promise.all(sources.map(([, sampler]) => sampler.refresh()))));
  return metrics;
}

function readRuns(metrics: Metrics, database: Database): Sampler<Backlog> {
  const watermark = makeWatermark();
  const sampler = makeSampler(async () => {
    const backlog = await database.asSystem(readBacklog);
    watermark.see(backlog);
    return backlog;
  });
  const each =
    <T, R>(list: (backlog: Backlog) => readonly T[], reading: (one: T) => R) =>
    () =>
      sampler.latest === null ? [] : list(sampler.latest).map(reading);
  metrics.read(
    "watchloom_runs",
    each(
      ({ open }) => open,
      ({ status, runs }) => ({ labels: { status }, value: runs }),
    ),
  );
  metrics.read(
    "watchloom_runs_waiting",
    each(
      ({ waiting }) => waiting,
      ({ reason, runs }) => ({ labels: { reason }, value: runs }),
    ),
  );
  metrics.read(
    "watchloom_runs_waiting_oldest_seconds",
    each(
      // What waits for a person or a time waits by design; these wait for us.
      ({ waiting }) => waiting.filter(({ reason }) => reason === "start" || reason === "worker"),
      ({ reason, oldestSeconds }) => ({ labels: { reason }, value: oldestSeconds }),
    ),
  );
  metrics.read("watchloom_runs_closing", () => sampler.latest?.closing.runs ?? 0);
  metrics.read("watchloom_runs_closing_oldest_seconds", () => sampler.latest?.closing.oldestSeconds ?? 0);
  metrics.read("watchloom_runs_stopping", () => sampler.latest?.stopping ?? 0);
  metrics.read("watchloom_runs_unchecked", () => sampler.latest?.unchecked ?? 0);
  metrics.read("watchloom_tenant_stream_watermark_age_seconds", () => watermark.ageSeconds());
  return sampler;
}

function readOutbox(metrics: Metrics, database: Database): Sampler<unknown> {
  const sampler = makeSampler(() => database.asSystem(outboxBacklog));
  metrics.read("watchloom_deliveries_waiting", () => sampler.latest?.waiting ?? 0);
  metrics.read("watchloom_deliveries_overdue_seconds", () => (sampler.latest?.overdueMs ?? 0) / 1000);
  return sampler;
}

function readQueues(metrics: Metrics, bridge: Bridge) {
  const sampler = makeSampler(() => bridge.queueBacklog(TASK_QUEUE));
  const read = (field: "tasks" | "ageSeconds") => () =>
    (sampler.latest ?? []).map((one) => ({ labels: { kind: one.kind }, value: one[field] }));
  metrics.read("watchloom_task_queue_backlog", read("tasks"));
  metrics.read("watchloom_task_queue_backlog_age_seconds", read("ageSeconds"));
  return sampler;
}

/** How long the bound below which tenants' streams are settled has stood still while others wrote behind it. */
function makeWatermark() {
  let stands: { readonly at: string; readonly since: number } | null = null;
  return {
    see({ settled, newest }: Pick<Backlog, "settled" | "newest">): void {
      if (settled === newest) stands = null;
      else if (stands?.at !== settled) stands = { at: settled, since: performance.now() };
    },
    ageSeconds: (): number => (stands === null ? 0 : (performance.now() - stands.since) / 1000),
  };
}
