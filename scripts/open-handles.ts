import { after } from "node:test";

/**
 * Loaded into each test file before it: a file whose process does not end by itself when its tests are over has left
 * something open. It fails then, with what that is, instead of waiting for the file's time to be over.
 */
const PATIENCE_MS = 90_000;

// Processes that a test starts inherit the option, and are no test files.
if (process.argv[1]?.endsWith(".test.ts") === true) {
  after(() => {
    const tell = (): void => {
      console.error(`${process.argv[1]}: still open after the tests: ${process.getActiveResourcesInfo().join(", ")}`);
      process.exit(1);
    };
    setTimeout(tell, PATIENCE_MS).unref();
  });
}
