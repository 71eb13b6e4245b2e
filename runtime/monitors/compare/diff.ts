import type { Json, JsonObject } from "../../ir/json.ts";
import type { AnyDiff } from "./any-diff.ts";
import { canonicalText, textOf } from "./canonical.ts";
import { diffList } from "./diff-list.ts";
import { diffNumber } from "./diff-number.ts";
import { diffObject } from "./diff-object.ts";
import { diffText } from "./diff-text.ts";
import { keyItems } from "./identity.ts";
import type { Comparison } from "./comparison.ts";
import type { ValueKind } from "../../ir/monitor.ts";
import { diffMarkdown } from "./markdown.ts";

/** `diff` as expressions and notifications see it: with `markdown`. */
export type Diff = AnyDiff & { readonly markdown: string };

export function withMarkdown(diff: AnyDiff): Diff & JsonObject {
  return { ...diff, markdown: diffMarkdown(diff) } as unknown as Diff & JsonObject;
}

/** From `before` to `after`, both of the kind; by what counts alone. */
export function makeDiff(before: Json, after: Json, kind: ValueKind, comparison: Comparison): Diff & JsonObject {
  return withMarkdown(bare(before, after, kind, comparison));
}

function bare(before: Json, after: Json, kind: ValueKind, { identity, ignore }: Comparison): AnyDiff {
  if (kind === "text") return diffText(canonicalText(textOf(before), ignore), canonicalText(textOf(after), ignore));
  if (kind === "number" && typeof before === "number" && typeof after === "number") return diffNumber(before, after);
  if (kind === "list" && Array.isArray(before) && Array.isArray(after))
    return diffList(keyItems(before, identity, ignore), keyItems(after, identity, ignore));
  return diffObject(ignore.json(before), ignore.json(after));
}
