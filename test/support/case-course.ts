import { dryRunCase } from "../conformance/dry-run-case.ts";
import { linesOf, type ConformanceJob } from "../conformance/run-case.ts";

/** How far a run has come. */
export interface Progress {
  /** Its events, as `linesOf` has them, without waits. */
  readonly lines: readonly string[];
  /** Paths of the calls that were made. */
  readonly calls: readonly string[];
  /** Runs that it started. */
  readonly children: number;
}

/** The order in which a case says that things happen: its dry run's. What its moments mean where time is real. */
export interface Course {
  /** All that has happened `ms` after the start, but for what happens at that instant. */
  before(ms: number): Progress;
  /** When an attempt ends, in ms from the start; undefined: it has no end of its own. */
  endOf(path: string, attempt: number): number | undefined;
}

export async function courseOf(job: Pick<ConformanceJob, "plan" | "request">): Promise<Course> {
  const result = await dryRunCase(job);
  const start = Date.parse(result.events[0]?.time ?? "");
  const at = ({ time }: { readonly time: string }): number => Date.parse(time) - start;
  const effects = new Set(result.effects.map(({ path }) => path));
  return {
    before(ms) {
      const events = result.events.filter((event) => at(event) < ms);
      const begun = events.filter(({ type }) => type === "step.started");
      return {
        lines: linesOf({ ...result, events }, false),
        calls: begun.flatMap(({ path }) => (path !== undefined && effects.has(path) ? [path] : [])),
        children: begun.filter(({ data }) => data["kind"] === "run").length,
      };
    },
    endOf(path, attempt) {
      const end = result.events.find(
        (event) =>
          (event.type === "step.completed" || event.type === "step.failed") &&
          event.path === path &&
          (event.attempt ?? 1) === attempt,
      );
      return end === undefined ? undefined : at(end);
    },
  };
}

/** Whether the run has come at least as far. */
export function hasReached(found: Progress, wanted: Progress): boolean {
  const left = [...found.lines];
  const isThere = (line: string): boolean => {
    const index = left.indexOf(line);
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  };
  return (
    wanted.lines.every(isThere) &&
    wanted.calls.every((path) => found.calls.includes(path)) &&
    found.children >= wanted.children
  );
}
