import type { Failure } from "../../../runtime/ir/failure.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { FeedOutput } from "../activities/feed/feed-output.ts";
import type { ComparedValue, CompareValueJob } from "../monitors/compare-value.ts";
import type { SelectedValue, SelectValueJob } from "../monitors/select-value.ts";

/** Work on bytes from outside that takes time and memory in a way which nobody can foresee. */
export type ComputeJob =
  | { readonly kind: "select"; readonly html: Json; readonly select: Json; readonly url?: string }
  | { readonly kind: "feed"; readonly text: string; readonly url: string }
  | SelectValueJob
  | CompareValueJob;

/** What each kind gives. */
export interface ComputeResults {
  readonly select: { readonly value: Json };
  readonly feed: FeedOutput;
  readonly "monitor-select": SelectedValue;
  readonly "monitor-compare": ComparedValue;
}

export type ComputeAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly failure: Failure }
  /** Not the job's fault but ours: a stack. */
  | { readonly ok: false; readonly bug: string };
