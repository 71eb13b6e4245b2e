import { pathsRead } from "../../expressions/index.ts";
import type { LookSettings, SettleSettings, TextNeeds } from "../../ir/monitor.ts";
import type { CheckedExpr } from "../../ir/plan.ts";
import { LOOK } from "./rename.ts";

/**
 * What reads `text`, where the value does not say it: such a page is fetched and read although it is the same as before.
 * `exprs`: of the plan, with `when` in them. Null: nothing does, or the value is the text.
 */
export function textNeeds(
  { source, kind, extract }: Pick<LookSettings, "source" | "kind" | "extract">,
  { ask, notify }: Pick<SettleSettings, "ask" | "notify">,
  exprs: readonly CheckedExpr[],
): TextNeeds | null {
  if (source !== "http" || (kind === "text" && extract === undefined)) return null;
  const { title, message, each, to } = notify;
  const programs = [title, message, each?.over, each?.line, ...to.map(({ program }) => program)];
  const read =
    programs.some((program) => program?.exprs.some(({ reads }) => reads.includes("text"))) || exprs.some(readsText);
  if (!read && ask === undefined) return null;
  return { ...(read ? { read } : {}), ...(ask === undefined ? {} : { question: ask.question }) };
}

/** Not those that hand on all that `monitor.look` gave, which the lowering made itself. */
function readsText({ tree }: CheckedExpr): boolean {
  return (pathsRead(tree).get(`steps.${LOOK}`) ?? []).some(([field]) => field === "text");
}
