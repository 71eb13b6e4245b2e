import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorKey, InvalidCursorError, toPage, writeCursor } from "./paging.ts";

test("a page shows up to its limit and leads to the next where there is one", () => {
  const rows = ["a", "b", "c"];
  const page = toPage(rows, 2, (row) => [row]);
  assert.deepEqual(page.rows, ["a", "b"]);
  assert.deepEqual(cursorKey(page.next, 1), ["b"]);
  assert.deepEqual(toPage(rows, 3, (row) => [row]).next, null);
  assert.deepEqual(
    toPage([], 3, (row: string) => [row]),
    { rows: [], next: null },
  );
});

test("a cursor of another list, or of nobody's making, is refused", () => {
  assert.equal(cursorKey(null, 2), null);
  for (const cursor of ["", "x", writeCursor(["a"]), Buffer.from("[1,2]").toString("base64url"), "e30"]) {
    assert.throws(() => cursorKey(cursor, 2), InvalidCursorError, cursor);
  }
});
