import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "./nearest.ts";

test("finds the name that was probably meant, and none where none is near", () => {
  assert.equal(nearest("inptu", ["document", "input"]), "input");
  assert.equal(nearest("Lables", ["labels"]), "labels");
  assert.equal(nearest("x", ["y"]), undefined);
  assert.equal(nearest("callback", ["labels", "delay"]), undefined);
});
