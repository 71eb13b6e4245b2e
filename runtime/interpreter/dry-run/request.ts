import type { Failure } from "../../ir/failure.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { Plan, RunFacts } from "../../ir/plan.ts";

/** One answer of a mocked activity. */
export type Reply = {
  /** How long the attempt takes in virtual time, as a document writes durations; absent: no time. */
  readonly after?: string;
  /** Of `llm.generate`: the tool calls that the model makes before it answers; each is answered by a mock of its own. */
  readonly calls?: readonly MockedToolCall[];
} & (
  | { readonly output: Json; readonly usage?: { readonly tokens?: number; readonly bytes?: number } }
  | {
      readonly error: {
        readonly type: string;
        readonly message?: string;
        readonly details?: Json;
        /** Not to be tried again, though its type may be. */
        readonly final?: boolean;
        /** The call certainly had no effect, so that it may be repeated even where it is not idempotent. */
        readonly noEffect?: boolean;
        /** What the other side asked for (Retry-After), as a duration. */
        readonly retryAfter?: string;
      };
    }
);

export interface MockedToolCall {
  readonly activity: string;
  readonly with: Json;
}

/** By path, id or activity, in this order of preference: replies used in turn, the last one repeated. */
export type Mocks = { readonly [pathOrIdOrActivity: string]: Reply | readonly Reply[] };

/** Answers a call by code, for tests: `path` with the child run's prefix, `turn` counts the calls at that path. */
export type Answer = (path: string, activity: string, turn: number) => Reply;

export interface DryRunRequest {
  /** Validated, defaults filled in. */
  readonly input?: Json;
  readonly mocks?: Mocks | Answer;
  /** `at`: a duration after the start, or an RFC 3339 time. */
  readonly signals?: readonly {
    readonly at: string;
    readonly name: string;
    readonly payload?: Json;
    /** A repeat of an id is dropped; absent: each is its own. */
    readonly id?: string;
  }[];
  readonly approvals?: readonly {
    readonly at: string;
    readonly path: string;
    readonly choice: string;
    readonly by?: string;
    readonly comment?: string | null;
  }[];
  readonly cancel?: { readonly at: string; readonly reason?: string };
  /** When the run is accepted, RFC 3339; absent: 2026-01-01T00:00:00Z. */
  readonly time?: string;
  readonly run?: Partial<RunFacts>;
  /** What mocks are held against, and what is known to be repeatable. */
  readonly manifests?: ReadonlyMap<string, ActivityManifest>;
  /** What Watchloom's own calls in the plans of monitors give, where no mock does; undefined: it is none of them. `now`: simulated. */
  readonly own?: (activity: string, input: Json, now: number) => Json | undefined;
  /** Why a value does not fit a schema, or null. The interpreter has no validator of its own. */
  readonly check?: (schema: JsonSchema, value: Json) => string | null;
  /** Fills a child run's input with its defaults and holds it against its `inputs`; a text says why it does not fit. */
  readonly prepare?: (plan: Plan, input: Json) => { readonly value: Json } | { readonly problem: string };
  /** Called after much pure work, so that the process that serves others may do so. */
  readonly breathe?: () => Promise<void>;
  /** For tests: continue as new whenever possible, or only where no call is in flight (which changes no timing). */
  readonly continueAsNew?: "always" | "quiet";
}

/** An event as the journal would hold it. */
export interface DryRunEvent {
  readonly seq: number;
  readonly type: string;
  readonly time: string;
  readonly path?: string;
  readonly attempt?: number;
  readonly data: { readonly [key: string]: Json };
}

export interface DryRunResult {
  readonly status: "completed" | "failed" | "canceled" | "timed_out";
  readonly output: Json;
  readonly error: Failure | null;
  readonly events: readonly DryRunEvent[];
  /** Calls in the order in which they were made, each once whatever its attempts; a child's under `<step>/<path>`. */
  readonly effects: readonly { readonly path: string; readonly activity: string; readonly with: Json }[];
  /** From acceptance to the end, as a document writes durations. */
  readonly virtual_duration: string;
  /** What of the request came to nothing: a decision where no approval waited, a signal too many. */
  readonly notes: readonly string[];
  /** How often the run continued as new. */
  readonly continued: number;
}
