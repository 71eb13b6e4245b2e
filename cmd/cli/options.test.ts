import assert from "node:assert/strict";
import { test } from "node:test";
import { collectPair, serverAddress, wholeNumber } from "./options.ts";

test("a label is name=value, and a value may hold more of the signs or nothing", () => {
  assert.deepEqual(
    ["team=ops", "q=a=b", "note="].reduce<string[]>((all, each) => collectPair(each, all), []),
    ["team=ops", "q=a=b", "note="],
  );
  for (const wrong of ["team", "", "=ops"]) assert.throws(() => collectPair(wrong), /name=value/);
});

test("the number of an event is whole", () => {
  assert.equal(wholeNumber("0"), 0);
  assert.equal(wholeNumber("17"), 17);
  for (const wrong of ["abc", "-1", "1.5", "1e3", "", " 1", "9".repeat(20)]) {
    assert.throws(() => wholeNumber(wrong), /whole number/);
  }
});

test("a server is an http or https address", () => {
  for (const right of ["http://127.0.0.1:8480", "https://watch.example.org/base/"]) {
    assert.equal(serverAddress(right), right);
  }
  for (const wrong of ["nonsense", "127.0.0.1:8480", "ftp://a.example", ""]) {
    assert.throws(() => serverAddress(wrong), /an address such as http:/);
  }
});
