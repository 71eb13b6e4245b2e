import assert from "node:assert/strict";
import { test } from "node:test";
import { showTable } from "./table.ts";
import { makePaint } from "./terminal.ts";

type Row = readonly [string, string];
const COLUMNS = [
  { title: "NAME", cell: (row: Row) => row[0] },
  { title: "STATE", cell: (row: Row) => row[1] },
];

test("columns are as wide as their widest cell, and no line ends in blanks", () => {
  assert.equal(
    showTable(COLUMNS, [
      ["keyboard-price", "active"],
      ["a", ""],
    ]),
    "NAME            STATE\nkeyboard-price  active\na\n",
  );
});

test("a title alone is a table too", () => {
  assert.equal(showTable(COLUMNS, []), "NAME  STATE\n");
});

test("colours take no room", () => {
  const paint = makePaint(true);
  const shown = showTable(COLUMNS, [
    [paint.red("ab"), "x"],
    ["abcdef", "y"],
  ]);
  assert.equal(shown, `NAME    STATE\n${paint.red("ab")}      x\nabcdef  y\n`);
});

test("wide letters take two places, a letter of several code points one", () => {
  assert.equal(
    showTable(COLUMNS, [
      ["価格", "x"],
      ["e\u0301", "y"],
    ]),
    "NAME  STATE\n価格  x\ne\u0301     y\n",
  );
});
