import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Lines and files of each layer, tests apart. */
const tracked = spawnSync("git", ["ls-files", "*.ts", "*.sql"], { encoding: "utf8" })
  .stdout.split("\n")
  .filter(Boolean);
const layers = new Map<string, { files: number[]; tests: number[] }>();
for (const path of tracked) {
  if (/generated|[.]gen[.]/.test(path)) continue;
  const parts = path.split("/");
  const layer = ["runtime", "cmd", "workers"].includes(parts[0] ?? "") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
  const entry = layers.get(layer) ?? { files: [], tests: [] };
  const lines = readFileSync(path, "utf8").split("\n").length - 1;
  (path.endsWith(".test.ts") || layer === "test" ? entry.tests : entry.files).push(lines);
  layers.set(layer, entry);
}
const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))] ?? 0;
console.table(
  Object.fromEntries(
    [...layers].sort().map(([layer, { files, tests }]) => [
      layer,
      {
        files: files.length,
        lines: sum(files),
        median: quantile(files, 0.5),
        p90: quantile(files, 0.9),
        max: Math.max(0, ...files),
        testFiles: tests.length,
        testLines: sum(tests),
      },
    ]),
  ),
);
