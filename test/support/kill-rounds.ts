import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { makeClient } from "../../cmd/cli/client.ts";
import { startCountingSite, type CountingSite } from "./counting-site.ts";
import { startStackProcess, type StackProcess } from "./stack-process.ts";

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Followed {
  readonly runId: string;
  readonly name: string;
  readonly events: StoredEvent[];
  readonly connections: () => number;
  readonly end: Promise<void>;
}

export interface KillReport {
  readonly kills: number;
  readonly runs: number;
  readonly hits: number;
  readonly events: number;
  readonly reconnects: number;
}

const DOCUMENT = readFileSync(join(import.meta.dirname, "..", "e2e", "every-kind.yaml"), "utf8");

/**
 * `rounds` times: starts runs of every step kind, kills the worker process with SIGKILL at random moments while they are
 * in flight, and asserts from outside that every run completed with its output, that no call was made again after its
 * checkpoint was recorded, and that a follower that lost its connection holds every event once and in order.
 */
export async function killRounds(rounds: number, seed: number, say: (line: string) => void): Promise<KillReport> {
  const random = seeded(seed);
  const site = await startCountingSite(() => 10 + random() * 150);
  const stack = await startStackProcess({ env: { WATCHLOOM_EGRESS_ALLOW: new URL(site.url).host } });
  const report = { kills: 0, runs: 0, hits: 0, events: 0, reconnects: 0 };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const runs = await Promise.all(
        Array.from({ length: 4 }, (_, index) => begin(stack, site, `r${round}-${index}`, random)),
      );
      const over = new AbortController();
      const driver = drive(stack, runs, over.signal);
      const all = Promise.all(runs.map((run) => run.end));
      const killed = killWorkers(stack, 3 + Math.floor(random() * 3), random, over.signal);
      await Promise.race([all, stuck(runs, 150_000)]);
      over.abort();
      report.kills += await killed;
      await driver;
      for (const run of runs) await judge(stack, site, run);
      report.runs += runs.length;
      report.events += runs.reduce((sum, run) => sum + run.events.length, 0);
      report.reconnects += runs.reduce((sum, run) => sum + run.connections() - 1, 0);
      say(
        `round ${round} of ${rounds}: ${report.kills} kills, ${report.runs} runs completed, ${site.hits.length} calls`,
      );
    }
    report.hits = site.hits.length;
    return report;
  } finally {
    await stack.stop();
    await site.stop();
  }
}

async function begin(stack: StackProcess, site: CountingSite, name: string, random: () => number): Promise<Followed> {
  const input = encodeURIComponent(JSON.stringify({ base: site.url, run: name }));
  const run = await stack.client.request("POST", `/runs?input=${input}`, {
    body: DOCUMENT,
    contentType: "application/yaml",
  });
  const runId = String((run as JsonObject)["id"]);
  const events: StoredEvent[] = [];
  let connections = 0;
  // A follower that hangs up every so often and comes back with the last id it saw.
  const follow = async (): Promise<void> => {
    for (;;) {
      connections += 1;
      const hangUp = new AbortController();
      const timer = setTimeout(() => hangUp.abort(), 300 + random() * 2500);
      const client = makeClient(stack.url, stack.apiKey);
      try {
        for await (const frame of client.follow(runId, events.at(-1)?.seq ?? 0, hangUp.signal)) {
          if (frame.kind === "event") events.push(frame.event);
        }
      } finally {
        clearTimeout(timer);
      }
      if (/^run\.(completed|failed|canceled|timed_out|terminated)$/.test(events.at(-1)?.type ?? "")) return;
    }
  };
  return { runId, name, events, connections: () => connections, end: follow() };
}

/** Signals and approves what waits, as people would. */
async function drive(stack: StackProcess, runs: readonly Followed[], signal: AbortSignal): Promise<void> {
  const sent = new Set<string>();
  const once = async (key: string, act: () => Promise<unknown>): Promise<void> => {
    if (sent.has(key)) return;
    // A refusal (no worker just now: 503) is tried again in the next turn.
    if (
      await act().then(
        () => true,
        () => false,
      )
    )
      sent.add(key);
  };
  while (!signal.aborted) {
    for (const run of runs) {
      const waits = (kind: string): boolean =>
        run.events.some((event) => event.type === "step.started" && event.data["kind"] === kind);
      if (waits("listen")) {
        await once(`${run.runId}/go`, () =>
          stack.client.request("POST", `/runs/${run.runId}/signals/go`, {
            body: JSON.stringify({ word: run.name }),
            headers: { "idempotency-key": `go-${run.name}` },
          }),
        );
      }
      if (waits("approve")) {
        await once(`${run.runId}/agreed`, () =>
          stack.client.request("POST", `/runs/${run.runId}/approvals/agreed`, { body: '{"choice":"approve"}' }),
        );
      }
    }
    await pause(150, undefined, { signal }).catch(() => undefined);
  }
}

