import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { failActivity, makeTestContext, runActivity } from "../../../test/support/activity-context.ts";
import { until } from "../../../test/support/until.ts";
import { makeCompute } from "../compute/index.ts";
import { makeHtmlSelect } from "./html-select.ts";

const compute = makeCompute({ processes: 1 });
const htmlSelect = makeHtmlSelect({ compute });
after(() => compute.close());

test("a selection runs, and no match is null", async () => {
  const html = '<p class="price">1.234,50 €</p><a href="x">x</a>';
  const run = async (select: (string | object)[], url?: string) =>
    (await runActivity(htmlSelect, { html, select: select as never, ...(url === undefined ? {} : { url }) })).output;
  assert.equal(await run([{ css: ".price" }, { number: { locale: "de" } }]), 1234.5);
  assert.equal(await run([{ css: ".none" }]), null);
  assert.equal(await run([{ css: { select: "a", attr: "href" } }], "https://e.org/y/"), "https://e.org/y/x");
});

test("JSON is selected from as well", async () => {
  const input = { html: { a: [1, 2] }, select: [{ jsonpath: { select: "$.a[*]", all: true } }] };
  assert.deepEqual((await runActivity(htmlSelect, input)).output, [1, 2]);
});

test("a wrong selection is activity.invalid_input that names the place; a wrong value http.invalid_body", async () => {
  const wrong = await failActivity(htmlSelect, { html: "", select: [{ regex: "(" }] });
  assert.equal(wrong.type, "activity.invalid_input");
  assert.match(wrong.message, /^"select"\/0\/regex: /);
  const notJson = await failActivity(htmlSelect, { html: "nope", select: [{ jsonpath: "$" }] });
  assert.equal(notJson.type, "http.invalid_body");
});

test("a selection that would take hours ends with its call, and the next one runs", async () => {
  const select = [{ xpath: "count(//i[count(//i[count(//i) > 0]) > 0])" }];
  const html = "<i></i>".repeat(5000);
  const reason = new Error("the call's time is over");
  const controller = new AbortController();
  // Its time is over when the process has gone on for a while beside it.
  let ticks = 0;
  const ticking = setInterval(() => {
    if (++ticks === 15) controller.abort(reason);
  }, 20);
  const context = makeTestContext({ signal: controller.signal });
  const waits = runActivity(htmlSelect, { html: "<b>1</b>", select: [{ css: "b" }, "number"] });
  await assert.rejects(runActivity(htmlSelect, { html, select }, context), reason);
  clearInterval(ticking);
  assert.equal((await waits).output, 1);
  assert.equal((await runActivity(htmlSelect, { html: "<b>2</b>", select: ["number"] })).output, 2);
});

test("a call that is cancelled while it waits never starts", async () => {
  const controller = new AbortController();
  const first = runActivity(htmlSelect, { html: "<b>1</b>", select: ["text"] });
  const second = runActivity(
    htmlSelect,
    { html: "x", select: ["text"] },
    makeTestContext({ signal: controller.signal }),
  );
  const reason = new Error("canceled");
  controller.abort(reason);
  await assert.rejects(second, reason);
  assert.equal((await first).output, "1");
});

test("a page that takes more memory than a job may have is http.too_large, and the next one runs", async () => {
  const small = makeCompute({ processes: 1, memoryMb: 40 });
  const select = makeHtmlSelect({ compute: small });
  const { type } = await failActivity(select, { html: "<i a=b>x</i>".repeat(200_000), select: [{ css: "i" }] });
  assert.equal(type, "http.too_large");
  assert.equal((await runActivity(select, { html: "<b>3</b>", select: ["number"] })).output, 3);
  await small.close();
});

test("the processes end with whoever started them, in the middle of a job too", async () => {
  // A worker that is killed as a machine kills it, while its job would take hours.
  const script = `
    import { makeCompute } from "./workers/typescript/compute/index.ts";
    const compute = makeCompute({ processes: 1 });
    void compute.run(
      { kind: "select", html: "<i></i>".repeat(5000), select: [{ xpath: "count(//i[count(//i[count(//i) > 0]) > 0])" }] },
      new AbortController().signal,
    );
    setTimeout(() => console.log(process._getActiveHandles().find((one) => one.pid)?.pid), 200);`;
  const cwd = fileURLToPath(new URL("../../..", import.meta.url));
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(line.toString());
  assert.ok(pid > 0 && isAlive(pid));
  parent.kill("SIGKILL");
  await until("its end", async () => (isAlive(pid) ? undefined : true));
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
