import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import { quotaExceeded, showPolicies } from "./rate-headers.ts";

function makeResponse() {
  const headers = new Map<string, string>();
  const response = {
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string) => void headers.set(name, value),
  } as unknown as ServerResponse;
  return { headers, response };
}

test("policies and standings are lists of the draft's form; a concurrent one has no window", () => {
  const { headers, response } = makeResponse();
  showPolicies(response, [{ name: "default", quota: 600, windowSeconds: 60, remaining: 599, resetsInMs: 41_200 }]);
  assert.equal(headers.get("ratelimit-policy"), '"default";q=600;w=60');
  assert.equal(headers.get("ratelimit"), '"default";r=599;t=42');
  showPolicies(response, [{ name: "streams", quota: 1000, remaining: 7 }]);
  assert.equal(headers.get("ratelimit-policy"), '"default";q=600;w=60, "streams";q=1000;qu="concurrent-requests"');
  assert.equal(headers.get("ratelimit"), '"default";r=599;t=42, "streams";r=7');
});

test("the problem names the policies and says when to come again", () => {
  const problem = quotaExceeded("more than 600", ["default"], 100);
  assert.deepEqual(problem.members["violated-policies"], ["default"]);
  assert.deepEqual([problem.status, problem.headers["retry-after"]], [429, "1"]);
});
