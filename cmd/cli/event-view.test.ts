import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { makeEventView } from "./event-view.ts";
import { makePaint } from "./terminal.ts";

const shown = (events: Partial<StoredEvent>[]): string => {
  let out = "";
  const view = makeEventView((text) => (out += text), makePaint(false));
  for (const [index, event] of events.entries()) {
    view.frame({
      kind: "event",
      event: { run_id: "run_1", seq: index + 1, type: "custom", time: "2026-01-02T03:04:05.678Z", data: {}, ...event },
    });
  }
  view.end();
  return out;
};

test("a step is a line with its path, kind and name", () => {
  assert.equal(
    shown([{ type: "step.started", path: "a[0].b", data: { kind: "call", name: "http.request" } }]),
    "03:04:05.678 → a[0].b call http.request\n",
  );
});

test("deltas of a step run on in one line, and the next event begins another", () => {
  assert.equal(
    shown([
      { type: "step.delta", path: "h", data: { channel: "text", delta: "ab" } },
      { type: "step.delta", path: "h", data: { channel: "text", delta: "c" } },
      { type: "run.completed", data: { output: { x: 1 } } },
    ]),
    '03:04:05.678 » h abc\n03:04:05.678 ✔ completed {"x":1}\n',
  );
});

test("an unknown type is shown, not dropped", () => {
  assert.match(shown([{ type: "future.event", path: "p", data: { a: 1 } }]), /future\.event p \{"a":1\}/);
});

test("escape sequences in fetched text are made visible", () => {
  assert.ok(!shown([{ type: "step.delta", path: "h", data: { delta: "\u001b[2J" } }]).includes("\u001b"));
});

test("what a model said of a monitor's next check has a line of its own", () => {
  const proposal = {
    by: "ask",
    proposed: "P9D",
    reason: "It opens then.",
    outcome: "bounded",
    note: "7d at most",
    at: "x",
  };
  assert.equal(
    shown([{ type: "monitor.checked", data: { outcome: "changed", told: true, proposal } }]),
    '03:04:05.678 · monitor.checked  {"outcome":"changed","told":true}\n' +
      "03:04:05.678 · proposed for the next check: P9D bounded: It opens then.; 7d at most\n",
  );
});
