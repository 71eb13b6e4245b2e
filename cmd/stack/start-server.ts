import { freePort } from "./free-port.ts";

/** A server's process ended before it was ready; the message holds what it said. */
export class EndedBeforeReady extends Error {
  override readonly name = "EndedBeforeReady";
}

const TRIES = 4;
const PAUSE_MS = 250;

/**
 * Starts a server on the given port, else on a free one. A port that was free a moment ago, or one that the server
 * itself chose for its inner parts, may be another's when it listens, and it ends: so it is started again, up to three
 * times, each time on another port unless one was given.
 */
export async function startServer<S>(
  given: number | undefined,
  log: (line: string) => void,
  start: (port: number) => Promise<S>,
): Promise<S> {
  for (let tries = 1; ; tries++) {
    try {
      return await start(given ?? (await freePort()));
    } catch (error) {
      if (!(error instanceof EndedBeforeReady) || tries === TRIES) throw error;
      log(`${error.message.split("\n")[0]}; starting it again`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
