import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { MetricsBuffer } from "@temporalio/worker";

/**
 * Labels that are bounded by the deployment. `workflow_type` is a document's name here, and `namespace` and
 * `service_name` are the same in every series.
 */
const LABELS: readonly string[] = [
  "activity_type",
  "failure_reason",
  "operation",
  "poller_type",
  "status_code",
  "task_queue",
  "worker_type",
];
const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];
const DRAIN_MS = 1_000;

type Update = ReturnType<MetricsBuffer["retrieveUpdates"]> extends ArrayIterator<infer U> ? U : never;

/** Temporal's SDK's own metrics (`temporal_…`), in a registry to show beside ours. */
export interface TemporalMetrics {
  readonly registry: Registry;
  stop(): void;
}

/** `drain` gives what happened since the last time; it is called each second, because the SDK's buffer is bounded. */
export function keepTemporalMetrics(drain: () => Iterable<Update>): TemporalMetrics {
  const registry = new Registry();
  const made = new Map<string, Counter | Gauge | Histogram>();

  const metricOf = ({ metric }: Update): Counter | Gauge | Histogram => {
    const known = made.get(metric.name);
    if (known !== undefined) return known;
    const options = {
      name: metric.name,
      help: metric.description || "Of Temporal's SDK.",
      labelNames: LABELS,
      registers: [registry],
    };
    const fresh =
      metric.kind === "counter"
        ? new Counter(options)
        : metric.kind === "histogram"
          ? new Histogram({ ...options, buckets: SECONDS })
          : new Gauge(options);
    made.set(metric.name, fresh);
    return fresh;
  };

  const take = (): void => {
    for (const update of drain()) {
      const labels: Record<string, string> = {};
      for (const label of LABELS) {
        const value = update.attributes[label];
        // A queue of one worker alone, and its name is made anew at each start.
        if (value !== undefined) labels[label] = label === "task_queue" ? queueOf(String(value)) : String(value);
      }
      const metric = metricOf(update);
      if (metric instanceof Counter) metric.inc(labels, update.value);
      else if (metric instanceof Histogram) metric.observe(labels, update.value);
      else metric.set(labels, update.value);
    }
  };
  const timer = setInterval(take, DRAIN_MS).unref();
  return {
    registry,
    stop() {
      clearInterval(timer);
      take();
    },
  };
}

function queueOf(name: string): string {
  return name === "watchloom" ? name : "sticky";
}
