import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compileSchema } from "../../../schemas/compile-schema.ts";
import type { Json, JsonSchema } from "../../ir/json.ts";
import { DAYS, type ProposalBounds } from "../../ir/monitor.ts";
import { VERDICT_SCHEMA } from "../condition/index.ts";
import { extractRequest } from "../model/index.ts";
import { formWithOffer, judgeProposals, offered, readForm, saidIn, withoutNext } from "./index.ts";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-03-02T10:00:00Z");
const BOUNDS: ProposalBounds = { minMs: HOUR, maxMs: 48 * HOUR, timezone: "Europe/Berlin", windows: [] };
const judge = (next: Json, bounds: ProposalBounds | undefined = BOUNDS) =>
  judgeProposals([saidIn({ next_check: next, next_check_reason: "It opens then." }, "ask")], bounds, NOW);
const told = (next: Json) => {
  const { outcome, at, note } = judge(next)!;
  return [outcome, at, note];
};

test("a duration and a time are taken as they are, inside [min, max]", () => {
  assert.deepEqual(judge("PT6H"), {
    by: "ask",
    proposed: "PT6H",
    reason: "It opens then.",
    outcome: "taken",
    note: null,
    at: "2026-03-02T16:00:00.000Z",
  });
  assert.deepEqual(told("6h"), ["taken", "2026-03-02T16:00:00.000Z", null]);
  assert.deepEqual(told("P1DT1H"), ["taken", "2026-03-03T11:00:00.000Z", null]);
  assert.deepEqual(told("2026-03-03T09:30:00+01:00"), ["taken", "2026-03-03T08:30:00.000Z", null]);
});

test("what lies outside is moved to the nearer end, and says so", () => {
  const soon = ["bounded", "2026-03-02T11:00:00.000Z", "the shortest time between two checks is 1h"];
  const late = ["bounded", "2026-03-04T10:00:00.000Z", "the longest time between two checks is 2d"];
  for (const said of ["PT0S", "1ms", "2026-03-02T10:00:01Z"]) assert.deepEqual(told(said), soon, said);
  for (const said of ["P1M", "P10Y", "999999999999d", "9999-12-31T23:59:59Z"]) assert.deepEqual(told(said), late, said);
});

