/** When a mistake is found; the phases of the translator, in order. */
export type DiagnosticPhase = "parse" | "validate" | "resolve" | "check" | "limits";

/** What the catalogue says of a code. Codes are stable: one that is given up is never used again. */
export interface CodeEntry {
  readonly severity: "error" | "warning";
  readonly phase: DiagnosticPhase;
  /** The mistake in a few words. */
  readonly title: string;
  /** Why it is one, and what to do. */
  readonly explanation: string;
}

export const error = (phase: DiagnosticPhase, title: string, explanation: string): CodeEntry => ({
  severity: "error",
  phase,
  title,
  explanation,
});

export const warning = (phase: DiagnosticPhase, title: string, explanation: string): CodeEntry => ({
  severity: "warning",
  phase,
  title,
  explanation,
});
