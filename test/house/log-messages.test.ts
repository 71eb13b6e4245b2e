import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..", "..");
const sources = globSync("{cmd,runtime,workers}/**/*.ts", { cwd: root })
  .filter((path) => !path.includes("node_modules") && !path.endsWith(".test.ts") && !path.startsWith("cmd/cli/"))
  .map((path) => readFileSync(join(root, path), "utf8"));

/** The messages of calls of a logger, by level. */
function messagesOf(level: string): Set<string> {
  const call = new RegExp(`(?:log|logger|sink)[.]${level}[(]\\s*(?:[{][^{}]*[}]|facts),\\s*"([^"]+)"`, "g");
  return new Set(sources.flatMap((text) => [...text.matchAll(call)].map((match) => match[1] ?? "")));
}

const page = readFileSync(join(root, "docs/reference/logs.md"), "utf8");
const documented = [...page.matchAll(/^\| `(error|warn)` +\| `([^`]+)` /gm)].map(([, level = "", message = ""]) => ({
  level,
  message,
}));

test("every error that is logged is on the page of logs, and each line of the page is logged", () => {
  const errors = messagesOf("error");
  const warnings = messagesOf("warn");
  assert.ok(errors.size > 12, `the scan finds ${errors.size} error messages`);
  const listed = new Set(documented.map(({ message }) => message));
  for (const message of errors) assert.ok(listed.has(message), `not on docs/reference/logs.md: "${message}"`);
  for (const { level, message } of documented)
    assert.ok((level === "error" ? errors : warnings).has(message), `${level} "${message}" is not logged any more`);
});
