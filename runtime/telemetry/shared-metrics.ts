import type { RunsHappening } from "../runs/index.ts";
import type { Database } from "../store/index.ts";
import type { Metrics } from "./metrics.ts";

/** What the API and a worker both do in runs' lives, as counts. */
export function countRuns(metrics: Metrics): (happening: RunsHappening) => void {
  return (happening) => {
    switch (happening.kind) {
      case "accepted":
        return metrics.count("watchloom_runs_accepted_total", {});
      case "start":
        return metrics.count("watchloom_run_starts_total", { outcome: happening.outcome });
      case "close":
        return metrics.count("watchloom_closer_checks_total", { outcome: happening.outcome });
      case "ended":
        metrics.count("watchloom_runs_ended_total", { status: happening.status });
        if (happening.delayMs === undefined) return;
        return metrics.observe("watchloom_run_close_delay_seconds", {}, happening.delayMs / 1000);
      case "sweep":
        return metrics.count("watchloom_sweeps_total", { outcome: happening.outcome });
      case "swept":
        return metrics.count("watchloom_swept_runs_total", { task: happening.task });
      case "repair":
        return metrics.count("watchloom_repairs_total", { outcome: happening.outcome });
      default:
        return happening satisfies never;
    }
  };
}

export function readStatements(metrics: Metrics, database: Pick<Database, "counter">): void {
  metrics.read("watchloom_database_statements_total", () => database.counter.statements);
  metrics.read("watchloom_database_transactions_total", () => database.counter.transactions);
}
