import type { TestEvent } from "node:test/reporters";

/** A node:test reporter that says only how many tests passed, failed and were skipped, as one line of JSON. */
export default async function* countReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const event of source) {
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    if (event.data.details.type === "suite") continue;
    // A file that ran is reported as a test of its own: only what stands inside it counts, unless the file broke.
    if (event.type === "test:fail") counts.failed += 1;
    else if (event.data.skip !== undefined || event.data.todo !== undefined) counts.skipped += 1;
    else counts.passed += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}
