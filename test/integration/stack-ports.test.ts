import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { freePort } from "../../cmd/stack/free-port.ts";
import { startTestTemporal } from "../support/temporal.ts";

test("Temporal comes up on a port that another process held when it was started", async (t) => {
  const port = await freePort();
  const holder = createServer((socket) => socket.destroy());
  holder.listen(port, "127.0.0.1");
  await once(holder, "listening");
  const said: string[] = [];
  const server = await startTestTemporal({
    port,
    log: (line) => {
      said.push(line);
      if (line.endsWith("starting it again")) holder.close();
    },
  });
  t.after(() => server.stop());
  assert.ok(said.some((line) => line.endsWith("starting it again")));
  assert.equal(server.port, port);
});
