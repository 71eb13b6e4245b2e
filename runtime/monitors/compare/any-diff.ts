import type { ListDiff } from "./diff-list.ts";
import type { NumberDiff } from "./diff-number.ts";
import type { ObjectDiff } from "./diff-object.ts";
import type { TextDiff } from "./diff-text.ts";

/** What a model found that was not known before; made by the check, which asks it. */
export interface FactsDiff {
  readonly kind: "facts";
  readonly empty: boolean;
  readonly added: { readonly text: string; readonly source: string | null }[];
}

export type AnyDiff = TextDiff | NumberDiff | ListDiff | ObjectDiff | FactsDiff;
