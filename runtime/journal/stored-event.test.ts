import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { EventRow } from "../store/index.ts";
import { eventFrame, eventJson, storedEvent } from "./stored-event.ts";

const row = (more: Partial<EventRow> = {}): EventRow => ({
  run_id: "r",
  seq: 7,
  type: "custom",
  time: "2026-01-02T03:04:05.678Z",
  path: null,
  attempt: null,
  data: "{}",
  supersedes: null,
  repaired: false,
  ...more,
});

test("what the store knows besides is shown in the data", () => {
  assert.deepEqual(storedEvent(row({ data: '{"a":1}', supersedes: 3, repaired: true })), {
    type: "custom",
    seq: 7,
    run_id: "r",
    time: "2026-01-02T03:04:05.678Z",
    data: { a: 1, supersedes: 3, repaired: true },
  });
  assert.deepEqual(storedEvent(row({ data: " { } ", repaired: true })).data, { repaired: true });
  assert.deepEqual(storedEvent(row({ path: "a", attempt: 2 })).path, "a");
});

test("a frame is three lines for every JSON, and gives it back whole", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue()), (data) => {
      const text = JSON.stringify(data);
      const frame = eventFrame("7", row({ data: text })).toString();
      assert.equal(frame.split(/[\n\r\u0085\u2028\u2029]/).length, 5);
      assert.match(frame, /\n\n$/);
      const sent = JSON.parse(frame.split("\n")[2]!.slice("data: ".length)) as { data: unknown };
      assert.equal(JSON.stringify(sent.data), text);
    }),
  );
  assert.ok(!eventJson(row({ data: '{\n "a": "\\n"\r\n}' })).includes("\n"));
});
