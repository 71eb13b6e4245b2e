import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Call, Op, SegmentOp } from "../../runtime/ir/plan.ts";
import { validate as isPlan } from "../../runtime/translator/generated/plan.cjs";
import { allInvoices, bookTrip, comparePrices } from "./documented-examples.ts";
import { everyKind } from "./every-kind.ts";
import { translate } from "../../runtime/translator/index.ts";
import { mistakes, translated, workflow } from "./mistakes.ts";

const ops = (steps: string, head = ""): readonly Op[] => translated(workflow(steps, head)).plan.body;
const segment = (step: string): SegmentOp => ops(`  - { id: a, ${step} }\n`)[0] as SegmentOp;
const call = (step: string): Call => segment(step).calls[0];
const get = 'call: http.request, with: { url: "https://a.example/" }';

test("a call has the documented defaults", () => {
  assert.deepEqual(call(get), {
    id: "a",
    activity: "http.request",
    with: { v: { url: "https://a.example/" } },
    timeoutMs: 60_000,
    retry: { attempts: 3, initialMs: 1000, factor: 2, maxMs: 30_000, except: [] },
  });
  assert.equal(call("call: llm.generate, with: { prompt: Hi }").timeoutMs, 300_000, "the manifest's own");
});

test("a call is local only where all its attempts fit into five seconds, and it may be repeated", () => {
  assert.equal(segment(get).host, "remote");
  assert.equal(segment(`${get}, timeout: 5s, retry: { attempts: 1 }`).host, "local");
  assert.equal(segment(`${get}, timeout: 1s`).host, "remote", "3 s and waits of 1 s and 2 s");
  assert.equal(segment(`${get}, timeout: 4s, deadline: 5s`).host, "local", "the deadline bounds all attempts");
  const post =
    'call: http.request, with: { url: "https://a.example/", method: POST }, timeout: 1s, retry: { attempts: 1 }';
  assert.equal(segment(post).host, "remote");
  assert.equal(segment(post.replace("method: POST", "method: POST, idempotent: true")).host, "local");
  assert.equal(segment("call: llm.generate, with: { prompt: Hi }, timeout: 1s, retry: { attempts: 1 }").host, "remote");
  assert.equal(segment(`${get}, timeout: 1s, retry: { attempts: 1 }, queue: gpu`).host, "remote");
});

test("constants are folded, and expressions that read nothing with them", () => {
  const { plan } = translated(
    workflow('  - { id: a, set: { n: "${1 + 2}", t: "n is ${1 + 2}, $${not} ${run.id}", m: "${{\'x\': [1]}}" } }\n'),
  );
  assert.deepEqual(plan.body[0], {
    id: "a",
    kind: "set",
    op: "let",
    value: {
      m: [
        ["n", { v: 3 }],
        ["t", { t: ["n is 3, ${not} ", 0] }],
        ["m", { v: { x: [1] } }],
      ],
    },
  });
  assert.deepEqual(
    plan.exprs.map(({ source }) => source),
    ["run.id"],
  );
});

test("an expression that fails on constants fails when the run gets there, not before", () => {
  const { plan } = translated(workflow('  - { id: a, if: "${run.name == \'x\'}", set: "${[1][3]}" }\n'));
  assert.deepEqual(
    plan.exprs.map(({ source }) => source),
    ["run.name == 'x'", "[1][3]"],
  );
});

test("an expression that stands twice is kept once", () => {
  const { plan } = translated(workflow('  - { id: a, set: ["${run.id}", "${run.id}", "${run.name}"] }\n'));
  assert.deepEqual(plan.body[0], { id: "a", kind: "set", op: "let", value: { l: [{ e: 0 }, { e: 0 }, { e: 1 }] } });
});

test("a step's output goes with its op, a call's with the call", () => {
  const [first, second] = ops(
    `  - { id: a, set: { n: 1 }, output: "\${output.n}" }\n  - { id: b, ${get}, output: "\${output.status}" }\n`,
  );
  assert.deepEqual(first!.output, { e: 0 });
  assert.equal(second!.output, undefined);
  assert.deepEqual((second as SegmentOp).calls[0].output, { e: 1 });
});

test("every kind lowers to its op", () => {
  const { plan } = translated(everyKind);
  assert.deepEqual(
    plan.body.map(({ id, kind, op }) => `${id} ${kind} ${op}`),
    [
      "now call segment",
      "page call segment",
      "total set let",
      "choice switch branch",
      "both parallel fork",
      "race parallel fork",
      "each map each",
      "again loop loop",
      "pause wait sleep",
      "paid listen receive",
      "agreed approve receive",
      "part run child",
      "careful try guard",
      "labelled emit emit",
      "early return end",
      "refuse fail end",
    ],
  );
});

