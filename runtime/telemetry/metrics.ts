import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import {
  METRICS,
  type CounterName,
  type HistogramName,
  type LabelsOf,
  type MetricKind,
  type MetricName,
  type Process,
  type ReadName,
} from "./catalogue.ts";

/** A figure and the labels it stands under. */
export interface Reading<N extends MetricName> {
  readonly labels: LabelsOf<N>;
  readonly value: number;
}

/** The metrics of one process, in Prometheus' text format. Names and labels are those of the catalogue. */
export interface Metrics {
  count<N extends CounterName>(name: N, labels: LabelsOf<N>, by?: number): void;
  observe<N extends HistogramName>(name: N, labels: LabelsOf<N>, value: number): void;
  /** A figure that is read when it is asked for; of a counter, its total so far. */
  read<N extends ReadName>(name: N, read: () => number | readonly Reading<N>[]): void;
  /** Called at each scrape, before anything is read. */
  beforeScrape(work: () => Promise<void>): void;
  /** Metrics that something else keeps; shown after ours. */
  add(registry: Registry): void;
  render(): Promise<string>;
  readonly contentType: string;
}

type Labels = Record<string, string>;

type Read = () => number | readonly { readonly labels: object; readonly value: number }[];

export function makeMetrics(process: Process): Metrics {
  const registry = new Registry();
  const before: (() => Promise<void>)[] = [];
  const added: Registry[] = [];
  const made = new Map<MetricName, Counter | Gauge | Histogram>();
  const readers = new Map<string, Read>();
  for (const [name, kind] of Object.entries(METRICS) as [MetricName, MetricKind][]) {
    if (kind.from.includes(process)) made.set(name, makeMetric(registry, name, kind, readers));
  }
  collectDefaultMetrics({ register: registry });

  // What the other kind of process counts is counted there: shared code need not know where it runs.
  const metric = <T extends Counter | Histogram>(name: MetricName): T | undefined => made.get(name) as T | undefined;
  return {
    count: (name, labels, by = 1) => metric<Counter>(name)?.inc(labels as Labels, by),
    observe: (name, labels, value) => metric<Histogram>(name)?.observe(labels as Labels, value),
    read: (name, read) => void readers.set(name, read),
    beforeScrape: (work) => void before.push(work),
    add: (other) => void added.push(other),
    async render() {
      await Promise.all(before.map((work) => work()));
      const texts = await Promise.all([registry, ...added].map((one) => one.metrics()));
      return texts.join("\n");
    },
    contentType: registry.contentType,
  };
}

function makeMetric(
  registry: Registry,
  name: string,
  { kind, help, labels: labelNames, buckets }: MetricKind,
  readers: ReadonlyMap<string, Read>,
): Counter | Gauge | Histogram {
  const options = { name, help, labelNames, registers: [registry] };
  if (kind === "histogram")
    return new Histogram({ ...options, ...(buckets === undefined ? {} : { buckets: [...buckets] }) });
  function collect(this: Counter | Gauge): void {
    const found = readers.get(name)?.();
    if (found === undefined) return;
    this.reset();
    for (const { labels, value } of typeof found === "number" ? [{ labels: {}, value: found }] : found)
      this.inc(labels as Labels, value);
  }
  return kind === "counter" ? new Counter({ ...options, collect }) : new Gauge({ ...options, collect });
}
