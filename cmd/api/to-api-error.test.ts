import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiError, problemBody, PROBLEMS } from "./problems.ts";
import { toApiError } from "./to-api-error.ts";

const coded = (code: unknown, message = "x"): Error => Object.assign(new Error(message), { code });

test("a part that is away is 503 with Retry-After", () => {
  for (const error of [
    coded("ECONNREFUSED"),
    coded("57P01"),
    coded("08006"),
    coded(14),
    new Error("outer", { cause: coded(14) }),
    Object.assign(new Error("SlowDown"), { $metadata: { httpStatusCode: 503 } }),
  ]) {
    const problem = toApiError(error);
    assert.deepEqual([problem.code, problem.status], ["temporary-reduced-capacity", 503], String(error));
    assert.ok(problem.headers["retry-after"]);
  }
});

test("a value that the database cannot read is the caller's mistake, a bug is ours, and its words are for the log", () => {
  assert.equal(toApiError(coded("22021")).code, "invalid-request");
  const bug = toApiError(new TypeError("cannot read x of undefined"));
  assert.equal(bug.code, "internal");
  assert.doesNotMatch(bug.message, /undefined/);
  assert.equal(toApiError(new URIError("malformed")).status, 400);
});

test("a problem's body cannot be overruled by its members, and leads to its explanation", () => {
  const error = new ApiError("run-not-found", "no run", { members: { status: 200, code: "x", extra: 1 } });
  assert.deepEqual(problemBody(error, "r1", "https://w.example"), {
    extra: 1,
    type: "https://w.example/problems/run-not-found",
    title: PROBLEMS["run-not-found"].title,
    status: 404,
    detail: "no run",
    instance: "/requests/r1",
    code: "run-not-found",
  });
});
