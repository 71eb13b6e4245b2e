import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { freePort } from "../../cmd/stack/free-port.ts";
import { until } from "../support/until.ts";

const MAIN = join(import.meta.dirname, "..", "..", "cmd", "cli", "main.ts");
const folder = mkdtempSync(join(tmpdir(), "wl-refuses-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A verb with these settings: its exit code and what it said. */
async function up(env: { readonly [name: string]: string }, verb = "up"): Promise<{ code: number; said: string }> {
  const { PATH, HOME } = process.env;
  const settings = { PATH, HOME, WATCHLOOM_DATA_DIR: join(folder, "data"), WATCHLOOM_PORT: "0", ...env };
  const child = spawn(process.execPath, [MAIN, verb], {
    env: settings,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 60_000,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, said };
}

test("what keeps a stack from starting is told in a line that names the setting, before anything is started", async (t) => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  t.after(() => holder.close());
  const { port } = holder.address() as AddressInfo;
  for (const [env, problem] of [
    [
      { WATCHLOOM_DATA_DIR: join(file, "x") },
      `WATCHLOOM_DATA_DIR: "${join(file, "x")}" cannot be made: something on the way`,
    ],
    [{ WATCHLOOM_DATA_DIR: file }, `WATCHLOOM_DATA_DIR: "${file}" cannot be made: it is no folder`],
    [{ WATCHLOOM_CACHE_DIR: join(file, "x") }, `WATCHLOOM_CACHE_DIR: "${join(file, "x")}" cannot be made`],
    [{ WATCHLOOM_PORT: String(port) }, `WATCHLOOM_PORT=${port} is taken on 127.0.0.1; stop what listens there`],
    [{ WATCHLOOM_HOST: "198.51.100.1" }, 'WATCHLOOM_HOST="198.51.100.1" is no address of this machine'],
    [{ WATCHLOOM_API_KEY: `wl_abc_${"0".repeat(64)}_00000000` }, "WATCHLOOM_API_KEY has a wrong checksum"],
    [{ WATCHLOOM_API_KEY: "two words" }, "WATCHLOOM_API_KEY holds a blank"],
    [{ WATCHLOOM_EGRESS_ALLOW: "10.0.0.0/99" }, 'WATCHLOOM_EGRESS_ALLOW: "10.0.0.0/99" is not an entry'],
  ] as const) {
    const { code, said } = await up(env);
    assert.equal(code, 2, said);
    assert.match(said, /^the configuration has 1 mistake:\n {2}WATCHLOOM_/);
    assert.ok(said.includes(problem), said);
    assert.equal(said.trim().split("\n").length, 2, said);
  }
  for (const part of ["postgres", "temporal.db", "pids.json"]) {
    assert.ok(!existsSync(join(folder, "data", part)), `${part} was begun`);
  }
});

test("a file that a setting names and that is not there is told by name", async () => {
  const parts = { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c", TEMPORAL_ADDRESS: "127.0.0.1:1" };
  const { code, said } = await up({ ...parts, TEMPORAL_TLS_CA: "/nowhere/ca.pem" }, "worker");
  assert.equal(code, 2, said);
  assert.match(said, /\n {2}TEMPORAL_TLS_CA: "\/nowhere\/ca\.pem" cannot be read: there is no such file\n$/);
});

test("a start that waits for its database ends at a signal, and leaves no process behind", async (t) => {
  const data = join(folder, "waits");
  const closed = await freePort();
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    WATCHLOOM_DATA_DIR: data,
    WATCHLOOM_PORT: "0",
    DATABASE_URL: `postgres://nobody:x@127.0.0.1:${closed}/none`,
    TEMPORAL_ADDRESS: `127.0.0.1:${closed}`,
  };
  const child = spawn(process.execPath, [MAIN, "up"], { env, stdio: ["ignore", "pipe", "pipe"], timeout: 90_000 });
  t.after(() => child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const api = await until("the API's process", async () => {
    const table = existsSync(join(data, "pids.json")) ? readFileSync(join(data, "pids.json"), "utf8") : "{}";
    return (JSON.parse(table) as { parts?: { api?: { pid: number } } }).parts?.api?.pid;
  });
  child.kill("SIGTERM");
  const [code] = (await once(child, "close")) as [number];
  assert.equal(code, 0, said);
  assert.throws(() => process.kill(api, 0), /ESRCH/);
  assert.ok(!existsSync(join(data, "pids.json")));
});

test("a data directory that another stack holds is told as that", async () => {
  const data = join(folder, "held");
  mkdirSync(data);
  const table = { stack: { pid: process.pid, started: null }, parts: {} };
  writeFileSync(join(data, "pids.json"), JSON.stringify(table));
  const { code, said } = await up({ WATCHLOOM_DATA_DIR: data });
  assert.equal(code, 1, said);
  assert.match(
    said,
    /^a stack runs already on .* \(process \d+\); stop it, or set WATCHLOOM_DATA_DIR to another folder\n$/,
  );
});
