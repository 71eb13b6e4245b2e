import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compileExpression, parseTemplateText } from "../../expressions/index.ts";
import type { Json } from "../../ir/json.ts";
import type { HoldRules, NotifyPrograms } from "../../ir/monitor.ts";
import type { CheckedExpr, Template } from "../../ir/plan.ts";
import { allowedAt, makeDraft, mergeHeld, messageOf, renewDraft } from "./index.ts";

function text(source: string, markdown: readonly number[] = []) {
  const parsed = parseTemplateText(source);
  if (!parsed.ok) throw new Error(source);
  const exprs: CheckedExpr[] = [];
  const t = parsed.parts.map((part) => {
    if (typeof part === "string") return part;
    const compiled = compileExpression(part.source, () => true);
    if (!compiled.ok) throw new Error(part.source);
    return exprs.push(compiled.expr) - 1;
  });
  const [only] = t;
  const template: Template = t.length === 1 && typeof only === "number" ? { e: only } : { t };
  return { template, exprs, markdown };
}

const VARIABLES = {
  value: 79,
  previous: 100,
  verdict: null,
  diff: { markdown: "100 → 79", added: [{ title: "*A*" }, { title: "B" }, { title: "C" }] } as Json,
  monitor: { name: "keyboard-price" },
};
const NONE: NotifyPrograms = { to: [] };

test("the literal text is Markdown, a value stays a value, `diff.markdown` is Markdown", () => {
  const draft = makeDraft({ ...NONE, message: text("**Now** ${value}: ${diff.markdown}", [1]) }, VARIABLES);
  assert.deepEqual(draft.message, ["**Now** ", { v: 79 }, ": ", "100 → 79"]);
  assert.deepEqual(draft.title, [{ v: "keyboard-price" }]);
});

test("without a message it tells the change, in front of it why", () => {
  assert.deepEqual(makeDraft(NONE, VARIABLES).message, ["100 → 79"]);
  assert.deepEqual(makeDraft(NONE, { ...VARIABLES, verdict: { reason: "It fell." } }).message, [
    { v: "It fell." },
    "\n\n",
    "100 → 79",
  ]);
  assert.deepEqual(makeDraft(NONE, { ...VARIABLES, diff: null }).message, [{ v: 79 }]);
});

test("`each` makes a line an item, at most `max`, and says how many more there are", () => {
  const each = { over: text("${diff.added}"), line: text("${index}. ${item.title}"), max: 2 };
  const { message } = messageOf(makeDraft({ ...NONE, each }, VARIABLES));
  assert.deepEqual(message, ["- ", { v: 0 }, ". ", { v: "*A*" }, "\n- ", { v: 1 }, ". ", { v: "B" }, "\n… and 1 more"]);
});

test("channels keep their secrets by name, and have their expressions evaluated", () => {
  const { exprs } = text("${value}");
  const template: Template = {
    m: [
      ["url", { s: "hook" }],
      ["body", { m: [["price", { e: 0 }]] }],
    ],
  };
  const draft = makeDraft({ to: [{ channel: "webhook", program: { template, exprs } }] }, VARIABLES);
  assert.deepEqual(draft.to[0]?.target, {
    m: [
      ["url", { s: "hook" }],
      ["body", { v: { price: 79 } }],
    ],
  });
});

const at = (time: string): number => Date.parse(`${time}Z`);
const show = (time: number): string => new Date(time).toISOString().slice(0, 16);
const BERLIN: HoldRules = { timezone: "Europe/Berlin" };
const NEVER = { lastSentAt: null, sentToday: 0 };

