import { startStack, type Stack } from "../stack/stack.ts";
import { EXIT, type Context } from "./context.ts";
import { makeUpTelling } from "./up-telling.ts";

export interface UpOptions {
  readonly demo: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `watchloom up`: the stack in the foreground, until a signal comes. */
export async function up(context: Context, options: UpOptions): Promise<number> {
  const telling = makeUpTelling(context);
  const interrupted = nextSignal();
  const starting = new AbortController();
  void interrupted.then(() => starting.abort(new InterruptedError()));
  const demo = options.demo ? await (await import("./demo.ts")).prepareDemo(context.config, options.env) : undefined;
  let stack: Stack;
  try {
    stack = await startStack({
      config: demo?.config ?? context.config,
      env: demo?.env ?? options.env,
      progress: telling.progress,
      signal: starting.signal,
      say: (line) => telling.note(line),
    });
  } catch (error) {
    await demo?.site.stop();
    if (error instanceof InterruptedError) return EXIT.ok;
    throw error;
  }

  telling.ready(stack);
  const shown = new AbortController();
  const showing = demo?.show(telling.demo, stack, shown.signal).catch((error: unknown) => {
    if (!shown.signal.aborted) telling.note(`the demo stopped: ${(error as Error).message}`);
  });
  const reason = await Promise.race([interrupted, stack.lost]);
  const lost = reason !== "SIGINT" && reason !== "SIGTERM" && reason !== "SIGHUP";
  shown.abort();
  telling.stopping(reason, lost);
  await showing;
  await stack.stop();
  await demo?.site.stop();
  return lost ? EXIT.failed : EXIT.ok;
}

class InterruptedError extends Error {}

/** The first of the signals that ask a program to end; later ones change nothing, for the stop is under way. */
function nextSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
  });
}
