import { utf8Length } from "./utf8.ts";

/** As many as a run may have. */
export const MAX_LABELS = 10;
/**
 * What a Temporal server takes of one search attribute. A start with more is refused, and an upsert with more ends the
 * workflow at once, without its `finally` and its undos.
 */
export const MAX_LABELS_BYTES = 2048;

/** `WatchloomLabels`: `team=ops`, sorted, so that the same labels give the same list. */
export function labelList(labels: { readonly [name: string]: string }): string[] {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** Bytes of the labels as Temporal counts them. */
export function labelsBytes(labels: { readonly [name: string]: string }): number {
  return utf8Length(JSON.stringify(labelList(labels)));
}
