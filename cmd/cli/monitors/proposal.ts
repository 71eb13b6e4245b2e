import { oneLine, type Paint } from "../terminal.ts";

/** What a model said of a monitor's next check; `at` is RFC 3339. */
export interface Proposal {
  readonly proposed: string | null;
  readonly reason: string | null;
  readonly outcome: string;
  readonly note: string | null;
  readonly at: string | null;
}

/** In one line: what was proposed, what came of it where that is another thing, and why. */
export function showProposal(paint: Paint, { proposed, reason, outcome, note }: Proposal, longest: number): string {
  const said = `${proposed ?? "nothing"}${outcome === "taken" ? "" : ` ${outcome}`}`;
  const why = [reason, note].filter((part) => part !== null).join("; ");
  const text = oneLine(why === "" ? said : `${said}: ${why}`, longest);
  return outcome === "ignored" ? paint.dim(text) : text;
}
