import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { compareTenantCursors, OLDEST, readTenantCursor, writeTenantCursor } from "./tenant-cursor.ts";

const cursors = fc.record(
  {
    epoch: fc.nat({ max: 2 ** 40 }),
    xid: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
    run: fc.oneof(fc.string(), fc.constant("parent.gates[3].owner")).map((text) => text.replaceAll("\0", "")),
    seq: fc.nat(),
  },
  { noNullPrototype: true },
);

test("a cursor comes back from its text, whatever the run is called", () => {
  fc.assert(fc.property(cursors, (cursor) => assert.deepEqual(readTenantCursor(writeTenantCursor(cursor)), cursor)));
});

test("what is no cursor is null", () => {
  for (const text of [
    "",
    "1",
    "now",
    "-1.2.r.3",
    "1.2.3",
    "a.2.r.3",
    "1.99999999999999999999.r.1",
    "1.2.r.x",
    "1.2.\0.1",
  ]) {
    assert.equal(readTenantCursor(text), null, text);
  }
  assert.deepEqual(readTenantCursor("0"), OLDEST);
});

test("cursors are in the order of epoch, transaction id as a number, run by bytes, seq", () => {
  const sorted = [
    { epoch: 1, xid: "9", run: "z", seq: 9 },
    { epoch: 1, xid: "10", run: "Z", seq: 9 },
    { epoch: 1, xid: "10", run: "a", seq: 2 },
    { epoch: 1, xid: "10", run: "a", seq: 10 },
    // By bytes of UTF-8, as the database sorts; by UTF-16 units the last two would change places.
    { epoch: 1, xid: "10", run: "\uffee", seq: 1 },
    { epoch: 1, xid: "10", run: "\u{1f600}", seq: 1 },
    { epoch: 2, xid: "1", run: "a", seq: 1 },
  ];
  assert.deepEqual([...sorted].reverse().sort(compareTenantCursors), sorted);
});
