/** Counters of one process, in Prometheus' text format. Small on purpose: names and labels are few and bounded. */
export interface Metrics {
  request(operation: string, status: number, ms: number): void;
  /** A figure that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number): void;
  count(name: string, help: string, by?: number): void;
  render(): string;
}

const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 60_000];

export function makeMetrics(): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, { readonly buckets: number[]; sum: number; count: number }>();
  const gauges = new Map<string, { readonly help: string; readonly read: () => number }>();
  const counters = new Map<string, { readonly help: string; value: number }>();

  return {
    request(operation, status, ms) {
      const key = `operation="${operation}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      let entry = durations.get(operation);
      if (entry === undefined)
        durations.set(operation, (entry = { buckets: BUCKETS_MS.map(() => 0), sum: 0, count: 0 }));
      entry.sum += ms;
      entry.count += 1;
      BUCKETS_MS.forEach((bound, index) => {
        if (ms <= bound) entry.buckets[index] = (entry.buckets[index] as number) + 1;
      });
    },
    gauge: (name, help, read) => void gauges.set(name, { help, read }),
    count(name, help, by = 1) {
      const counter = counters.get(name);
      if (counter === undefined) counters.set(name, { help, value: by });
      else counter.value += by;
    },
    render() {
      const lines = [
        "# HELP watchloom_http_requests_total Answers by operation and status.",
        "# TYPE watchloom_http_requests_total counter",
      ];
      for (const [key, value] of requests) lines.push(`watchloom_http_requests_total{${key}} ${value}`);
      lines.push(
        "# HELP watchloom_http_request_seconds Time to the end of an answer.",
        "# TYPE watchloom_http_request_seconds histogram",
      );
      for (const [operation, { buckets, sum, count }] of durations) {
        const name = `watchloom_http_request_seconds`;
        BUCKETS_MS.forEach((bound, index) => {
          lines.push(`${name}_bucket{operation="${operation}",le="${bound / 1000}"} ${buckets[index]}`);
        });
        lines.push(`${name}_bucket{operation="${operation}",le="+Inf"} ${count}`);
        lines.push(
          `${name}_sum{operation="${operation}"} ${sum / 1000}`,
          `${name}_count{operation="${operation}"} ${count}`,
        );
      }
      for (const [name, { help, value }] of counters) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`, `${name} ${value}`);
      }
      for (const [name, { help, read }] of gauges) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
      }
      return `${lines.join("\n")}\n`;
    },
  };
}