test("what is past, malformed or null is ignored, and says so", () => {
  const words: [Json, string][] = [
    [null, "null proposes nothing"],
    ["", "null proposes nothing"],
    ["null", "null proposes nothing"],
    ["2026-03-02T09:59:59Z", "it lies in the past"],
    ["-PT1H", "it lies in the past"],
    ["never", "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    ["P99999999999999Y", "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    ["2026-02-30T00:00:00Z", "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    ["2026-03-03T09:30:00", "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    ["P".repeat(100_000), "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    [0, "it is neither an ISO 8601 duration nor an RFC 3339 time"],
    [{ state: "completed" }, "it is neither an ISO 8601 duration nor an RFC 3339 time"],
  ];
  for (const [said, note] of words) assert.deepEqual(told(said), ["ignored", null, note], JSON.stringify(said));
});

test("whatever a model says, the next check lies inside [min, max] or is the schedule's own", () => {
  const anything = fc.oneof(
    fc.jsonValue() as fc.Arbitrary<Json>,
    fc.string({ unit: "binary" }),
    fc.tuple(fc.constantFrom("", "-", "+"), fc.nat(), fc.constantFrom("s", "m", "h", "d")).map((said) => said.join("")),
    fc
      .tuple(fc.constantFrom("", "-"), fc.nat(), fc.constantFrom("Y", "M", "W", "D"), fc.nat())
      .map(([sign, a, unit, b]) => `${sign}P${a}${unit}T${b}H`),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  fc.assert(
    fc.property(anything, fc.integer({ min: 10_000, max: 1e9 }), fc.nat(1e9), (next, minMs, more) => {
      const judged = judge(next, { ...BOUNDS, minMs, maxMs: minMs + more })!;
      if (judged.outcome === "ignored") return judged.at === null && judged.note !== null;
      const gapMs = Date.parse(judged.at!) - NOW;
      return gapMs >= minMs && gapMs <= minMs + more && (judged.outcome === "taken") === (judged.note === null);
    }),
    { numRuns: 2000 },
  );
});

test("a time that no window holds waits for the next one", () => {
  const windows = [{ days: DAYS.slice(0, 5), from: "08:00", to: "18:00" }];
  const judged = judge("PT12H", { ...BOUNDS, windows })!;
  assert.deepEqual(
    [judged.outcome, judged.at, judged.note],
    ["taken", "2026-03-03T07:00:00.000Z", "moved into the next of the schedule's windows"],
  );
});

test("of two questions the last that proposes something counts; without bounds nothing is taken", () => {
  const extract = saidIn({ form: {}, next_check: "PT2H" }, "extract");
  assert.equal(judgeProposals([extract, saidIn({ next_check: "PT3H" }, "ask")], BOUNDS, NOW)!.by, "ask");
  assert.equal(judgeProposals([extract, saidIn({ next_check: "soon" }, "ask")], BOUNDS, NOW)!.by, "extract");
  assert.equal(judgeProposals([null, saidIn({ next_check: null }, "ask")], BOUNDS, NOW)!.outcome, "ignored");
  assert.equal(judgeProposals([null, saidIn({ met: true }, "ask")], BOUNDS, NOW), null);
  assert.equal(judgeProposals([extract], undefined, NOW), null);
  assert.equal(withoutNext(judgeProposals([extract], BOUNDS, NOW), "it is over")!.at, null);
});

test("what is kept of it is short, and holds no control characters", () => {
  const said = saidIn({ next_check: `PT1H\u0000\u001b[2J${"x".repeat(1e6)}`, next_check_reason: "a\nb" }, "ask")!;
  assert.ok(String(said.next).length <= 500);
  assert.doesNotMatch(JSON.stringify(said), /\\u00/);
  assert.equal(said.reason, "a b");
});

const fits = (schema: JsonSchema, value: Json): boolean => compileSchema(schema).first(value).length === 0;

test("no answer fails by what it says of the next check", () => {
  const verdict = { met: true, reason: "yes", confidence: 1, quotes: [] };
  for (const next of [undefined, null, 3, "soon", { at: 1 }, [true]]) {
    const answer = { ...verdict, ...(next === undefined ? {} : { next_check: next, next_check_reason: next }) } as Json;
    assert.ok(fits(offered(VERDICT_SCHEMA, BOUNDS), answer), JSON.stringify(next));
  }
  assert.ok(!fits(VERDICT_SCHEMA, { ...verdict, next_check: "PT1H" }));
});

test("an author's schema stands in `form` with its references, whatever its members are called", () => {
  const tree: JsonSchema = {
    type: "object",
    required: ["next_check"],
    additionalProperties: false,
    properties: {
      next_check: { type: "number" },
      $ref: { type: "string" },
      size: { $ref: "#/$defs/size" },
      inner: { $ref: "#" },
      same: { $ref: "#/properties/next_check" },
    },
    $defs: { size: { enum: [{ $ref: "#" }, 1] }, list: { items: { $ref: "#/$defs/size" } } },
    default: { $ref: "#" },
  };
  const whole = formWithOffer(tree, BOUNDS);
  const form = { next_check: 1, $ref: "x", size: { $ref: "#" }, inner: { next_check: 2, same: 3 } };
  assert.ok(fits(tree, form));
  assert.ok(fits(whole, { form, next_check: "PT1H" }));
  assert.ok(!fits(whole, { form: { ...form, inner: { same: 3 } } }));
  assert.ok(!fits(whole, { form: { ...form, size: 2 } }));
  assert.ok(!fits(whole, form));
  assert.deepEqual(readForm({ form, next_check: "PT1H" }, BOUNDS), form);
});

test("where the schedule is not adaptive, nothing is said of it", () => {
  const schema: JsonSchema = { type: "object", properties: { price: { type: "number" } } };
  const plain = extractRequest(schema, undefined, "text", null, { bounds: undefined, now: NOW });
  assert.equal(plain["schema"], schema);
  assert.doesNotMatch(JSON.stringify(plain), /next_check|2026/);
  const asked = extractRequest(schema, undefined, "text", null, { bounds: BOUNDS, now: NOW });
  assert.match(String(asked["prompt"]), /It is 2026-03-02T10:00:00\.000Z.*between 1h and 2d from now/);
  assert.deepEqual(readForm({ price: 1 }, undefined), { price: 1 });
});
