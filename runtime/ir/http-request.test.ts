import assert from "node:assert/strict";
import { test } from "node:test";
import { headerNameProblem, headerValueProblem, urlProblem } from "./http-request.ts";

test("what is no URL that a document can ask for is said to be none, whatever the operator allows", () => {
  const wrong: [string, RegExp][] = [
    ["/feed", /not an absolute URL/],
    ["shop.example/a", /not an absolute URL/],
    ["ftp://shop.example/", /"ftp:" is not allowed/],
    ["https:shop.example", /needs "\/\/"/],
    ["https://u:p@shop.example/", /use "auth"/],
    ["https://shop.example/a b", /percent-encode/],
    [`https://shop.example/${"a".repeat(9000)}`, /longer than 8192/],
  ];
  for (const [url, why] of wrong) assert.match(urlProblem(url) ?? "", why, url);
  // The network is the operator's to judge.
  for (const fine of ["https://shop.example/?q=1", "http://127.0.0.1:8080/"]) assert.equal(urlProblem(fine), null);
});

test("headers of the connection are no document's, and no header holds a line end", () => {
  assert.match(headerNameProblem("bad name") ?? "", /not the name/);
  assert.match(headerNameProblem("Host") ?? "", /cannot be set/);
  assert.equal(headerNameProblem("accept-language"), null);
  assert.match(headerValueProblem("x", "a\nb") ?? "", /no header can/);
  assert.equal(headerValueProblem("x", "grün"), null);
});
