import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../ir/json.ts";
import { makeUncompensated } from "./uncompensated.ts";

const completed = (path: string, data: JsonObject = {}) => ({
  run_id: "r",
  seq: 1,
  type: "step.completed",
  time: "",
  path,
  data,
});

test("lists what finished and was not undone, in the order in which it would be undone", () => {
  const left = makeUncompensated(new Set(["flight", "hotel", "seat"]));
  for (const path of ["flight", "legs[0].seat", "legs[1].seat", "note", "hotel"]) left.read(completed(path));
  left.read(completed("hotel.undo", { undo: true }));
  assert.deepEqual(left.paths(), ["legs[1].seat", "legs[0].seat", "flight"]);
});

test("a call has finished, and is undone, when its checkpoint is there", () => {
  const left = makeUncompensated(new Set(["flight", "hotel", "undo"]));
  const recorded = (path: string) => ({ ...completed(path), type: "checkpoint.created", data: { digest: "sha256:0" } });
  for (const path of ["hotel", "flight", "legs[0].undo"]) left.read(recorded(path));
  left.read(completed("hotel"));
  assert.deepEqual(left.paths(), ["legs[0].undo", "flight", "hotel"]);
  left.read(recorded("hotel.undo"));
  left.read(recorded("legs[0].undo.undo"));
  assert.deepEqual(left.paths(), ["flight"]);
});

test("an undo that failed leaves its step in the list", () => {
  const left = makeUncompensated(new Set(["flight"]));
  left.read(completed("flight"));
  left.read({ ...completed("flight.undo", { undo: true }), type: "step.failed" });
  assert.deepEqual(left.paths(), ["flight"]);
});
