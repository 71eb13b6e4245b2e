import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { ConditionRules } from "../../ir/monitor.ts";
import { decide, needsAnswer, needsWhen, type ConditionMemory, type Decision, type Sight } from "./index.ts";

const RULES: ConditionRules = { trigger: "edge", firstRun: "notify", confirm: 1, confirmBy: "value", asks: false };
const MEMORY: ConditionMemory = { truth: false, candidate: null, answer: null };

/** A monitor's checks one after another: what each saw, and whether `when` held there. */
interface Seen {
  readonly hash: string;
  readonly when?: boolean;
  readonly silent?: true;
}

function play(rules: Partial<ConditionRules>, checks: readonly Seen[]): (Decision & { asked: boolean })[] {
  const all = { ...RULES, ...rules };
  let memory = MEMORY;
  let baseline: string | null = null;
  return checks.map(({ hash, when = true, silent }) => {
    const known = baseline === hash ? "same" : "different";
    const sight: Sight = baseline === null ? "first" : silent ? "silent" : known;
    const seen = { sight, hash };
    const asked = needsWhen(all, memory, seen);
    const decided = decide(all, memory, seen, asked ? when : true, true);
    memory = { ...memory, truth: decided.truth, candidate: decided.candidate };
    if (decided.takesBaseline) baseline = hash;
    return { ...decided, asked };
  });
}

const told = (decisions: readonly Decision[]): boolean[] => decisions.map(({ tells }) => tells);

const LAW_4: readonly [string, Partial<ConditionRules>, readonly Seen[], readonly boolean[]][] = [
  ["edge, already true: told at once", {}, [{ hash: "a" }], [true]],
  [
    "edge, already true, baseline: stored without telling",
    { firstRun: "baseline" },
    [{ hash: "a" }, { hash: "b" }],
    [false, false],
  ],
  [
    "edge: once when it becomes true, and again after it was false",
    {},
    [
      { hash: "100", when: false },
      { hash: "79" },
      { hash: "78" },
      { hash: "78" },
      { hash: "90", when: false },
      { hash: "70" },
    ],
    [false, true, false, false, false, true],
  ],
  [
    "edge: a condition that looks at the change is false again when nothing changes",
    {},
    [{ hash: "a", when: false }, { hash: "b" }, { hash: "b", when: false }, { hash: "c" }],
    [false, true, false, true],
  ],
  [
    "level: every check in which it holds",
    { trigger: "level" },
    [{ hash: "a" }, { hash: "a" }, { hash: "b" }, { hash: "b", when: false }],
    [true, true, true, false],
  ],
  [
    "level, baseline: the first is not told",
    { trigger: "level", firstRun: "baseline" },
    [{ hash: "a" }, { hash: "a" }],
    [false, true],
  ],
  [
    "change: every change in which it holds, and no check without one",
    { trigger: "change", firstRun: "baseline" },
    [{ hash: "a" }, { hash: "a" }, { hash: "b" }, { hash: "c", when: false }, { hash: "d" }],
    [false, false, true, false, true],
  ],
  ["change, notify: the first counts as one", { trigger: "change" }, [{ hash: "a" }, { hash: "a" }], [true, false]],
];

for (const [name, rules, checks, expected] of LAW_4) {
  test(`law 4: ${name}`, () => assert.deepEqual(told(play(rules, checks)), expected));
}

test("law 4: with `change` and `baseline` the first check asks nothing", () => {
  const asked = play({ trigger: "change", firstRun: "baseline" }, [{ hash: "a" }, { hash: "b" }]).map(
    (one) => one.asked,
  );
  assert.deepEqual(asked, [false, true]);
});

test("law 4: confirm by value: a value that flaps is never told; one that stays is, after n checks", () => {
  const checks = ["a", "b", "a", "b", "a", "c", "c", "c", "c"].map((hash) => ({ hash }));
  const rules = { trigger: "change", confirm: 3, firstRun: "baseline" } as const;
  const decisions = play(rules, [{ hash: "a" }, { hash: "a" }, { hash: "a" }, ...checks]);
  assert.deepEqual(told(decisions).lastIndexOf(true), 10);
  assert.equal(told(decisions).filter(Boolean).length, 1);
  assert.deepEqual(decisions[8]?.pending, { seen: 1, of: 3 });
  assert.equal(decisions[9]?.takesBaseline, false);
});

test("law 4: confirm by truth: a price that falls a little more each time is confirmed by its being low", () => {
  const rules = { confirm: 2, confirmBy: "truth" } as const;
  const low = (hash: string) => ({ hash });
  const high = (hash: string) => ({ hash, when: false });
  assert.deepEqual(told(play(rules, [high("100"), high("100"), low("79"), low("78"), low("77")])), [
    false,
    false,
    false,
    true,
    false,
  ]);
  assert.deepEqual(told(play(rules, [high("100"), high("100"), low("79"), high("100"), low("79"), high("99")])), [
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("law 5: a first check of a new selection takes the baseline and tells nobody", () => {
  const decisions = play({ trigger: "level" }, [
    { hash: "a", when: false },
    { hash: "b", silent: true },
    { hash: "b" },
  ]);
  assert.deepEqual(told(decisions), [false, false, true]);
  assert.equal(decisions[1]?.takesBaseline, true);
});

test("law 1: a model is asked about a change only, never twice about the same, and not where `when` is false", () => {
  const rules = { ...RULES, asks: true };
  const at = (sight: Sight, when: boolean, memory = MEMORY): boolean =>
    needsAnswer(rules, memory, { sight, hash: "x" }, when);
  assert.deepEqual(
    [at("first", true), at("different", true), at("different", false), at("same", true)],
    [true, true, false, true],
  );
  assert.equal(at("same", true, { ...MEMORY, answer: false }), false);
  assert.equal(at("different", true, { ...MEMORY, answer: true }), true);
  assert.equal(needsAnswer({ ...rules, confirm: 2 }, MEMORY, { sight: "different", hash: "x" }, true), false);
  assert.equal(needsAnswer({ ...RULES }, MEMORY, { sight: "different", hash: "x" }, true), false);
});

const checks = fc.array(fc.record({ hash: fc.constantFrom("a", "b", "c"), when: fc.boolean() }) as fc.Arbitrary<Seen>, {
  maxLength: 25,
});
const anyRules = fc.record({
  trigger: fc.constantFrom("edge" as const, "level" as const, "change" as const),
  firstRun: fc.constantFrom("notify" as const, "baseline" as const),
  confirm: fc.integer({ min: 1, max: 3 }),
  confirmBy: fc.constantFrom("value" as const, "truth" as const),
});

test("property: an edge is never told twice without its having been false between", () => {
  fc.assert(
    fc.property(anyRules, checks, (rules, seen) => {
      const decisions = play({ ...rules, trigger: "edge" }, seen);
      let low = true;
      for (const { tells, truth } of decisions) {
        if (tells) assert.ok(low);
        low = !truth;
      }
    }),
  );
});

test("property: what is told was true, and no value becomes the baseline before it was seen `confirm` times in a row", () => {
  fc.assert(
    fc.property(anyRules, checks, (rules, seen) => {
      const decisions = play({ ...rules, confirmBy: "value" }, seen);
      for (const [index, { tells, truth, takesBaseline }] of decisions.entries()) {
        if (tells) assert.ok(truth && seen[index]?.when !== false);
        if (!takesBaseline) continue;
        const last = seen.slice(Math.max(0, index - rules.confirm + 1), index + 1);
        assert.equal(last.length, rules.confirm);
        assert.ok(last.every(({ hash }) => hash === seen[index]?.hash));
      }
    }),
  );
});
