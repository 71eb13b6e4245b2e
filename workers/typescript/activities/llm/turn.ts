import type { Json } from "../../../../runtime/ir/json.ts";
import type { ActivityContext } from "../../activity.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";

export interface Turn {
  readonly answer: ModelAnswer;
  /** Before anything is done because of it: what is recorded counts, though another host was faster. */
  record(): Promise<ModelAnswer>;
}

/** Of English text, as a rule of thumb; what is held for a turn is counted by it, what it used is not. */
const BYTES_A_TOKEN = 4;

/**
 * One turn of a conversation: as it was recorded by an attempt before, or asked now, within the budgets.
 * @throws FailureError as {@link ModelProvider}, and `budget.exceeded`
 */
export async function takeTurn(
  number: number,
  request: ModelRequest,
  { provider, context }: { readonly provider: ModelProvider; readonly context: ActivityContext },
): Promise<Turn> {
  const name = `turns[${number}]`;
  // A first attempt has nothing to remember.
  const recorded = context.attempt > 1 ? await context.inner.recall(name) : undefined;
  if (recorded !== undefined) {
    const answer = recorded as unknown as ModelAnswer;
    // The deltas of the attempt before were for that attempt: followers start anew.
    if (request.stream && answer.text !== "") context.delta("text", answer.text);
    return { answer, record: () => Promise.resolve(answer) };
  }
  const answer = await askWithin(provider, request, { name, context });
  return {
    answer,
    record: async () =>
      (await context.inner.record(name, JSON.parse(JSON.stringify(answer)) as Json)) as unknown as ModelAnswer,
  };
}

async function askWithin(
  provider: ModelProvider,
  request: ModelRequest,
  { name, context }: { readonly name: string; readonly context: ActivityContext },
): Promise<ModelAnswer> {
  const input = estimate(request);
  const held = await context.tokens.hold(name, input);
  let used = { inputTokens: 0, outputTokens: 0 };
  try {
    const answer = await provider.ask({
      ...request,
      maxOutputTokens: held.maxOutputTokens,
      onProgress() {
        // An answer that breaks off was paid for as far as it came: its question counts by the estimate.
        used = { inputTokens: input, outputTokens: 0 };
        request.onProgress();
      },
    });
    used = answer.usage;
    return answer;
  } finally {
    await held.settle(used);
  }
}

/** Of all that the model reads in this turn. */
export function estimate({ system, messages, tools, schema }: ModelRequest): number {
  const said = messages.map((message) => {
    if (message.from === "user") return message.text;
    if (message.from === "tools") return message.results.map(({ text }) => text).join("");
    return JSON.stringify(message.answer.raw ?? [message.answer.text, message.answer.calls]);
  });
  const text = [system ?? "", ...said, JSON.stringify(tools), JSON.stringify(schema ?? null)].join("");
  return Math.ceil(Buffer.byteLength(text, "utf8") / BYTES_A_TOKEN);
}
