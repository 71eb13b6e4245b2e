import { strict as assert } from "node:assert";
import { test } from "node:test";
import type { Json, JsonObject } from "../../ir/json.ts";
import { outline } from "../resolve/outline.ts";
import { see } from "./visibility.ts";

const set = (id: string, more: JsonObject = {}): Json => ({ id, set: 1, ...more });

/** `look(steps)("a", "b")`: how `b` sees `a`: "yes", "null" (it may be null) or the reason why not. */
function look(steps: Json): (target: string, from: string | null) => string {
  const tree = outline({ steps }, "");
  return (target, from) => {
    const position = from === null ? { endOf: tree.root } : { step: tree.byId.get(from)! };
    const sight = see(tree.byId.get(target)!, position);
    return sight.visible ? (sight.mayBeNull ? "null" : "yes") : sight.why;
  };
}

test("a step sees what stands before it in its own list and in the lists around it", () => {
  const sight = look([
    set("first"),
    { id: "choice", switch: [{ when: true, steps: [set("inner"), set("deep")] }] },
    set("later"),
  ]);
  assert.equal(sight("first", "later"), "yes");
  assert.equal(sight("first", "deep"), "yes");
  assert.equal(sight("inner", "deep"), "yes");
  assert.match(sight("later", "first"), /it runs later; it is visible to the steps after "later"/);
  assert.match(sight("later", "deep"), /it runs later/);
  assert.match(sight("first", "first"), /does not see itself/);
  assert.match(sight("choice", "deep"), /has not finished here, inside of it/);
  assert.match(sight("inner", "choice"), /runs inside "choice"/);
});

test("a step with `if` may be null to those after it", () => {
  const sight = look([set("maybe", { if: true }), set("after")]);
  assert.equal(sight("maybe", "after"), "null");
});

test("steps of a switch are seen afterwards, and null where the branch was not taken", () => {
  const sight = look([
    { id: "choice", switch: [{ when: true, steps: [set("one")] }], else: [set("other")] },
    set("after"),
  ]);
  assert.equal(sight("one", "after"), "null");
  assert.equal(sight("other", "after"), "null");
  assert.match(sight("one", "other"), /in another branch of switch "choice", and only one is taken/);
});

test("steps of a parallel are seen afterwards, never from a sibling branch", () => {
  const sight = look([{ id: "both", parallel: { branches: { left: [set("a")], right: [set("b")] } } }, set("after")]);
  assert.equal(sight("a", "after"), "yes");
  assert.match(sight("a", "b"), /sibling branch "left" of parallel "both".*after parallel "both"/);
});

test("with `any` only the winner's steps are not null", () => {
  const sight = look([
    { id: "race", parallel: { branches: { left: [set("a")], right: [set("b")] }, join: "any" } },
    set("after"),
  ]);
  assert.equal(sight("a", "after"), "null");
});

test("steps of a try are seen in its catch, its finally and after, and null if they had not finished", () => {
  const sight = look([
    {
      id: "attempt",
      try: [set("body")],
      catch: [{ errors: ["a.*"], steps: [set("caught")] }, { steps: [set("other")] }],
      finally: [set("always")],
    },
    set("after"),
  ]);
  assert.equal(sight("body", "caught"), "null");
  assert.equal(sight("body", "always"), "null");
  assert.equal(sight("body", "after"), "null");
  assert.equal(sight("caught", "after"), "null");
  assert.equal(sight("caught", "always"), "null");
  assert.equal(sight("always", "after"), "yes");
  assert.match(sight("caught", "body"), /runs later/);
  assert.match(sight("caught", "other"), /only one catch is taken/);
});

test("after a try without a catch that goes on, its steps have finished", () => {
  const bare = look([{ id: "attempt", try: [set("body")], finally: [] }, set("after")]);
  assert.equal(bare("body", "after"), "yes");
  const ending = look([
    { id: "attempt", try: [set("body")], catch: [{ steps: [{ id: "stop", fail: "${error}" }] }] },
    set("after"),
  ]);
  assert.equal(ending("body", "after"), "yes");
});

test("nothing outside sees inside a map or a loop", () => {
  const sight = look([
    { id: "each", map: { over: [1], steps: [set("a"), { id: "try1", try: [set("b")] }, set("c")] } },
    { id: "again", loop: { max: 2, steps: [set("d")] } },
    set("after"),
  ]);
  assert.equal(sight("a", "c"), "yes");
  assert.equal(sight("b", "c"), "yes");
  assert.match(sight("a", "after"), /inside map "each" only; outside, use that step's own output, `steps.each`/);
  assert.match(sight("d", null), /inside loop "again" only/);
  assert.match(sight("d", "again"), /runs inside "again"/);
});

test("the end of the document sees what its last step would", () => {
  const sight = look([set("a"), { id: "both", parallel: { branches: { x: [set("b")] } } }]);
  assert.equal(sight("a", null), "yes");
  assert.equal(sight("b", null), "yes");
});
