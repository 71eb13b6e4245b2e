import assert from "node:assert/strict";
import { test } from "node:test";
import { showDiagnostic, showSummary } from "./diagnostic-view.ts";
import { makePaint } from "./terminal.ts";

const paint = makePaint(false);

test("the source line stands under the message, with a caret under the mistake and the hint last", () => {
  const shown = showDiagnostic(
    {
      code: "expr.unknown_field",
      severity: "error",
      pointer: "/steps/0/set",
      line: 2,
      column: 9,
      end: { line: 2, column: 16 },
      message: '"curency" is no field',
      hint: "currency",
    },
    "order.yaml",
    ["steps:", "  set: ${curency}"],
    paint,
  );
  assert.equal(
    shown,
    [
      "error expr.unknown_field order.yaml:2:9",
      '  "curency" is no field',
      "    2 |   set: ${curency}",
      "      |         ^^^^^^^",
      "  hint: currency",
    ].join("\n"),
  );
});

test("a tab does not move the caret", () => {
  const shown = showDiagnostic(
    { code: "x.y", severity: "warning", pointer: "", line: 1, column: 2, message: "m" },
    "f",
    ["\tx"],
    paint,
  );
  const [, , source = "", caret = ""] = shown.split("\n");
  assert.equal(source.indexOf("x"), caret.indexOf("^"));
});

test("a place past the end of the file shows no source line", () => {
  const shown = showDiagnostic(
    { code: "x.y", severity: "error", pointer: "", line: 9, column: 1, message: "m" },
    "f",
    ["a"],
    paint,
  );
  assert.equal(shown, "error x.y f:9:1\n  m");
});

test("control characters of a document cannot steer the terminal", () => {
  const shown = showDiagnostic(
    { code: "x.y", severity: "error", pointer: "", line: 1, column: 1, message: "a\u001b[2Jb" },
    "f",
    ["\u001b[31m"],
    paint,
  );
  assert.ok(!shown.includes("\u001b"));
});

test("the summary counts", () => {
  const one = { code: "x", severity: "error", pointer: "", line: 1, column: 1, message: "" } as const;
  assert.equal(showSummary([one, { ...one, severity: "warning" }], "f", paint), "f: 1 error, 1 warning");
  assert.equal(showSummary([], "f", paint), "f is valid");
});
