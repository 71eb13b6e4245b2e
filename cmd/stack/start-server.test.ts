import assert from "node:assert/strict";
import { test } from "node:test";
import { freePort } from "./free-port.ts";
import { EndedBeforeReady, startServer } from "./start-server.ts";

const quiet = (): void => undefined;

test("a free port is none that outgoing connections are given", async () => {
  for (let round = 0; round < 50; round++) assert.ok((await freePort()) < 32_768);
});

test("a server that ended before it was ready is started again, on another port", async () => {
  const ports: number[] = [];
  const said: string[] = [];
  const port = await startServer(
    undefined,
    (line) => said.push(line),
    async (at) => {
      ports.push(at);
      if (ports.length < 3) throw new EndedBeforeReady("it ended: address in use\nat its first line");
      return at;
    },
  );
  assert.equal(port, ports[2]);
  assert.equal(new Set(ports).size, 3);
  assert.deepEqual(said, Array(2).fill("it ended: address in use; starting it again"));
});

test("on a given port it is started again on that port, four times in all", async () => {
  const ports: number[] = [];
  await assert.rejects(
    startServer(7233, quiet, async (at) => {
      ports.push(at);
      throw new EndedBeforeReady("it ended");
    }),
    EndedBeforeReady,
  );
  assert.deepEqual(ports, [7233, 7233, 7233, 7233]);
});

test("what cannot be started at all is not tried again", async () => {
  let tries = 0;
  await assert.rejects(
    startServer(undefined, quiet, async () => {
      tries += 1;
      throw new Error("no such program");
    }),
    /no such program/,
  );
  assert.equal(tries, 1);
});
