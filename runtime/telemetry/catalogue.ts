/**
 * Every metric of Watchloom's own, and the one place where it is named: the registries are made from it, the reference
 * page is generated from it, and the dashboard and the alert rules are held against it.
 *
 * No label takes what a tenant chose (documents, labels, queues, tenants themselves): the number of series is bounded
 * by this build, not by its users. `activity`, `error_type` and `channel` are bounded
 * where they are counted.
 */
export interface MetricKind {
  readonly kind: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
  /** Which process has it. */
  readonly from: readonly Process[];
}
export type Process = "api" | "worker";

const API = ["api"] as const;
const WORKER = ["worker"] as const;
const BOTH = ["api", "worker"] as const;

const SHORT = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LONG = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];

export const METRICS = {
  watchloom_model_tokens_total: {
    kind: "counter",
    help: "Tokens of models, as their providers count them, by direction (input, output).",
    labels: ["direction"],
    from: WORKER,
  },
  watchloom_http_requests_total: {
    kind: "counter",
    help: "Answers by operation and status.",
    labels: ["operation", "status"],
    from: API,
  },
  watchloom_http_request_duration_seconds: {
    kind: "histogram",
    help: "Time to the end of an answer; streams and long polls are left out.",
    labels: ["operation"],
    buckets: [...SHORT, 60],
    from: API,
  },
  watchloom_runs: {
    kind: "gauge",
    help: "Open runs by status.",
    labels: ["status"],
    from: API,
  },
  watchloom_runs_waiting: {
    kind: "gauge",
    help:
      "Open runs that wait, by what they wait for: a signal (listen), a decision (approve), time (timer), another run " +
      "(child), a workflow worker that takes them (worker), their start in Temporal (start), their delay (delay), or " +
      "others of their concurrency key (queue). One that waits for several counts for each.",
    labels: ["reason"],
    from: API,
  },
  watchloom_runs_waiting_oldest_seconds: {
    kind: "gauge",
    help: "How long the run that waits longest was accepted ago (start, worker), or past its delay.",
    labels: ["reason"],
    from: API,
  },
  watchloom_runs_closing: {
    kind: "gauge",
    help: "Runs whose workflow has ended, or is about to, and whose terminal event is not stored: the closer's backlog.",
    labels: [],
    from: API,
  },
  watchloom_runs_closing_oldest_seconds: {
    kind: "gauge",
    help: "How long the oldest of the closer's backlog waits.",
    labels: [],
    from: API,
  },
  watchloom_runs_stopping: {
    kind: "gauge",
    help: "Open runs that were asked to cancel or terminate.",
    labels: [],
    from: API,
  },
  watchloom_runs_unchecked: {
    kind: "gauge",
    help: "Open runs that were quiet for two minutes and that the reconciler has not looked at since: its backlog.",
    labels: [],
    from: API,
  },
  watchloom_deliveries_waiting: {
    kind: "gauge",
    help: "Deliveries that are not delivered and not dead: on their way, or waiting for their next attempt.",
    labels: [],
    from: API,
  },
  watchloom_deliveries_overdue_seconds: {
    kind: "gauge",
    help: "How long ago the delivery that is due longest should have been taken by a sender.",
    labels: [],
    from: API,
  },
  watchloom_delivery_attempts_total: {
    kind: "counter",
    help: "Attempts at deliveries by channel and outcome: delivered, failed.",
    labels: ["channel", "outcome"],
    from: WORKER,
  },
  watchloom_deliveries_dead_total: {
    kind: "counter",
    help: "Deliveries that were given up, by channel.",
    labels: ["channel"],
    from: WORKER,
  },
  watchloom_task_queue_backlog: {
    kind: "gauge",
    help: "Tasks that wait for a worker on the built-in queue, as Temporal estimates them.",
    labels: ["kind"],
    from: API,
  },
  watchloom_task_queue_backlog_age_seconds: {
    kind: "gauge",
    help: "Age of the oldest task that waits for a worker on the built-in queue, as Temporal estimates it.",
    labels: ["kind"],
    from: API,
  },
  watchloom_sample_age_seconds: {
    kind: "gauge",
    help: "Age of the gauges that are read from Postgres and Temporal. It grows while one of them is away.",
    labels: ["source"],
    from: API,
  },
  watchloom_sample_failures_total: {
    kind: "counter",
    help: "Readings of those gauges that failed.",
    labels: ["source"],
    from: API,
  },
  watchloom_runs_accepted_total: {
    kind: "counter",
    help: "Runs accepted over the API.",
    labels: [],
    from: API,
  },
  watchloom_run_starts_total: {
    kind: "counter",
    help: "Starts in Temporal: started, refused (the run fails), closed (it had ended meanwhile), failed (tried again).",
    labels: ["outcome"],
    from: BOTH,
  },
  watchloom_runs_ended_total: {
    kind: "counter",
    help: "Terminal events stored, by status.",
    labels: ["status"],
    from: BOTH,
  },
  watchloom_run_close_delay_seconds: {
    kind: "histogram",
    help: "From a run's end in Temporal to its terminal event in the journal.",
    labels: [],
    buckets: [...SHORT, 60, 300],
    from: BOTH,
  },
  watchloom_closer_checks_total: {
    kind: "counter",
    help: "Questions of the closer: closed, open, behind (the journal lacks events), unknown-run, failed.",
    labels: ["outcome"],
    from: BOTH,
  },
  watchloom_sweeps_total: {
    kind: "counter",
    help: "Passes of the sweeper: done, or failed.",
    labels: ["outcome"],
    from: BOTH,
  },
  watchloom_swept_runs_total: {
    kind: "counter",
    help: "Runs that the sweeper took up: start, close, stop, orphan, tell-parent. Its work is what was left half done.",
    labels: ["task"],
    from: BOTH,
  },
  watchloom_repairs_total: {
    kind: "counter",
    help: "Journals that were repaired by replay: repaired, or failed.",
    labels: ["outcome"],
    from: WORKER,
  },
  watchloom_followers: {
    kind: "gauge",
    help: "Event streams that are open, of one run or of a tenant.",
    labels: [],
    from: API,
  },
  watchloom_streams_open: {
    kind: "gauge",
    help: "Event streams that count against the limits.",
    labels: [],
    from: API,
  },
  watchloom_hub_topics: {
    kind: "gauge",
    help: "Runs and tenants that somebody follows.",
    labels: ["kind"],
    from: API,
  },
  watchloom_hub_reads_total: {
    kind: "counter",
    help: "Reads of the journal for all followers together.",
    labels: [],
    from: API,
  },
  watchloom_hub_lag_seconds: {
    kind: "histogram",
    help: "From an event's place in the database to the hub's hand, for followed runs.",
    labels: [],
    buckets: SHORT,
    from: API,
  },
  watchloom_tenant_stream_lag_seconds: {
    kind: "gauge",
    help: "How long the oldest hint of a followed tenant's stream waits for open writers.",
    labels: [],
    from: API,
  },
  watchloom_tenant_stream_watermark_age_seconds: {
    kind: "gauge",
    help: "How long the oldest open writer of the cluster has held back tenants' streams, as far as it was watched.",
    labels: [],
    from: API,
  },
  watchloom_journal_append_duration_seconds: {
    kind: "histogram",
    help: "One append to the journal, its retries included.",
    labels: [],
    buckets: SHORT,
    from: WORKER,
  },
  watchloom_journal_events_total: {
    kind: "counter",
    help: "Events stored by this worker.",
    labels: [],
    from: WORKER,
  },
  watchloom_journal_append_failures_total: {
    kind: "counter",
    help: "Tries of an append that failed; they are made again.",
    labels: [],
    from: WORKER,
  },
  watchloom_journal_waiting_events: {
    kind: "gauge",
    help: "Events in this worker that are not stored yet.",
    labels: [],
    from: WORKER,
  },
  watchloom_journal_waiting_oldest_seconds: {
    kind: "gauge",
    help: "How long the oldest append in flight takes already.",
    labels: [],
    from: WORKER,
  },
  watchloom_store_away: {
    kind: "gauge",
    help: "1 while the store takes nothing and this worker takes no workflow task.",
    labels: [],
    from: WORKER,
  },
  watchloom_worker_ready: {
    kind: "gauge",
    help: "1 while this worker polls and can write.",
    labels: [],
    from: WORKER,
  },
  watchloom_activity_attempts_total: {
    kind: "counter",
    help: "Attempts of calls, by activity and how they ended: succeeded, failed, canceled, lost (made again elsewhere).",
    labels: ["activity", "outcome"],
    from: WORKER,
  },
  watchloom_activity_failures_total: {
    kind: "counter",
    help: "Failed attempts by activity and error type; types that are not Watchloom's own are `other`.",
    labels: ["activity", "error_type"],
    from: WORKER,
  },
  watchloom_activity_retries_total: {
    kind: "counter",
    help: "Attempts of calls after the first.",
    labels: ["activity"],
    from: WORKER,
  },
  watchloom_activity_duration_seconds: {
    kind: "histogram",
    help: "One attempt of a call.",
    labels: ["activity"],
    buckets: LONG,
    from: WORKER,
  },
  watchloom_checkpoints_total: {
    kind: "counter",
    help: "Outputs of calls: stored now, or found (the call had been made before and was not made again).",
    labels: ["outcome"],
    from: WORKER,
  },
  watchloom_database_statements_total: {
    kind: "counter",
    help: "Statements sent to Postgres.",
    labels: [],
    from: BOTH,
  },
  watchloom_database_transactions_total: {
    kind: "counter",
    help: "Transactions begun.",
    labels: [],
    from: BOTH,
  },
} as const satisfies Record<string, MetricKind>;

export type MetricName = keyof typeof METRICS;
type OfKind<K extends MetricKind["kind"]> = {
  [N in MetricName]: (typeof METRICS)[N]["kind"] extends K ? N : never;
}[MetricName];
export type CounterName = OfKind<"counter">;
export type HistogramName = OfKind<"histogram">;
/** Figures that are read when somebody asks. */
export type ReadName = OfKind<"gauge" | "counter">;
export type LabelsOf<N extends MetricName> = { readonly [L in (typeof METRICS)[N]["labels"][number]]: string };
