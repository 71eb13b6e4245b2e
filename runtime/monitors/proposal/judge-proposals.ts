import { DateTime, Duration } from "luxon";
import { intoWindow } from "../../ir/check-times.ts";
import { formatDuration, parseDuration } from "../../ir/durations.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { ProposalBounds } from "../../ir/monitor.ts";
import type { Said } from "./said.ts";

/**
 * "A model may propose the next check inside `[min, max]`; it never changes state, recipients or schedule." What came of
 * it, as the check shows it. The gap that the schedule itself has come to stays what it is: a proposal moves one check.
 */
export interface Proposal extends JsonObject {
  /** Which question it was an answer to. */
  by: Said["by"];
  /** As the model wrote it; null: it said that it proposes nothing. */
  proposed: string | null;
  reason: string | null;
  /** `bounded`: taken, as far as the schedule allows. */
  outcome: "taken" | "bounded" | "ignored";
  /** Why it is not taken as it is. */
  note: string | null;
  /** RFC 3339: when the next check is by it; null where it is ignored. */
  at: string | null;
}

/** Of several questions in one check the last that proposes something counts: it knew most. Null: nothing was said. */
export function judgeProposals(
  all: readonly (Said | null)[],
  bounds: ProposalBounds | undefined,
  now: number,
): Proposal | null {
  if (bounds === undefined) return null;
  const judged = all.flatMap((said) => (said === null ? [] : [judge(said, bounds, now)]));
  return judged.findLast(({ at }) => at !== null) ?? judged.at(-1) ?? null;
}

/** The check is the monitor's last for now. */
export function withoutNext(proposal: Proposal | null, why: string): Proposal | null {
  return proposal === null || proposal.at === null
    ? proposal
    : { ...proposal, outcome: "ignored", note: why, at: null };
}

function judge({ by, next, reason }: Said, bounds: ProposalBounds, now: number): Proposal {
  const said = { by, proposed: text(next), reason: text(reason) };
  const ignored = (note: string): Proposal => ({ ...said, outcome: "ignored", note, at: null });
  if (said.proposed === null) return ignored("null proposes nothing");
  const gapMs = gapOf(said.proposed, bounds.timezone, now);
  if (gapMs === null) return ignored("it is neither an ISO 8601 duration nor an RFC 3339 time");
  if (gapMs < 0) return ignored("it lies in the past");
  const { minMs, maxMs } = bounds;
  const taken = Math.min(maxMs, Math.max(minMs, gapMs));
  const [at, open] = [intoWindow(bounds, now + taken), now + taken];
  return {
    ...said,
    outcome: taken === gapMs ? "taken" : "bounded",
    note: noteOf(gapMs, bounds) ?? (at === open ? null : "moved into the next of the schedule's windows"),
    at: new Date(at).toISOString(),
  };
}

function noteOf(gapMs: number, { minMs, maxMs }: ProposalBounds): string | null {
  if (gapMs < minMs) return `the shortest time between two checks is ${formatDuration(minMs)}`;
  return gapMs > maxMs ? `the longest time between two checks is ${formatDuration(maxMs)}` : null;
}

function text(value: Said["next"]): string | null {
  return typeof value === "string" && value !== "" && value !== "null" ? value : null;
}

const LONGEST = 60;
const TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const SIGNED = /^([+-]?)(P(?=.)[^+-]*)$/i;

/** From now, in ms: negative where it is past; null where the text is neither a duration nor a time. */
function gapOf(said: string, zone: string, now: number): number | null {
  if (said.length > LONGEST) return null;
  if (TIME.test(said)) {
    const time = DateTime.fromISO(said);
    return time.isValid ? time.toMillis() - now : null;
  }
  const fixed = parseDuration(said);
  if (fixed !== null) return fixed;
  // Months and years have no fixed length: they are counted on the calendar.
  const [, sign, unsigned = ""] = SIGNED.exec(said.trim()) ?? [];
  const duration = Duration.fromISO(unsigned.toUpperCase());
  if (!duration.isValid) return null;
  const then = DateTime.fromMillis(now, { zone }).plus(sign === "-" ? duration.negate() : duration);
  return then.isValid ? then.toMillis() - now : null;
}
