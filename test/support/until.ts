/** What a store and a Temporal that are too busy just now say: no answer to what was asked. */
const BUSY =
  /^(Temporal does not answer: .*|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error and is not queryable|canceling statement due to statement timeout|terminating connection due to idle-in-transaction timeout)$/;

/** Asks again and again until it is given something. @throws Error that says what did not come */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    let busy: Error | undefined;
    const found = await ask().catch((error: Error) => {
      if (!BUSY.test(error.message)) throw error;
      busy = error;
      return undefined;
    });
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come in ${timeoutMs / 1000} s`, { cause: busy });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
