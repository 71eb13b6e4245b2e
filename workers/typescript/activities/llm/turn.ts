import type { Json } from "../../../../runtime/ir/json.ts";
import type { ActivityContext } from "../../activity.ts";
import type { ModelAnswer, ModelProvider, ModelRequest } from "./provider.ts";
import { withinBudget } from "./within-budget.ts";

export interface Turn {
  readonly answer: ModelAnswer;
  /** Before anything is done because of it: what is recorded counts, though another host was faster. */
  record(): Promise<ModelAnswer>;
}

/** What the host gives a turn, and not the conversation. */
export type TurnRequest = Omit<ModelRequest, "maxOutputTokens" | "onProgress">;

/**
 * One turn of a conversation: as it was recorded by an attempt before, or asked now, within the budgets.
 * @throws FailureError as {@link ModelProvider}, and `budget.exceeded`
 */
export async function takeTurn(
  number: number,
  request: TurnRequest,
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
  const answer = await withinBudget(context, { turn: name, text: textOf(request) }, (spending) =>
    provider.ask({ ...request, ...spending }),
  );
  return {
    answer,
    record: async () =>
      (await context.inner.record(name, JSON.parse(JSON.stringify(answer)) as Json)) as unknown as ModelAnswer,
  };
}

/** All that the model reads in this turn. */
function textOf({ system, messages, tools, schema }: TurnRequest): string {
  const said = messages.map((message) => {
    if (message.from === "user") return message.text;
    if (message.from === "tools") return message.results.map(({ text }) => text).join("");
    return JSON.stringify(message.answer.raw ?? [message.answer.text, message.answer.calls]);
  });
  return [system ?? "", ...said, JSON.stringify(tools), JSON.stringify(schema ?? null)].join("");
}
