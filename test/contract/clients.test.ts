import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { demandProgram } from "../../scripts/contract/program.ts";
import { ROOT } from "../../scripts/contract/spec.ts";
import { installTools, type Tools } from "../../scripts/contract/tools.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { makeTcpGate, type TcpGate } from "../support/tcp-gate.ts";
import { until } from "../support/until.ts";

const DOCUMENT = `watchloom: "1"
kind: Workflow
name: cut-off
steps:
  - { id: before, emit: { name: before, data: { mark: "first\\u2028line" } } }
  - { id: word, listen: { signal: word } }
  - { id: words, map: { over: [1, 2, 3, 4, 5], steps: [{ id: one, emit: { name: counted, data: { n: "\${item}" } } }] } }
  - { id: goodbye, listen: { signal: last } }
output: { word: "\${steps.word}" }
`;

let stack: TestStack;
let tools: Tools;
let gate: TcpGate;
const folder = mkdtempSync(join(tmpdir(), "watchloom-clients-"));

before(async () => {
  await demandProgram("the gate", process.execPath, [join(ROOT, "scripts", "contract.ts")]);
  tools = await installTools();
  stack = await startTestStack();
  gate = await makeTcpGate(Number(new URL(stack.api.url).port));
  writeFileSync(join(folder, "cut-off.yaml"), DOCUMENT);
});
after(async () => {
  await gate?.close();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A client's example: it prints each event as a line of JSON and, last, how the run ended. */
interface Follower {
  readonly lines: JsonObject[];
  readonly child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

function startExample(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Follower {
  const child = spawn(command, [...args, join(folder, "cut-off.yaml")], {
    cwd: ROOT,
    env: {
      ...process.env,
      WATCHLOOM_URL: `http://127.0.0.1:${gate.port}`,
      WATCHLOOM_API_KEY: stack.key,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: JsonObject[] = [];
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  // By hand, because node:readline takes U+2028 for the end of a line.
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() as string;
    lines.push(...parts.map((line) => JSON.parse(line) as JsonObject));
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { lines, child, said: () => said, ended };
}

/** Cuts the connection while the run waits, lets events pass by unseen, and lets the client come back. */
async function followsThroughACut(name: string, follower: Follower): Promise<void> {
  try {
    const seen = (what: string, fits: (line: JsonObject) => boolean): Promise<JsonObject> =>
      until(`${name}: ${what}`, async () => {
        assert.equal(follower.child.exitCode, null, `${name} ended early: ${follower.said()}`);
        return follower.lines.find(fits);
      });
    const waiting = await seen("the first listen", (line) => line["type"] === "run.waiting");
    const runId = waiting["run_id"] as string;
    gate.shut();
    assert.equal((await stack.send("POST", `/runs/${runId}/signals/word`, { body: "héllo" })).status, 202);
    // Events that nobody follows.
    await until("the second listen", async () => {
      const events = (await stack.send("GET", `/runs/${runId}/events`)).body["data"] as JsonObject[];
      return events.filter((event) => event["type"] === "run.waiting").length === 2 ? true : undefined;
    });
    const before = follower.lines.length;
    gate.open();
    await seen("the events that it missed", (line) => line["type"] === "run.waiting" && line !== waiting);
    assert.ok(follower.lines.length > before);
    // Once more, in the open.
    gate.shut();
    gate.open();
    assert.equal((await stack.send("POST", `/runs/${runId}/signals/last`, { body: null })).status, 202);
    assert.equal(await follower.ended, 0, follower.said());
    const result = follower.lines.pop() as JsonObject;
    assert.deepEqual(result, { status: "completed", output: { word: "héllo" } });
    const stored = (await stack.send("GET", `/runs/${runId}/events?limit=1000`)).body["data"] as JsonObject[];
    const key = (event: JsonObject): unknown[] => [event["seq"], event["type"], event["path"] ?? null, event["data"]];
    assert.deepEqual(follower.lines.map(key), stored.map(key), `${name}: every event exactly once`);
    assert.ok(stored.length > 10 && stored.at(-1)?.["type"] === "run.completed");
  } finally {
    gate.open();
    if (follower.child.exitCode === null) follower.child.kill("SIGKILL");
  }
}

test("TypeScript: submits, follows through a cut connection, reads the result", async () => {
  const file = join(ROOT, "clients", "typescript", "examples", "run-document.ts");
  await followsThroughACut("TypeScript", startExample(process.execPath, [file]));
});

test("Python: submits, follows through a cut connection, reads the result", async () => {
  const client = join(ROOT, "clients", "python");
  const file = join(client, "examples", "run_document.py");
  const env = { PYTHONPATH: client, PYTHONDONTWRITEBYTECODE: "1" };
  await followsThroughACut("Python", startExample(join(tools.python, "python"), [file], env));
});

test("Go: submits, follows through a cut connection, reads the result", async () => {
  const binary = join(folder, "run-document");
  const cwd = join(ROOT, "clients", "go");
  await demandProgram("go build", "go", ["build", "-o", binary, "./examples/run-document"], { cwd });
  await followsThroughACut("Go", startExample(binary, []));
});
