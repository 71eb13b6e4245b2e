import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { makePaint } from "../terminal.ts";
import { wouldTell } from "./follow-preview.ts";

const paint = makePaint(false);
const said = (check: JsonObject): string => wouldTell({ paint }, check);

test("a preview says what would be told, and why nobody would be", () => {
  assert.equal(
    said({ message: { title: ["Now ", { v: 70 }], message: ["a\n\nb"] } }),
    "it would tell: Now 70\n  a\n  b",
  );
  const why: readonly (readonly [JsonObject, string])[] = [
    [{ outcome: "empty", first_run: true }, ": nothing was found that `select` takes"],
    [{ outcome: "unchanged", truth: false, first_run: true }, ": the condition does not hold"],
    [
      { outcome: "unchanged", truth: true, first_run: true },
      ": a first check only takes what it sees, to compare the next one with it",
    ],
    [
      { outcome: "unchanged", truth: false, pending: { seen: 1, of: 3 } },
      ": 1 of 3 checks in a row have seen it (`confirm`)",
    ],
    [{ outcome: "unchanged", unsure: "the model\nfailed" }, ": the question was not answered: the model failed"],
    [{ outcome: "unchanged", truth: false, verdict: { met: false, reason: "Only rumours." } }, ": Only rumours."],
    [{ outcome: "unchanged", truth: true, first_run: false, diff: null }, ": nothing has changed"],
    [{ outcome: "unchanged", truth: true }, ""],
  ];
  for (const [check, end] of why) assert.equal(said(check), `it would tell nobody${end}`);
});