async function killWorkers(
  stack: StackProcess,
  times: number,
  random: () => number,
  signal: AbortSignal,
): Promise<number> {
  let kills = 0;
  for (let index = 0; index < times && !signal.aborted; index += 1) {
    await pause(200 + random() * 1800, undefined, { signal }).catch(() => undefined);
    // Between two lives of the worker there is nothing to kill.
    while (!signal.aborted && !killed(stack.pid("worker"))) await pause(50);
    if (!signal.aborted) kills += 1;
  }
  return kills;
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

/** Fails fast, with what is known, where no run makes progress any more. */
async function stuck(runs: readonly Followed[], limitMs: number): Promise<never> {
  let before = -1;
  for (let quiet = 0; quiet < limitMs; quiet += 1000) {
    await pause(1000, undefined, { ref: false });
    const events = runs.reduce((sum, run) => sum + run.events.length, 0);
    if (events !== before) quiet = 0;
    before = events;
  }
  const shown = runs.map(
    (run) =>
      `${run.runId} (${run.name}): ${run.events
        .slice(-4)
        .map((event) => `${event.seq} ${event.type} ${event.path ?? ""}`)
        .join("; ")}`,
  );
  throw new Error(`no progress for ${limitMs / 1000} s:\n${shown.join("\n")}`);
}

async function judge(stack: StackProcess, site: CountingSite, run: Followed): Promise<void> {
  const got = (await stack.client.request("GET", `/runs/${run.runId}`)) as JsonObject;
  assert.equal(got["status"], "completed", `${run.runId}: ${JSON.stringify(got["error"])}`);
  assert.deepEqual(got["output"], {
    first: 1,
    chosen: "taken",
    mapped: [1, 2, 3, 4],
    looped: 3,
    winner: "quick",
    word: run.name,
    choice: "approve",
    child: 7,
    guarded: "as planned",
  });

  assert.deepEqual(
    run.events.map((event) => event.seq),
    run.events.map((_, index) => index + 1),
    "each event once, in order, without a gap",
  );
  const stored = await allEvents(stack, run.runId);
  assert.deepEqual(run.events, stored, "the follower holds what the journal holds");
  assert.equal(
    run.events.filter((event) => /^run\.(completed|failed|canceled|timed_out|terminated)$/.test(event.type)).length,
    1,
  );

  const hitsOf = (suffix: string) => site.hits.filter((hit) => hit.url.split("?")[0] === `/${run.name}/${suffix}`);
  assert.ok(hitsOf("post").length <= 1, "a call that is not idempotent is never made twice");
  const suffixOf = (path: string): string | undefined => {
    if (path === "first") return "first";
    const indexed = /^(mapped|looped)\[(\d+)\]\.(fetched|round)$/.exec(path);
    return indexed === null ? undefined : `${indexed[1]}/${indexed[2]}`;
  };
  for (const event of stored) {
    const suffix = event.type === "checkpoint.created" ? suffixOf(event.path ?? "") : undefined;
    if (suffix === undefined) continue;
    const late = hitsOf(suffix).filter((hit) => hit.at > Date.parse(event.time) + 5);
    assert.deepEqual(late, [], `${event.path} was called again after its checkpoint`);
  }
  for (const suffix of [
    "first",
    "mapped/0",
    "mapped/1",
    "mapped/2",
    "mapped/3",
    "looped/0",
    "looped/1",
    "looped/2",
    "child",
  ]) {
    assert.ok(hitsOf(suffix).length >= 1, `${suffix} was called`);
  }
}

async function allEvents(stack: StackProcess, runId: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let after = 0; ;) {
    const page: Json = await stack.client.request("GET", `/runs/${runId}/events?after=${after}&limit=1000`);
    assert.ok(isJsonObject(page));
    events.push(...(page["data"] as unknown as StoredEvent[]));
    if (page["has_more"] !== true) return events;
    after = Number(page["next_after"]);
  }
}
