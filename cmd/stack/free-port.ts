import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Below the ports that systems hand to outgoing connections (from 32768 on Linux, 49152 elsewhere): in that range any
 * client's connection can take the port between this look and the server's start, or while a server is down that must
 * come back on it.
 */
const FIRST = 10_000;
const LAST = 32_767;
const TRIES = 100;

/** A TCP port of 127.0.0.1 that nobody listens on now; another process may take it before you do. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (await isFree(port)) return port;
  }
  throw new Error(`${TRIES} ports of 127.0.0.1 between ${FIRST} and ${LAST} were tried, and none was free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
