import { isJsonObject } from "../../ir/json.ts";
import type { StepList, StepNode } from "../resolve/outline.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const WAITING = new Set(["call", "wait", "listen", "approve", "run"]);

/**
 * A loop that never stops asking (`while` is always true), whose body neither waits for anything nor can leave it,
 * only burns its rounds and then fails with `loop.exhausted`.
 */
export const noPureEndlessLoops: Rule = ({ outline, report }) => {
  for (const step of outline.all) {
    if (step.kind !== "loop" || !isJsonObject(step.raw["loop"])) continue;
    const loop = step.raw["loop"];
    const always = isAlwaysTrue(loop["while"]);
    const paced = Object.hasOwn(loop, "every") || some(step, (inner) => WAITING.has(inner.kind ?? "call"));
    const left = loop["onMax"] === "stop" || some(step, (inner) => inner.kind === "return" || inner.kind === "fail");
    if (!always || paced || left) continue;
    report(
      "loop.pure_forever",
      join(step.pointer, "loop", "while"),
      `Loop "${step.id ?? "?"}" can only end by failing with "loop.exhausted": its \`while\` is always true, and nothing ` +
        "in it waits, returns or fails. Ask for what changes, e.g. `last`, or say `onMax: stop`",
    );
  }
};

function isAlwaysTrue(condition: unknown): boolean {
  return condition === true || (typeof condition === "string" && /^\$\{\s*true\s*\}$/.test(condition));
}

function some(step: StepNode, test: (inner: StepNode) => boolean): boolean {
  const anyIn = (list: StepList): boolean => list.steps.some((inner) => test(inner) || inner.lists.some(anyIn));
  return step.lists.some(anyIn);
}
