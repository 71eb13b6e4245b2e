import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeCursors } from "./cursors.ts";

const [first, second] = [randomBytes(32), randomBytes(32)];
const cursors = makeCursors([first]);
const mine = { tenant: "acme", operation: "listRuns" };

function next(answer: ReturnType<typeof cursors.close>): string {
  assert.ok("body" in answer);
  return (answer.body as { next_cursor: string }).next_cursor;
}
const page = (cursor: string | null) => ({ status: 200, body: { data: [], next_cursor: cursor } });

test("a cursor comes back as the store gave it, to its tenant and its list alone", () => {
  const given = next(cursors.close(mine, page("WyJhIl0"), "/runs?status=running&limit=2"));
  assert.deepEqual(cursors.open(mine, { limit: 2, cursor: given }), { limit: 2, cursor: "WyJhIl0" });
  for (const list of [
    { ...mine, tenant: "other" },
    { ...mine, operation: "listDocuments" },
    { tenant: "acmelist", operation: "Runs" },
  ])
    assert.throws(() => cursors.open(list, { cursor: given }), /not one that this list gave/);
});

test("a cursor that was changed or made up is refused", () => {
  const given = next(cursors.close(mine, page("WyJhIl0"), "/runs"));
  for (const wrong of [
    "",
    ".",
    "WyJhIl0",
    `${given}A`,
    given.slice(1),
    `.${given}`,
    given.replace(".", ""),
    `${given}.`,
  ])
    assert.throws(() => cursors.open(mine, { cursor: wrong }), /not one that this list gave/, wrong);
});

test("a list can be read on across a change of the key, until the old one is gone", () => {
  const given = next(cursors.close(mine, page("x"), "/runs"));
  assert.equal(makeCursors([second, first]).open(mine, { cursor: given })["cursor"], "x");
  assert.throws(() => makeCursors([second]).open(mine, { cursor: given }), /not one that this list gave/);
});

test("the next page's address keeps what was asked for", () => {
  const answer = cursors.close(mine, page("x"), "/runs?status=running&cursor=old&label=a%3Db");
  assert.ok("headers" in answer);
  const url = /^<(.*)>; rel="next"$/.exec(answer.headers?.["link"] ?? "")?.[1] ?? "";
  const search = new URL(url, "http://localhost").searchParams;
  assert.deepEqual([search.get("status"), search.get("label")], ["running", "a=b"]);
  assert.equal(search.get("cursor"), next(answer));
});

test("what is no page goes by", () => {
  for (const answer of [page(null), { status: 200, body: { id: 1 } }, { status: 204 }, { status: 200, body: null }])
    assert.equal(cursors.close(mine, answer, "/runs"), answer);
  assert.deepEqual(cursors.open(mine, { limit: 20 }), { limit: 20 });
});