const LAW_7: readonly [string, HoldRules, string, { lastSentAt: number | null; sentToday: number }, string][] = [
  ["nothing holds it", BERLIN, "2026-03-01T10:00", NEVER, "2026-03-01T10:00"],
  [
    "cooldown",
    { ...BERLIN, cooldownMs: 3_600_000 },
    "2026-03-01T10:00",
    { lastSentAt: at("2026-03-01T09:30"), sentToday: 1 },
    "2026-03-01T10:30",
  ],
  [
    "cooldown that is over",
    { ...BERLIN, cooldownMs: 3_600_000 },
    "2026-03-01T10:00",
    { lastSentAt: at("2026-03-01T08:30"), sentToday: 1 },
    "2026-03-01T10:00",
  ],
  [
    "the day's cap: until midnight in the zone",
    { ...BERLIN, maxPerDay: 2 },
    "2026-03-01T10:00",
    { lastSentAt: 0, sentToday: 2 },
    "2026-03-01T23:00",
  ],
  [
    "quiet hours past midnight, before it",
    { ...BERLIN, quietHours: { from: "22:00", to: "07:00" } },
    "2026-03-01T21:30",
    NEVER,
    "2026-03-02T06:00",
  ],
  [
    "quiet hours past midnight, after it",
    { ...BERLIN, quietHours: { from: "22:00", to: "07:00" } },
    "2026-03-02T03:00",
    NEVER,
    "2026-03-02T06:00",
  ],
  [
    "quiet hours in the night of the clock change",
    { ...BERLIN, quietHours: { from: "22:00", to: "07:00" } },
    "2026-03-28T22:30",
    NEVER,
    "2026-03-29T05:00",
  ],
  [
    "quiet hours are over",
    { ...BERLIN, quietHours: { from: "22:00", to: "07:00" } },
    "2026-03-02T06:00",
    NEVER,
    "2026-03-02T06:00",
  ],
  [
    "digest by cron in the zone",
    { ...BERLIN, digest: { crons: ["0 8 * * 1"] } },
    "2026-03-04T10:00",
    NEVER,
    "2026-03-09T07:00",
  ],
  [
    "the earliest of several crons",
    { ...BERLIN, digest: { crons: ["0 8 * * 1", "0 8 * * 5"] } },
    "2026-03-04T10:00",
    NEVER,
    "2026-03-06T07:00",
  ],
  [
    "digest every day",
    { timezone: "UTC", digest: { everyMs: 86_400_000 } },
    "2026-03-04T10:00",
    NEVER,
    "2026-03-05T00:00",
  ],
  [
    "a digest that falls into quiet hours",
    { ...BERLIN, digest: { crons: ["0 3 * * *"] }, quietHours: { from: "22:00", to: "07:00" } },
    "2026-03-04T10:00",
    NEVER,
    "2026-03-05T06:00",
  ],
];

for (const [name, rules, ready, history, expected] of LAW_7) {
  test(`law 7: ${name}`, () => assert.equal(show(allowedAt(rules, at(ready), history)), expected));
}

test("law 7: what was held goes as one, with the newest text, every line, and a list of what was held", () => {
  const draft = (value: number, line: string) => ({
    ...makeDraft({ ...NONE, title: text("now ${value}") }, { ...VARIABLES, value }),
    message: [`at ${value}`],
    lines: [[line]],
    max: 2,
  });
  const held = [
    { at: "2026-03-01T10:00:00Z", draft: draft(79, "one"), value: 79, noLongerTrue: true },
    { at: "2026-03-01T11:00:00Z", draft: draft(75, "two"), value: 75, noLongerTrue: false },
    { at: "2026-03-01T12:00:00Z", draft: draft(70, "three"), value: 70, noLongerTrue: false },
  ];
  const message = mergeHeld(held, true);
  assert.deepEqual(message.title, ["now ", { v: 70 }]);
  assert.deepEqual(message.message, ["at 70", "\n\n", "- ", "one", "\n- ", "two", "\n… and 1 more"]);
  assert.deepEqual(message.held, [
    { at: "2026-03-01T10:00:00Z", title: "now 79", value: 79, no_longer_true: true },
    { at: "2026-03-01T11:00:00Z", title: "now 75", value: 75 },
    { at: "2026-03-01T12:00:00Z", title: "now 70", value: 70 },
  ]);
});

test("law 7: a message that is made anew while it waits keeps its lines, and says what it was at first and how many it stands for", () => {
  const draft = (value: number, line: string) => ({
    ...makeDraft({ ...NONE, title: text("now ${value}") }, { ...VARIABLES, value }),
    lines: [[line]],
    max: 2,
  });
  const once = renewDraft({ draft: draft(70, "one"), value: 70 }, draft(60, "two"), { folds: true });
  const twice = renewDraft({ draft: once, value: 60 }, draft(90, "three"), { folds: false });
  const message = mergeHeld([{ at: "2026-03-01T10:00:00Z", draft: twice, value: 90, noLongerTrue: true }], true);
  assert.deepEqual(message.title, ["now ", { v: 90 }]);
  assert.deepEqual([twice.lines, twice.more], [[["one"], ["two"]], 1]);
  assert.deepEqual(message.held, [
    { at: "2026-03-01T10:00:00Z", title: "now 70", value: 70, and_more: 1, no_longer_true: true },
  ]);
});

test("law 7: what goes at once was not held", () => {
  assert.deepEqual(messageOf(makeDraft(NONE, VARIABLES)).held, []);
});

test("property: no notification goes earlier than it is ready, in quiet hours, or before the cooldown is over", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham");
  const ready = fc.integer({ min: at("2026-01-01T00:00"), max: at("2026-12-31T00:00") });
  fc.assert(
    fc.property(minute, minute, zone, ready, fc.integer({ min: 0, max: 7200 }), (from, to, timezone, time, cool) => {
      const rules = { timezone, quietHours: { from: clock(from), to: clock(to) }, cooldownMs: cool * 1000 };
      const allowed = allowedAt(rules, time, { lastSentAt: time - 1000, sentToday: 0 });
      assert.ok(allowed >= time && allowed >= time - 1000 + cool * 1000);
      assert.equal(allowedAt({ timezone, quietHours: rules.quietHours }, allowed, NEVER), allowed);
    }),
  );
});
