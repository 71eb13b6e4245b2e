import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Op } from "../../runtime/ir/plan.ts";
import { makePlan } from "../support/make-plan.ts";
import { startRunWorld, TENANT, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";
import { until } from "../support/until.ts";

let world: RunWorld;
before(async () => {
  world = await startRunWorld();
  await world.worker([testActivity("test.echo", async (input) => ({ output: { echoed: input["value"] as number } }))]);
});
after(() => world.stop());

const SIGNALS = 30;
const APPROVALS = 12;

test("signals and decisions that come while a run continues as new again and again are each taken once, in order", async () => {
  const plan = makePlan((p) => {
    const loop = (id: string, max: number, body: Op[]): Op => ({
      op: "loop",
      kind: "loop",
      id,
      start: p.t([]),
      max,
      onMax: "stop",
      body,
    });
    const approve: Op = {
      op: "receive",
      kind: "approve",
      id: "ok",
      wants: { question: p.t("Go on?"), choices: ["yes", "no"] },
      output: p.t("${output.choice}"),
    };
    const branches = [
      {
        name: "heard",
        body: [
          loop("listens", SIGNALS, [
            { op: "receive", kind: "listen", id: "got", wants: { signal: "s" } },
            p.set("all", "${last + [steps.got]}"),
          ]),
        ],
      },
      {
        name: "decided",
        body: [
          {
            op: "each",
            kind: "map",
            id: "gates",
            over: p.t(Array.from({ length: APPROVALS }, (_, index) => index)),
            as: "item",
            width: { v: APPROVALS },
            max: APPROVALS,
            collect: false,
            body: [approve],
          } as Op,
        ],
      },
      {
        name: "worked",
        body: [
          loop("works", 25, [
            p.call("step", { value: 1 }, { activity: "test.echo" }),
            p.set("n", "${last + [steps.step.echoed]}"),
          ]),
        ],
      },
    ];
    return [{ op: "fork", kind: "parallel", id: "all", join: "all", branches }];
  });
  const runId = await world.start(plan, { continueAt: 10 });
  const to = { tenant: TENANT, runId };
  await until("the approvals", async () =>
    (await world.events(runId)).filter(({ path }) => path?.endsWith(".ok")).length === APPROVALS ? true : undefined,
  );
  const signals = async (): Promise<void> => {
    for (let n = 0; n < SIGNALS; n += 1) {
      // Each twice: a repeat of an id counts once.
      for (let k = 0; k < 2; k += 1) assert.equal(await world.bridge.signal(to, "s", n, `s${n}`), "delivered");
    }
  };
  const decisions = async (): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (let n = 0; n < APPROVALS; n += 1) {
      const args = [`gates[${n}].ok`, { choice: n % 2 === 0 ? "yes" : "no", by: "key:k", comment: null }] as const;
      const answer = await world.bridge.update(to, "wl.decide", args, `d${n}`, 30_000);
      answers.push(answer.status === "completed" ? (answer.value as { status: string }).status : answer.status);
    }
    return answers;
  };
  const [answers] = await Promise.all([decisions(), signals()]);
  assert.deepEqual(answers, Array(APPROVALS).fill("decided"));
  const events = await world.journal(runId);
  assert.deepEqual(events.at(-1)?.data["output"], {
    heard: Array.from({ length: SIGNALS }, (_, n) => n),
    decided: Array.from({ length: APPROVALS }, (_, n) => (n % 2 === 0 ? "yes" : "no")),
    worked: Array(25).fill(1),
  });
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  const executions = await world.store.admin("select 1 from wl.run_executions where run_id = $1", [runId]);
  assert.ok(executions.length > 10, `it had ${executions.length} executions`);
});
