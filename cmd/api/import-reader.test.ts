import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { strToU8 } from "fflate";
import { until } from "../../test/support/until.ts";
import { makeImportReader, type ImportReader } from "./import-reader.ts";
import { ApiError } from "./problems.ts";

const readers: ImportReader[] = [];
const reader = (...limits: Parameters<typeof makeImportReader>): ImportReader => {
  const made = makeImportReader(...limits);
  readers.push(made);
  return made;
};
after(() => Promise.all(readers.map((each) => each.stop())));
const refusedFor = (why: RegExp) => (error: unknown) =>
  error instanceof ApiError && error.code === "invalid-request" && why.test(error.message);

const GOOD = strToU8("https://a.example/one\nhttps://a.example/two\n");

test("monitors are read beside this thread, and what is wrong with a file is said as the reader says it", async () => {
  const made = reader();
  const { format, monitors } = await made.read(GOOD);
  assert.deepEqual([format, monitors.length], ["url-list", 2]);
  await assert.rejects(made.read(GOOD, "opml"), refusedFor(/^the file is no OPML/));
  await assert.rejects(made.read(strToU8('{"watchloom": ')), refusedFor(/^the file is no JSON/));
});

test("a file of brackets is refused when its time is over, and the next one is read", async () => {
  const made = reader({ limitMs: 1500, heapMiB: 512 });
  const brackets = strToU8(`watchloom: 1\na: ${"[".repeat(2_000_000)}`);
  await assert.rejects(made.read(brackets), refusedFor(/^to read the file takes more than 1.5 s$/));
  const deep = strToU8(`{"watchloom_export":1,"monitors":[],"x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`);
  const later = reader();
  assert.equal((await later.read(deep)).monitors.length, 0, "what stands beside is not looked at");
  const list = strToU8(`${"[".repeat(200_000)}${"]".repeat(200_000)}`);
  await assert.rejects(later.read(list, "watchloom"), refusedFor(/it is nested too deep$/));
  assert.equal((await later.read(GOOD)).monitors.length, 2);
});

test("a short file that grows in memory is refused when it has outgrown it, and the next one is read", async () => {
  const made = reader({ limitMs: 60_000, heapMiB: 64 });
  const grows = strToU8(`{"watching":{},"x":[${'{"a":[]},'.repeat(2_000_000)}0]}`);
  await assert.rejects(made.read(grows), refusedFor(/^to read the file takes more memory than is allowed$/));
  assert.equal((await made.read(GOOD)).monitors.length, 2);
});

test("the process that reads a file ends with the one that it reads for, though that is killed in the middle of it", async () => {
  const reading = new URL("./import-reader.ts", import.meta.url).href;
  // Minutes of reading.
  const program = `
    const { makeImportReader } = await import(${JSON.stringify(reading)});
    const brackets = "watchloom: 1\\na: " + "[".repeat(4_000_000);
    setInterval(() => undefined, 1000);
    await makeImportReader({ limitMs: 600_000, heapMiB: 2048 }).read(new TextEncoder().encode(brackets));`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  const reader = await until("its process", async () => (await processes()).find(({ ppid }) => ppid === parent.pid));
  // It is busy: loading its modules takes a fraction of this.
  await until("its work", async () => ((await cpuSeconds(reader.pid)) >= 2 ? true : undefined), 120_000);
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await until("its end", async () => ((await processes()).some(({ pid }) => pid === reader.pid) ? undefined : true));
});

const run = promisify(execFile);

async function processes(): Promise<{ readonly pid: number; readonly ppid: number }[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  return stdout.split("\n").flatMap((line) => {
    const [pid, ppid, state] = line.trim().split(/\s+/);
    // A zombie has ended, though nobody has asked how.
    return pid === undefined || pid === "" || state?.startsWith("Z") ? [] : [{ pid: Number(pid), ppid: Number(ppid) }];
  });
}

/** What a process has used of the processor. */
async function cpuSeconds(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "time=", "-p", String(pid)]);
  return stdout
    .trim()
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
