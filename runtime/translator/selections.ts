import type { Json } from "../ir/json.ts";
import type { Report } from "./diagnostics.ts";
import type { OpenChecks, SelectionMistake } from "./document-source.ts";

/** Every mistake in a selection, each at its place; `pointer` is the selection's. */
export function checkSelection(checks: OpenChecks | undefined, select: Json, pointer: string, report: Report): void {
  for (const { pointer: inside, ...mistake } of checks?.selection(select) ?? [])
    reportSelectionMistake(report, pointer + inside, mistake);
}

export function reportSelectionMistake(report: Report, pointer: string, mistake: SelectionMistake): void {
  const { code, message, hint, from, to } = mistake;
  report(code, pointer, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
}