test("the whole of every kind: conditions, limits, undo, catches", () => {
  const { plan } = translated(everyKind);
  const byId = new Map(plan.body.map((op) => [op.id, op]));
  const shown = (id: string): unknown => JSON.parse(JSON.stringify(byId.get(id)));
  assert.deepEqual((shown("page") as SegmentOp).calls[0].retry, {
    attempts: 2,
    initialMs: 500,
    factor: 2,
    maxMs: 2000,
    except: ["http.timeout"],
  });
  const page = (shown("page") as SegmentOp).calls[0];
  assert.deepEqual([page.timeoutMs, page.deadlineMs, page.heartbeatMs], [5000, 60_000, 2000]);
  assert.equal(page.undo?.unknown, true);
  assert.match(JSON.stringify(page.with), /\["auth",\{"m":\[\["bearer",\{"s":"erp"\}\]\]\}\]/);

  const each = byId.get("each")!;
  assert.ok(each.op === "each");
  assert.deepEqual([each.as, each.width, each.max, each.collect], ["row", { v: 2 }, 20, true], "maxItems bounds max");
  const again = byId.get("again")!;
  assert.ok(again.op === "loop");
  assert.deepEqual([again.start, again.max, again.everyMs, again.onMax], [{ v: { n: 0 } }, 5, 1000, "stop"]);
  const careful = byId.get("careful")!;
  assert.ok(careful.op === "guard");
  assert.deepEqual([careful.undo, careful.catches[0]!.as, careful.catches[0]!.errors], [true, "problem", ["http.*"]]);
  const part = byId.get("part")!;
  assert.ok(part.op === "child");
  assert.equal(plan.documents[part.document]!.name, "part");
  assert.deepEqual([part.awaited, part.timeoutMs, part.retry?.attempts], [true, 3_600_000, 2]);
});

test("what the head says is in the plan", () => {
  const { plan } = translated(everyKind);
  assert.equal(plan.name, "every-kind");
  assert.deepEqual(plan.labels, { team: "ops" });
  assert.equal(plan.timeoutMs, 2 * 86_400_000);
  assert.deepEqual(plan.budget, { tokens: 1000, steps: 5000, bytes: 5 * 1024 * 1024 });
  assert.deepEqual(Object.keys(plan.queries), ["total"]);
});

test("without a timeout a run may take 30 days, and none may take more than 365", () => {
  assert.equal(translated(workflow("  - { id: a, set: 1 }\n")).plan.timeoutMs, 30 * 86_400_000);
  assert.deepEqual(mistakes(workflow("  - { id: a, set: 1 }\n", "timeout: 366d")), ["duration.too_long @ 366d"]);
});

test("the spec carries what Temporal and its search attributes need", () => {
  const { spec, plan } = translated(everyKind, { tenant: "acme" });
  assert.equal(spec.workflowType, "every-kind");
  assert.equal(spec.workflowId, undefined);
  assert.equal(spec.executionTimeoutMs, plan.timeoutMs + 4_200_000);
  assert.deepEqual(spec.searchAttributes, [
    { name: "WatchloomTenant", type: "Keyword", value: "acme" },
    { name: "WatchloomDocument", type: "Keyword", value: "every-kind" },
    { name: "WatchloomDigest", type: "Keyword", value: plan.digest },
    { name: "WatchloomLabels", type: "KeywordList", value: ["team=ops"] },
  ]);
});

test("bounds are those of the document, and name what leaves one open", () => {
  const { bounds } = translated(workflow("  - { id: a, listen: { signal: go } }\n  - { id: b, wait: 1h }\n"));
  assert.equal(bounds.wallMs, null);
  assert.deepEqual(bounds.open, ["/steps/0"]);
  assert.equal(bounds.steps, 2);
});

test("what expressions cost is bounded by the sizes that types promise", () => {
  const cost = (maxItems: string): number => {
    const list = `{ type: array, ${maxItems}items: { type: number } }`;
    const doc = workflow(
      '  - { id: a, set: "${inputs.l.map(x, x * 2).sum()}" }\n',
      `inputs: { type: object, required: [l], properties: { l: ${list} } }`,
    );
    return translated(doc).bounds.evaluationSteps!;
  };
  assert.ok(cost("maxItems: 10, ") > 10);
  assert.ok(cost("maxItems: 100, ") > 5 * cost("maxItems: 10, "));
  assert.ok(cost("") >= cost("maxItems: 100, "), "of unknown size: the whole budget");
});

test("plans are what their published schema says", () => {
  const children = everyKind.replace(/^timeout.*$/m, "");
  for (const text of [everyKind, children, comparePrices, allInvoices, bookTrip]) {
    const { plan } = translated(text);
    assert.ok(isPlan(plan), JSON.stringify(isPlan.errors?.slice(0, 3), null, 2));
  }
});

test("what is over a limit is told at the step that takes the most, wherever it stands", () => {
  const get = 'call: http.request, with: { url: "https://a.example/" }';
  const doc = workflow(`  - id: t
    try:
      - id: p
        parallel:
          branches:
            x: [{ id: a, ${get} }]
            y:
              - id: s
                switch: [{ when: "\${run.id == ''}", steps: [{ id: m, map: { over: [1, 2, 3], steps: [{ id: b, ${get} }] } }] }]
`);
  const [only] = translate(doc, { limits: { activities: 3 } }).diagnostics;
  assert.equal(only!.code, "bounds.activities");
  assert.match(only!.message, /could take 4 calls, and at most 3 .* map "m", which may go round 3 times/);
  const flat = workflow(`  - { id: a, ${get} }\n  - { id: b, ${get} }\n`);
  assert.match(translate(flat, { limits: { activities: 1 } }).diagnostics[0]!.message, /most of them in "a"/);
});
