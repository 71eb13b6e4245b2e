import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "./context.ts";
import { makePaint } from "./terminal.ts";
import { makeUpTelling } from "./up-telling.ts";

function told(json: boolean): { out: string; err: string } {
  const said = { out: "", err: "" };
  const context = {
    json,
    paint: makePaint(false),
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  };
  const telling = makeUpTelling(context as unknown as Context);
  telling.note("the worker died; starting it again");
  telling.ready({ url: "http://127.0.0.1:8480" });
  telling.demo.out("examples/refund.yaml\n");
  telling.stopping("SIGTERM", false);
  telling.stopping("postgres has stopped", true);
  return said;
}

test("people read one line when it serves, and why it stopped on standard error", () => {
  assert.deepEqual(told(false), {
    out: "! the worker died; starting it again\nready http://127.0.0.1:8480\nexamples/refund.yaml\n\nstopping\n",
    err: "stopping: postgres has stopped\n",
  });
});

test("programs read one JSON value a line, and nothing of the demo", () => {
  const { out, err } = told(true);
  assert.deepEqual(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
    [
      { type: "note", message: "the worker died; starting it again" },
      { type: "ready", url: "http://127.0.0.1:8480" },
      { type: "stopping", reason: "SIGTERM", lost: false },
      { type: "stopping", reason: "postgres has stopped", lost: true },
    ],
  );
  assert.equal(err, "examples/refund.yaml\n");
});
