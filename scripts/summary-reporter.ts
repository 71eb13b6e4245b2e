import { writeFileSync } from "node:fs";
import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";

/**
 * A node:test reporter that shows only what failed, whole and with its file, and leaves the counts as JSON in the file
 * that COUNTS_FILE names.
 */
export default async function* summaryReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  // After each test, not at the end: a runner that dies leaves what it had counted.
  const save = (): void => writeFileSync(process.env["COUNTS_FILE"] ?? "counts.json", JSON.stringify(counts));
  for await (const event of source) {
    if (event.type === "test:pass" && event.data.details.type !== "suite") {
      if (event.data.skip !== undefined || event.data.todo !== undefined) counts.skipped += 1;
      else counts.passed += 1;
      save();
    }
    // A suite fails because of its tests, which are shown themselves.
    if (event.type !== "test:fail" || event.data.details.type === "suite") continue;
    counts.failed += 1;
    save();
    const { name, file, line, details } = event.data;
    yield `\nFAILED ${name}\n  ${file ?? ""}:${line ?? ""}\n${inspect(details.error.cause ?? details.error, { depth: 6 })}\n`;
  }
}
