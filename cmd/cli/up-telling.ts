import { makeProgress, type Progress } from "../stack/progress.ts";
import type { Stack } from "../stack/stack.ts";
import type { Context } from "./context.ts";

/** What `watchloom up` says of a stack that starts, serves and stops. */
export interface UpTelling {
  readonly progress: Progress;
  /** Something that a person should know, and that ends nothing. */
  note(text: string): void;
  ready(stack: Pick<Stack, "url">): void;
  /** `lost`: a part has gone that cannot be started again. */
  stopping(reason: string, lost: boolean): void;
  /** Where the demo shows what it does. */
  readonly demo: Context;
}

export function makeUpTelling(context: Context): UpTelling {
  return context.json ? forPrograms(context) : forPeople(context);
}

function forPeople(context: Context): UpTelling {
  const { out, err, paint } = context;
  return {
    progress: makeProgress(out),
    note: (text) => out(`${paint.yellow("!")} ${text}\n`),
    ready: ({ url }) => out(`ready ${url}\n`),
    stopping: (reason, lost) =>
      lost ? err(`${paint.red("stopping:")} ${reason}\n`) : out(`\n${paint.dim("stopping")}\n`),
    demo: context,
  };
}

/** `{type: "progress" | "note" | "ready" | "stopping", …}`, one a line; what the demo shows is for people. */
function forPrograms(context: Context): UpTelling {
  const say = (type: string, facts: { readonly [name: string]: string | boolean }): void =>
    context.out(`${JSON.stringify({ type, ...facts })}\n`);
  return {
    progress: makeProgress((line) => say("progress", { message: line.trim() })),
    note: (message) => say("note", { message }),
    ready: ({ url }) => say("ready", { url }),
    stopping: (reason, lost) => say("stopping", { reason, lost }),
    demo: { ...context, out: context.err },
  };
}
