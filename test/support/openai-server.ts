import type { ServerResponse } from "node:http";
import { makeHttpSite, sendJson, type HttpSite } from "./http-site.ts";
import { endAs, writePackets, type ModelReply } from "./model-script.ts";

export interface OpenAiAsked {
  readonly model: string;
  readonly messages: OpenAiMessage[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_tokens?: number;
  readonly tools?: { readonly function: { readonly name: string; readonly parameters: unknown } }[];
  readonly tool_choice?: string;
  readonly search_domain_filter?: readonly string[];
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: unknown } };
}

export interface OpenAiMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: {
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
}

export interface OpenAiServer extends HttpSite {
  readonly asked: OpenAiAsked[];
  /** Requests whose client went away before the end. */
  abandoned(): number;
}

/** Speaks OpenAI's chat completions, whole and streamed, as far as its documentation goes. */
export async function makeOpenAiServer(
  script: (asked: OpenAiAsked, turn: number) => ModelReply,
  options: { readonly apiKey?: string } = { apiKey: "test-key" },
): Promise<OpenAiServer> {
  const asked: OpenAiAsked[] = [];
  let abandoned = 0;
  const site = await makeHttpSite(async (request, response) => {
    const refuse = (status: number, type: string, message: string): void =>
      sendJson(response, status, { error: { message, type, param: null, code: null } });
    if (options.apiKey !== undefined && request.headers.authorization !== `Bearer ${options.apiKey}`) {
      return refuse(401, "invalid_request_error", "Incorrect API key provided");
    }
    if (`${request.method} ${request.url}` !== "POST /v1/chat/completions") {
      return refuse(404, "invalid_request_error", `Unknown request URL: ${request.method} ${request.url}`);
    }
    const question = JSON.parse(request.body) as OpenAiAsked;
    if (typeof question.model !== "string" || !Array.isArray(question.messages)) {
      return refuse(400, "invalid_request_error", "you must provide a model and messages");
    }
    const wrong = wrongTurns(question);
    if (wrong !== null) return refuse(400, "invalid_request_error", wrong);
    asked.push(question);
    response.on("close", () => {
      if (!response.writableFinished) abandoned++;
    });
    return answer(response, question, script(question, asked.length));
  });
  return Object.assign(site, { asked, abandoned: () => abandoned });
}

/** What the API refuses of a conversation with tools. */
function wrongTurns({ messages, tools }: OpenAiAsked): string | null {
  if (tools?.some((tool) => !/^[a-zA-Z0-9_-]{1,64}$/.test(tool.function.name)))
    return "Invalid 'tools[0].function.name'";
  const open = new Set<string>();
  for (const message of messages) {
    if (message.role === "tool") {
      if (!open.delete(message.tool_call_id ?? ""))
        return "messages with role 'tool' must answer a preceding tool_call";
      continue;
    }
    if (open.size > 0) return "an assistant message with 'tool_calls' must be followed by tool messages";
    for (const { id } of message.tool_calls ?? []) open.add(id);
  }
  return null;
}

async function answer(response: ServerResponse, asked: OpenAiAsked, reply: ModelReply): Promise<void> {
  if (reply.after === "hang" && !asked.stream) return;
  if (reply.error) return sendJson(response, reply.error.status, reply.error.body, reply.error.headers);
  const usage = {
    prompt_tokens: reply.inputTokens ?? 5,
    completion_tokens: reply.outputTokens ?? 7,
    total_tokens: (reply.inputTokens ?? 5) + (reply.outputTokens ?? 7),
  };
  const calls = (reply.calls ?? []).map(({ id, name, input }, index) => ({
    id: id ?? `call_${asked.messages.length}_${index}`,
    type: "function",
    function: { name, arguments: typeof input === "string" ? input : JSON.stringify(input) },
  }));
  const finish = reply.finish === null ? null : (reply.finish ?? (calls.length > 0 ? "tool_calls" : "stop"));
  const head = { id: "chatcmpl-1", created: 1_800_000_000, model: asked.model };
  if (asked.stream !== true) {
    const message = {
      role: "assistant",
      content: reply.refusal === undefined ? (reply.text ?? []).join("") : null,
      refusal: reply.refusal ?? null,
      ...(calls.length > 0 ? { tool_calls: calls } : {}),
      ...(reply.reasoning ? { reasoning_content: reply.reasoning.join("") } : {}),
    };
    const choices = [{ index: 0, message, finish_reason: finish, logprobs: null }];
    if (reply.garbage !== undefined) {
      response.writeHead(200, { "content-type": "application/json" }).end(reply.garbage);
      return;
    }
    return sendJson(response, 200, { ...head, object: "chat.completion", choices, usage, ...reply.found });
  }
  const chunk = (delta: object, finish_reason: string | null = null): object => ({
    ...head,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    usage: null,
  });
  const events: object[] = [chunk({ role: "assistant", content: "" })];
  for (const reasoning_content of reply.reasoning ?? []) events.push(chunk({ reasoning_content }));
  for (const content of reply.text ?? []) events.push(chunk({ content }));
  for (const [index, { id, type, function: called }] of calls.entries()) {
    events.push(chunk({ tool_calls: [{ index, id, type, function: { name: called.name, arguments: "" } }] }));
    const half = Math.ceil(called.arguments.length / 2);
    for (const piece of [called.arguments.slice(0, half), called.arguments.slice(half)]) {
      events.push(chunk({ tool_calls: [{ index, function: { arguments: piece } }] }));
    }
  }
  if (reply.refusal !== undefined) events.push(chunk({ refusal: reply.refusal }));
  if (finish !== null) {
    events.push(chunk({}, finish));
    if (asked.stream_options?.include_usage)
      events.push({ ...head, object: "chat.completion.chunk", choices: [], usage });
  }
  if (reply.errorEvent !== undefined) events.push({ error: reply.errorEvent });
  const lines = events.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  if (reply.garbage !== undefined) lines.splice(1, 0, `data: ${reply.garbage}\n\n`);
  const done = finish === null ? "" : "data: [DONE]\n\n";
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  await writePackets(response, `: a comment to keep the line open\n\n${lines.join("")}${done}`, reply);
  await endAs(response, reply);
}
