import { error, warning } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Steps that cannot work together, and runs that could take too much. */
export const STEP_CODES = {
  "step.unreachable": warning(
    "check",
    "A step that is never reached",
    "What stands before it always ends the run. Most likely a `return` or `fail` lacks its `if`.",
  ),
  "catch.unreachable": warning(
    "check",
    "A catch that never takes an error",
    "The first catch that matches takes the error, so the ones for special cases stand before the one for all.",
  ),
  "catch.not_catchable": warning(
    "check",
    "An error that cannot be caught",
    "A cancel, `run.timeout` and the run's `budget.exceeded` end the run; `finally` and the undos still happen.",
  ),
  "loop.pure_forever": warning(
    "check",
    "A loop that can only fail",
    "Its `while` is always true and nothing in it waits, returns or fails, so it burns its rounds and ends with `loop.exhausted`, or earlier at the run's `budget.steps`.",
  ),
  "map.more_than_max": warning(
    "check",
    "A map that can only fail",
    "The list that is written out is longer than `max`, 1,000 where it is not said: the step would fail with `map.too_many` before the first item.",
  ),
  "llm.untrusted_prompt": warning(
    "check",
    "Text from outside in a prompt",
    "What others wrote can hold instructions to the model. In `data` it is sent in delimiters, escaped and marked as data.",
  ),
  "llm.bad_tool": error(
    "resolve",
    "Not a tool for a model",
    "`tools` lists built-in activities by their names, literally, and `maxTurns` is a literal number: what a model may do is read in the document, and counted in its bounds. A model is no tool, neither is what writes to people, nor an activity of your own workers.",
  ),
  "limits.too_many_steps": error(
    "limits",
    "Too many steps",
    "A document has at most 1,000 steps, nested ones counted. Move parts into documents of their own and `run` them.",
  ),
  "bounds.steps": error(
    "limits",
    "A run could take too many steps",
    "The most that maps and loops allow is counted when the document is submitted. Say a smaller `max`, or split the work.",
  ),
  "bounds.activities": error(
    "limits",
    "A run could make too many calls",
    "Every call of every round is counted. Say a smaller `max`, or split the work.",
  ),
  "bounds.history": error(
    "limits",
    "A run's history could grow too long",
    "Every call, wait and message adds to Temporal's history. Say a smaller `max`, or split the work into documents of their own.",
  ),
  "bounds.journal": error(
    "limits",
    "A run's journal could grow too long",
    "Every start, end and checkpoint of a step is an event, and a run may have 20,000; retries and undos are not held against a document. Say a smaller `max`, or split the work into documents of their own, which have journals of their own.",
  ),
  "bounds.parallel": error(
    "limits",
    "Too much at the same time",
    "Branches and the `concurrency` of maps multiply. Say a smaller `concurrency`.",
  ),
} as const satisfies Record<string, CodeEntry>;
