import type { Json, JsonSchema } from "./json.ts";
import type { WorkerChannel } from "./notification.ts";
import type { CheckedExpr, Template } from "./plan.ts";

/** What a monitor watches: which diff a change has. */
export const VALUE_KINDS = ["text", "number", "list", "object", "facts"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Every operation of `select` that Watchloom has itself; `schemas/select.schema.json` says what each takes. */
export const SELECT_OPERATIONS = [
  "remove",
  "css",
  "xpath",
  "items",
  "jsonpath",
  "regex",
  "lines",
  "text",
  "number",
  "date",
  "trim",
  "sort",
  "unique",
  "replace",
] as const;
export type SelectOperation = (typeof SELECT_OPERATIONS)[number];

/** A template with the expressions that it names: a part of a document that the check evaluates where it needs it. */
export interface Program {
  readonly template: Template;
  readonly exprs: readonly CheckedExpr[];
}

/** A text of a document that becomes Markdown: `title`, `message`, `line`. */
export interface TextProgram extends Program {
  /** Expressions of the template whose result is Markdown already (`diff.markdown`): not escaped. */
  readonly markdown?: readonly number[];
}

/** A channel, with expressions in a webhook's body and secrets by name. */
export interface ChannelProgram {
  readonly channel: string;
  readonly program: Program;
  /** One of the tenant's own workers. */
  readonly worker?: WorkerChannel;
}

/** `notify` of a document, lowered: what is said, evaluated only where something is told. */
export interface NotifyPrograms {
  /** Absent: the monitor's name. */
  readonly title?: TextProgram;
  /** Absent: what the change and the verdict say. */
  readonly message?: TextProgram;
  readonly each?: { readonly over: Program; readonly line: TextProgram; readonly max: number };
  readonly to: readonly ChannelProgram[];
}

export interface ConditionRules {
  /** `edge`: when the truth becomes true. `level`: every check in which it holds. `change`: every change in which it does. */
  readonly trigger: "edge" | "level" | "change";
  readonly firstRun: "notify" | "baseline";
  /** The same in so many checks in a row; from 1. */
  readonly confirm: number;
  /** What must be the same: the canonical value, or (numbers, facts) the truth of the condition. */
  readonly confirmBy: "value" | "truth";
  /** Whether the document has `ask`. */
  readonly asks: boolean;
}

/** What holds notifications back. Times of day and days are in the zone. */
export interface HoldRules {
  readonly timezone: string;
  readonly cooldownMs?: number;
  readonly maxPerDay?: number;
  /** `HH:MM`; `to` before `from` runs past midnight. */
  readonly quietHours?: { readonly from: string; readonly to: string };
  readonly digest?: { readonly crons: readonly string[] } | { readonly everyMs: number };
}

/** `compare.ignore`: an RE2 pattern on text, or a path (RFC 9535) in objects. */
export type Ignored = string | { readonly jsonpath: string };

/** How a monitor's value is made of what its source gave, and compared. */
export interface LookSettings {
  readonly source: "http" | "feed" | "search" | "call" | "steps";
  /** Of a search, as it is written. */
  readonly query?: string;
  readonly select?: readonly Json[];
  /** An operation of a worker follows: the value is taken as the operations left it. */
  readonly partly?: true;
  /** Null: it is what it turns out to be. */
  readonly kind: ValueKind | null;
  readonly identity?: Program;
  readonly ignore: readonly Ignored[];
  /** The value is what a model made of the text by this schema. */
  readonly extract?: { readonly schema: JsonSchema; readonly model?: string };
  /** A model that is asked anyway may propose the next check; absent: it is not told that it may. */
  readonly proposes?: ProposalBounds;
  /** When the text is of use though the page is the same as before. */
  readonly text?: TextNeeds;
  readonly tokensPerDay?: number;
}

/** A value that is not the text itself does not say what the text was, and it is not remembered. */
export interface TextNeeds {
  /** An expression reads it. */
  readonly read?: boolean;
  /** `ask`, which reads it when it is asked: once of a page that stays the same. */
  readonly question?: string;
}

/** What a proposal of the next check is held to, of an adaptive schedule. */
export interface ProposalBounds extends Pick<MonitorSchedule, "timezone" | "windows"> {
  readonly minMs: number;
  readonly maxMs: number;
}

/** What can be wrong with a selection and with what is ignored; codes of diagnostics. */
export const SELECTION_CODES = [
  "select.invalid",
  "select.bad_pattern",
  "select.bad_css",
  "select.bad_xpath",
  "select.bad_jsonpath",
  "select.bad_locale",
  "select.bad_date",
  "select.too_large",
] as const;
export type SelectionCode = (typeof SELECTION_CODES)[number];

/** What follows from what was seen. */
export interface SettleSettings {
  readonly condition: ConditionRules;
  /** Absent: no model is asked. */
  readonly ask?: {
    readonly question: string;
    readonly minConfidence: number;
    readonly onError: "hold" | "notify" | "skip";
  };
  readonly once: boolean;
  readonly stale: "send" | "drop";
  readonly hold: HoldRules;
  readonly notify: NotifyPrograms;
  readonly tokensPerDay?: number;
  /** As of {@link LookSettings}. */
  readonly proposes?: ProposalBounds;
}

/** Of a monitor's health: how many checks in a row, and whom to tell. */
export interface HealthSettings {
  readonly failures: number;
  readonly emptyFor: number;
  readonly staleAfterMs: number;
  readonly to: readonly ChannelProgram[];
}

/** When a monitor checks. */
export interface MonitorSchedule {
  readonly when:
    | { readonly everyMs: number }
    | { readonly crons: readonly string[] }
    | { readonly adaptive: { readonly minMs: number; readonly maxMs: number } };
  readonly timezone: string;
  readonly windows: readonly CheckWindow[];
  readonly jitterMs?: number;
  readonly overlap: "skip" | "buffer_one" | "buffer_all" | "cancel_other" | "terminate_other" | "allow_all";
  readonly catchupMs: number;
}

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];

/** `to` before `from` runs past midnight; the days are those on which it begins. */
export interface CheckWindow {
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
}

/** What a Monitor document says beside its plan: what is done with the plan, and when. */
export interface MonitorSpec {
  /** Of `source`, `select`, `extract`, `compare`: the baseline belongs to it. */
  readonly stateDigest: string;
  readonly schedule: MonitorSchedule;
  readonly health: HealthSettings;
  /** What held notifications are judged by when they may go. */
  readonly settle: SettleSettings;
  /** RFC 3339. */
  readonly expires?: string;
}
