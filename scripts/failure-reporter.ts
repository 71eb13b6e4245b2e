import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";

/** A node:test reporter that shows only what failed, with its file, and nothing where all passed. */
export default async function* failureReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== "test:fail") continue;
    const { name, file, line, details } = event.data;
    // A suite fails because of its tests: they are shown themselves.
    if (details.error.cause === undefined && details.type === "suite") continue;
    yield `\nFAILED ${name}\n  ${file ?? ""}:${line ?? ""}\n${inspect(details.error.cause ?? details.error, { depth: 6 })}\n`;
  }
}
