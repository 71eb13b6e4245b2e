import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Runs every benchmark of bench/, or those named. Each prints what it measured; none asserts a time. */
const folder = join(import.meta.dirname, "..", "bench");
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".ts"))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace(/[.]ts$/, "")))
  .sort();
let failed = false;
for (const name of names) {
  console.log(`\n== ${name.replace(/[.]ts$/, "")}`);
  failed = spawnSync(process.execPath, [join(folder, name)], { stdio: "inherit" }).status !== 0 || failed;
}
process.exitCode = failed ? 1 : 0;
