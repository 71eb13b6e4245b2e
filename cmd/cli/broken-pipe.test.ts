import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { READER_GONE } from "./broken-pipe.ts";

const MAIN = join(import.meta.dirname, "main.ts");

test("a verb whose reader has gone leaves in silence", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "wl-pipe-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "broken.yaml");
  // More than a pipe holds, so that much is still to be written when the reader goes.
  writeFileSync(file, `watchloom: "1"\nkind: Workflow\nname: broken\nsteps: [{ id: a, set: "\${nothing}" }]\n`);
  const files = Array.from({ length: 400 }, () => file);
  const child = spawn(process.execPath, [MAIN, "validate", ...files], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [code] = (await once(child, "close")) as [number];
  assert.equal(said, "");
  assert.equal(code, READER_GONE);
});
