import { ApplicationFailure, HandlerUnfinishedPolicy } from "@temporalio/common";
import { defineUpdate, setDefaultQueryHandler, setDefaultSignalHandler, setHandler, uuid4 } from "@temporalio/workflow";
import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import type { MarkedAnswer, Plan } from "../../../runtime/ir/plan.ts";
import { signalNames } from "../../../runtime/interpreter/plan-walk.ts";
import type { Decision, DecisionOutcome, Interpreter } from "../../../runtime/interpreter/effects.ts";
import { APPROVALS, CHILD, DECIDE, type ChildReport } from "./protocol.ts";

/** Names that begin so are ours; a document cannot listen to one. */
const RESERVED = "wl.";

/** Registered before the first await; what came earlier was kept by the SDK and is delivered now, in order. */
export function takeMessages(plan: Plan, interpreter: Interpreter, childEnded: (report: ChildReport) => void): void {
  setDefaultSignalHandler((name, payload, meta) => {
    if (name === CHILD) childEnded(payload as ChildReport);
    else if (!name.startsWith(RESERVED)) interpreter.signal(name, (payload ?? null) as Json, idOf(meta), unfitOf(meta));
  });

  setDefaultQueryHandler((name, how) => {
    if (name === APPROVALS) return interpreter.openApprovals();
    const names = interpreter.queryNames();
    if (!names.includes(name)) throw new Error(`there is no query "${name}"; there are ${names.join(", ")}`);
    // Whoever can evaluate beside large values says so, by a mark for the answer.
    const mark = isJsonObject(how) ? how["closures"] : undefined;
    if (typeof mark !== "string") return interpreter.query(name);
    return { closures: mark, answer: interpreter.ask(name) } satisfies MarkedAnswer;
  });

  setHandler(
    defineUpdate<DecisionOutcome, [unknown, unknown]>(DECIDE),
    // One that meets continue-as-new is never answered here: its sender asks the next execution.
    (path, decision) => {
      const answer = () => orNever(interpreter.decide(path as string, toDecision(decision)));
      // Not a promise where none is needed: the order of what a task answers is a contract with running histories.
      const standing = interpreter.untilStanding();
      return standing === undefined ? answer() : standing.then(answer);
    },
    {
      validator(path, decision) {
        if (typeof path !== "string") throw refused("a decision names the path of its approval");
        toDecision(decision);
      },
      unfinishedPolicy: HandlerUnfinishedPolicy.ABANDON,
    },
  );

  for (const name of signalNames(plan)) {
    setHandler(
      defineUpdate<{ path: string }, [unknown, unknown]>(name),
      (payload, meta) => interpreter.update(name, (payload ?? null) as Json, idOf(meta), unfitOf(meta)),
      {
        validator(payload, _meta) {
          const reason = interpreter.refuseUpdate(name, (payload ?? null) as Json);
          if (reason !== null) throw refused(reason);
        },
        // One that no `listen` has taken when the run ends was in vain; its sender is told so by the server.
        unfinishedPolicy: HandlerUnfinishedPolicy.ABANDON,
      },
    );
  }
}

/** A message from a foreign client may have no id: it is then like no other. */
function idOf(meta: unknown): string {
  return isJsonObject(meta) && typeof meta["id"] === "string" ? meta["id"] : uuid4();
}

/** Ids of the `listen` steps whose schema the payload does not fit, as its sender saw. */
function unfitOf(meta: unknown): string[] {
  const unfit = isJsonObject(meta) ? meta["unfit"] : undefined;
  return Array.isArray(unfit) ? unfit.filter((id) => typeof id === "string") : [];
}

function orNever(answer: DecisionOutcome | null): DecisionOutcome | Promise<DecisionOutcome> {
  return answer ?? new Promise(() => undefined);
}

function toDecision(decision: unknown): Decision {
  if (!isJsonObject(decision) || typeof decision["choice"] !== "string" || typeof decision["by"] !== "string") {
    throw refused("a decision has `choice` and `by`");
  }
  const { choice, by, comment } = decision;
  return { choice, by, comment: typeof comment === "string" ? comment : null };
}

function refused(message: string): ApplicationFailure {
  return ApplicationFailure.create({ type: "update.refused", message, nonRetryable: true });
}
