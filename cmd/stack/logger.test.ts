import assert from "node:assert/strict";
import { test } from "node:test";
import { makeLogger } from "./logger.ts";

function capture(level: Parameters<typeof makeLogger>[1]) {
  const lines: Record<string, unknown>[] = [];
  const logger = makeLogger("api", level, {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  return { logger, lines };
}

test("a line says its level in words, its time as RFC 3339, and its facts", () => {
  const { logger, lines } = capture("info");
  logger.info({ requestId: "r1", runId: "run_1", tenant: "acme", path: "a[0].b", attempt: 2 }, "something");
  const [line] = lines;
  assert.equal(line?.["level"], "info");
  assert.match(String(line?.["time"]), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  assert.deepEqual(
    [line?.["requestId"], line?.["runId"], line?.["tenant"], line?.["path"], line?.["attempt"], line?.["msg"]],
    ["r1", "run_1", "acme", "a[0].b", 2, "something"],
  );
});

test("levels are honoured", () => {
  const { logger, lines } = capture("warn");
  logger.debug({}, "no");
  logger.info({}, "no");
  logger.warn({}, "yes");
  logger.error({}, "yes");
  assert.deepEqual(
    lines.map((line) => line["level"]),
    ["warn", "error"],
  );
  const silent = capture("silent");
  silent.logger.fatal({}, "no");
  assert.deepEqual(silent.lines, []);
});

test("no key, token or secret is written, and of an error only what every error has", () => {
  const { logger, lines } = capture("info");
  const error = Object.assign(new Error("refused", { cause: new Error("below") }), {
    code: "23505",
    detail: "Key (secret)=(hunter2) exists",
    config: { headers: { authorization: "Bearer hunter2" } },
  });
  logger.warn(
    { err: error, token: "hunter2", config: { apiKey: "hunter2" }, headers: { authorization: "hunter2" } },
    "x",
  );
  const text = JSON.stringify(lines[0]);
  assert.doesNotMatch(text, /hunter2/);
  assert.match(text, /"message":"refused"/);
  assert.match(text, /"code":"23505"/);
  assert.match(text, /"message":"below"/);
});
