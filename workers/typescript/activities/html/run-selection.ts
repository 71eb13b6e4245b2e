import type { Json } from "../../../../runtime/ir/json.ts";
import { compileSelection, SelectionError } from "../../../../runtime/monitors/select/index.ts";
import { activityFailure } from "../../activity.ts";

/** The selected value; null where an operation found no match. */
export function runSelection(job: { readonly html: Json; readonly select: Json; readonly url?: string }): {
  value: Json;
} {
  const compiled = compileSelection(job.select);
  if (!compiled.ok) {
    const [first] = compiled.problems;
    throw activityFailure(
      "activity.invalid_input",
      `"select"${first?.pointer}: ${first?.message}`,
      compiled.problems.map((problem) => ({ ...problem })),
    );
  }
  try {
    const selected = compiled.run(job.html, { url: job.url });
    return { value: selected.empty ? null : selected.value };
  } catch (error) {
    if (error instanceof SelectionError) throw activityFailure("http.invalid_body", error.message);
    throw error;
  }
}
