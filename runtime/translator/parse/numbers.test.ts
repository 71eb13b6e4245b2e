import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { numberProblem } from "./numbers.ts";

test("what JavaScript writes is read without loss, in any form of the same number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(5), (value, zeros) => {
      assert.equal(numberProblem(String(value)), null);
      assert.equal(numberProblem(value.toExponential()), null);
      const whole = String(Math.trunc(value));
      if (!whole.includes("e")) assert.equal(numberProblem(`${whole}.${"0".repeat(zeros)}`.replace(/\.$/, "")), null);
    }),
  );
});

test("digits beyond what a double holds are lost, and numbers beyond it are not finite", () => {
  for (const literal of ["9007199254740993", "12345678901234567890", "1e-400", "-1e-999", "-9007199254740993"]) {
    assert.equal(numberProblem(literal), "loses_digits", literal);
  }
  for (const literal of ["1e309", "-1e999", "9".repeat(400)])
    assert.equal(numberProblem(literal), "not_finite", literal);
  for (const literal of ["9007199254740992", "1e22", "100000000000000000000", "-0", "0.10", "1E+2", "0e9999"]) {
    assert.equal(numberProblem(literal), null, literal);
  }
});

test("a fraction is rounded to what a double holds: other programs write more digits of it than are needed", () => {
  for (const literal of [
    "0.10000000000000001",
    "3.14159265358979323846",
    "-0.1234567890123456789",
    "1.00000000000000001e3",
  ])
    assert.equal(numberProblem(literal), null, literal);
});
