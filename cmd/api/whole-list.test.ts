import assert from "node:assert/strict";
import { test } from "node:test";
import { InvalidCursorError } from "../../runtime/store/index.ts";
import { pageOfAll } from "./whole-list.ts";

const name = (entry: string): string => entry;
const read = (all: readonly string[], limit: number): string[][] => {
  const pages: string[][] = [];
  for (let cursor: string | null = null; ;) {
    const page: ReturnType<typeof pageOfAll<string>> = pageOfAll(
      all,
      name,
      cursor === null ? { limit } : { limit, cursor },
    );
    pages.push([...page.data]);
    if (page.next_cursor === null) return pages;
    cursor = page.next_cursor;
  }
};

test("each entry comes once, in order, and the last page says that it is", () => {
  assert.deepEqual(read(["c", "a", "b"], 2), [["c", "a"], ["b"]]);
  assert.deepEqual(read(["c", "a"], 2), [["c", "a"]]);
  assert.deepEqual(read([], 2), [[]]);
});

test("behind an entry that has gone the list goes on, and what is no cursor is refused", () => {
  const { next_cursor: cursor } = pageOfAll(["a", "b", "c"], name, { limit: 2 });
  assert.ok(cursor !== null);
  assert.deepEqual(pageOfAll(["a", "c", "d"], name, { limit: 2, cursor }).data, ["c", "d"]);
  assert.throws(() => pageOfAll(["a"], name, { limit: 2, cursor: "b" }), InvalidCursorError);
});
