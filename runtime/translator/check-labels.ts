import type { JsonObject } from "../ir/json.ts";
import { labelsBytes, MAX_LABELS_BYTES } from "../ir/labels.ts";
import type { Report } from "./diagnostics.ts";
import { labelsOf } from "./make-job.ts";
import { join } from "./resolve/pointer.ts";

/** A run whose labels Temporal does not take would be accepted and never start. */
export function checkLabels(document: JsonObject, pointer: string, report: Report): void {
  const bytes = labelsBytes(labelsOf(document));
  if (bytes <= MAX_LABELS_BYTES) return;
  const message = `The labels have ${bytes} bytes together; at most ${MAX_LABELS_BYTES} are allowed`;
  report("value.out_of_range", join(pointer, "labels"), message);
}
