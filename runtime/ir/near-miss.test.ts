import { strict as assert } from "node:assert";
import { test } from "node:test";
import { nearest } from "./near-miss.ts";

test("finds a name that is one letter, a swap or a sign away", () => {
  const names = ["http.request", "html.select", "feed.read"];
  assert.equal(nearest("http.requst", names), "http.request");
  assert.equal(nearest("htpt.request", names), "http.request");
  assert.equal(nearest("httpRequest", names), "http.request");
});

test("suggests nothing where nothing is near", () => {
  assert.equal(nearest("email.send", ["http.request"]), undefined);
  assert.equal(nearest("x", ["y"]), undefined);
  assert.equal(nearest("a".repeat(65), ["a".repeat(64)]), undefined);
});

test("never suggests the word itself", () => {
  assert.equal(nearest("pages", ["pages"]), undefined);
});
