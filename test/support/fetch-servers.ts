import { temporalBinary } from "../../cmd/stack/temporal-binary.ts";
import { versitygwBinary } from "../../cmd/stack/versitygw.ts";
import { CACHE_DIR } from "./cache-dir.ts";

/**
 * Fetches or builds the servers that tests start and that are on this machine nowhere yet: once, one after another,
 * before test files that run side by side would each begin to. What fails is said; the tests that need it say it again.
 */
const options = { cacheDir: CACHE_DIR, env: process.env, log: (line: string) => console.log(line) };
for (const fetch of [temporalBinary, versitygwBinary]) {
  try {
    await fetch(options);
  } catch (error) {
    console.error((error as Error).message);
  }
}
