import type { Json, JsonSchema } from "../../../../runtime/ir/json.ts";
import { maxToolCalls } from "../../../../runtime/ir/tool-limits.ts";
import type { TokenUsage } from "../../../../runtime/store/index.ts";
import { activityFailure, type ActivityContext } from "../../activity.ts";
import type { ModelAnswer, ModelMessage, ModelProvider } from "./provider.ts";
import { makeAnswerReader, repairInstruction, unusable } from "./structured.ts";
import { callTools } from "./tool-calls.ts";
import type { Toolbox } from "./tool-declarations.ts";
import { takeTurn, type TurnRequest } from "./turn.ts";

/** A question and all that it takes to have it answered. */
export interface Question {
  readonly provider: ModelProvider;
  readonly model: string;
  readonly system: string | undefined;
  readonly prompt: string;
  readonly schema: JsonSchema | undefined;
  readonly toolbox: Toolbox;
  /** The most rounds of tool calls. */
  readonly maxTurns: number;
  readonly stream: boolean;
}

export interface Conversation {
  readonly answer: ModelAnswer;
  /** Null without a schema. */
  readonly data: Json;
  /** Of all turns, in other attempts too. */
  readonly usage: TokenUsage;
  /** Of the tools. */
  readonly tools: { readonly tokens: number; readonly bytes: number };
}

/**
 * Asks, calls the tools that the model asks for, tells it what they answered, and so on until it answers. An answer
 * that does not fit the schema is given back once. Each turn after which it goes on is recorded: another attempt takes
 * the same way without asking again.
 */
export async function converse(question: Question, context: ActivityContext): Promise<Conversation> {
  const { schema, toolbox, maxTurns } = question;
  const reader = schema && makeAnswerReader(schema);
  const messages: ModelMessage[] = [{ from: "user", text: question.prompt }];
  const spent = { inputTokens: 0, outputTokens: 0, tokens: 0, bytes: 0 };
  let called = 0;
  let rounds = 0;
  let repaired = false;
  const readAnswer = (answer: ModelAnswer) => reader?.read(answer) ?? { data: null };
  // What was cut off would be cut off again.
  const mayRepair = (answer: ModelAnswer): boolean => !repaired && answer.finish !== "length";
  const goesOn = (answer: ModelAnswer): boolean =>
    answer.calls.length > 0 || (mayRepair(answer) && "problem" in readAnswer(answer));
  for (let number = 0; ; number += 1) {
    const mayCall = toolbox.declarations.length > 0 && rounds < maxTurns && !repaired;
    const turn = await takeTurn(number, requestOf(question, messages, { mayCall, from: called }, context), {
      provider: question.provider,
      context,
    });
    const answer = goesOn(turn.answer) ? await turn.record() : turn.answer;
    spent.inputTokens += answer.usage.inputTokens;
    spent.outputTokens += answer.usage.outputTokens;
    if (answer.calls.length > 0) {
      if (!mayCall) throw tooManyTurns(maxTurns);
      const max = maxToolCalls(maxTurns);
      const round = await callTools({ toolbox, calls: answer.calls, from: called, max, context });
      spent.tokens += round.tokens;
      spent.bytes += round.bytes;
      called += answer.calls.length;
      rounds += 1;
      messages.push({ from: "model", answer }, { from: "tools", results: round.results });
      continue;
    }
    const read = readAnswer(answer);
    if ("data" in read) {
      const { inputTokens, outputTokens, tokens, bytes } = spent;
      return { answer, data: read.data, usage: { inputTokens, outputTokens }, tools: { tokens, bytes } };
    }
    if (!mayRepair(answer)) throw unusable(read.problem, answer);
    repaired = true;
    messages.push({ from: "model", answer }, { from: "user", text: repairInstruction(read.problem) });
  }
}

function requestOf(
  { model, system, schema, toolbox, stream }: Question,
  messages: readonly ModelMessage[],
  { mayCall, from }: { readonly mayCall: boolean; readonly from: number },
  context: ActivityContext,
): TurnRequest {
  return {
    model,
    system,
    schema,
    messages: [...messages],
    tools: toolbox.declarations,
    mayCall,
    stream,
    onDelta: (channel, delta, index) => context.delta(channel, delta, index === undefined ? undefined : from + index),
    maxBytes: context.maxBytes,
    signal: context.signal,
  };
}

function tooManyTurns(maxTurns: number): Error {
  return activityFailure(
    "activity.invalid_output",
    `The model still asks for tools after ${maxTurns} ${maxTurns === 1 ? "round" : "rounds"}; "maxTurns" allows no more`,
  );
}
