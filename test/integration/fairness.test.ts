import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listUnstarted } from "../../runtime/store/index.ts";
import { emitSpec } from "../../runtime/ir/workflow-spec.ts";
import { makePlan } from "../support/make-plan.ts";
import { accept, startRunWorld, type RunWorld } from "../support/run-world.ts";
import { testActivity } from "../support/test-activity.ts";

/* One tenant with a thousand queued runs, and another with one: by order and counts, since a time would be the machine's. */

const QUEUED = 1_000;
let world: RunWorld;
before(async () => {
  world = await startRunWorld();
});
after(() => world.stop());

const plan = makePlan((p) => [p.call("first"), p.call("second")]);

test("a tenant's one run does not wait for another's thousand: its start and its calls take turns with theirs", async () => {
  for (let n = 0; n < QUEUED; n += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => world.start(plan, { runId: `many_${n + index}`, tenant: "many" })),
    );
  }
  await world.start(plan, { runId: "one", tenant: "one" });
  const worker = await world.worker([testActivity("test.work", async () => ({ output: 1 }))]);
  try {
    await world.journal("one", 300_000);
  } finally {
    await worker.stop();
  }
  // Of the others, those whose first step had begun before the one run had ended.
  const [row] = await world.database.asSystem((tx) =>
    tx.query<{ begun: number; ended: number }>(
      `select count(*) filter (where e.type = 'run.started')::integer as begun,
              count(*) filter (where e.type = 'run.completed')::integer as ended
         from wl.events e
        where e.tenant = 'many'
          and e.stored_at < (select stored_at from wl.events where run_id = 'one' and type = 'run.completed')`,
    ),
  );
  // Without fairness all thousand begin before it; with it, what the workers had fetched, and then every second one.
  assert.ok(row!.begun < QUEUED / 4, `${row!.begun} of ${QUEUED} had begun, ${row!.ended} had ended`);
});

test("after an outage of Temporal the runs of all tenants are started by turns", async () => {
  const waiting = (tenant: string, runId: string) =>
    accept(world.database, emitSpec(plan, { tenant, runId, time: new Date(0).toISOString(), input: { v: {} } }));
  for (let n = 0; n < 30; n += 1) await waiting("crowd", `crowd_${n}`);
  for (let n = 0; n < 3; n += 1) await waiting("few", `few_${n}`);
  await world.database.asSystem((tx) =>
    tx.query("update wl.runs set marked_started_at = now() where tenant not in ('crowd', 'few')"),
  );
  const next = await world.database.asSystem((tx) => listUnstarted(tx, 0, 6));
  assert.deepEqual(next.map((run) => run.tenant).toSorted(), ["crowd", "crowd", "crowd", "few", "few", "few"]);
});
