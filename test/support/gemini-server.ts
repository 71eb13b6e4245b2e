import type { ServerResponse } from "node:http";
import { makeHttpSite, sendJson, type HttpSite, type RecordedRequest } from "./http-site.ts";
import { endAs, writePackets, type ModelReply } from "./model-script.ts";

export interface GeminiAsked {
  readonly model: string;
  readonly stream: boolean;
  readonly body: {
    readonly contents: { readonly role?: string; readonly parts: GeminiPart[] }[];
    readonly systemInstruction?: { readonly parts: { readonly text: string }[] };
    readonly generationConfig?: {
      readonly responseMimeType?: string;
      readonly responseJsonSchema?: unknown;
      readonly maxOutputTokens?: number;
    };
    readonly tools?: {
      readonly functionDeclarations?: { readonly name: string; readonly parametersJsonSchema?: unknown }[];
      readonly googleSearch?: object;
    }[];
    readonly toolConfig?: { readonly functionCallingConfig?: { readonly mode?: string } };
  };
}

export interface GeminiPart {
  readonly text?: string;
  readonly thoughtSignature?: string;
  readonly functionCall?: { readonly id?: string; readonly name: string; readonly args?: unknown };
  readonly functionResponse?: { readonly id?: string; readonly name: string; readonly response: unknown };
}

export interface GeminiServer extends HttpSite {
  readonly asked: GeminiAsked[];
  /** Requests whose client went away before the end. */
  abandoned(): number;
}

/** Speaks the Gemini API's `generateContent` and `streamGenerateContent`, as far as its documentation goes. */
export async function makeGeminiServer(
  script: (asked: GeminiAsked, turn: number) => ModelReply,
  options: { readonly apiKey: string } = { apiKey: "test-key" },
): Promise<GeminiServer> {
  const asked: GeminiAsked[] = [];
  let abandoned = 0;
  const site = await makeHttpSite(async (request, response) => {
    const refused = refusal(request, options.apiKey);
    if (refused) return sendJson(response, refused.code, { error: refused });
    const [, model = "", method = ""] = /^\/v1beta\/models\/([^/:]+):(\w+)/.exec(request.url) ?? [];
    const question: GeminiAsked = {
      model,
      stream: method === "streamGenerateContent",
      body: JSON.parse(request.body) as GeminiAsked["body"],
    };
    asked.push(question);
    response.on("close", () => {
      if (!response.writableFinished) abandoned++;
    });
    await answer(response, question, script(question, asked.length));
  });
  return Object.assign(site, { asked, abandoned: () => abandoned });
}

function refusal(request: RecordedRequest, apiKey: string): { code: number; status: string; message: string } | null {
  if (request.headers["x-goog-api-key"] !== apiKey) {
    return { code: 400, status: "INVALID_ARGUMENT", message: "API key not valid. Please pass a valid API key." };
  }
  if (!/^\/v1beta\/models\/[^/:]+:(generateContent|streamGenerateContent\?alt=sse)$/.test(request.url)) {
    return { code: 404, status: "NOT_FOUND", message: `no such method: ${request.url}` };
  }
  const body = JSON.parse(request.body) as Partial<GeminiAsked["body"]>;
  if (!Array.isArray(body.contents)) {
    return { code: 400, status: "INVALID_ARGUMENT", message: "contents is required" };
  }
  return wrongTurns(body as GeminiAsked["body"]);
}

/** What Google's API refuses of a conversation with tools. */
function wrongTurns({ contents, generationConfig, tools }: GeminiAsked["body"]): ReturnType<typeof refusal> {
  const wrong = (message: string) => ({ code: 400, status: "INVALID_ARGUMENT", message });
  if (tools?.some((tool) => tool.functionDeclarations) && generationConfig?.responseMimeType === "application/json") {
    return wrong("Function calling with a response mime type: 'application/json' is unsupported");
  }
  for (const [index, { parts }] of contents.entries()) {
    const answered = parts.filter((part) => part.functionResponse !== undefined);
    const called = (contents[index - 1]?.parts ?? []).filter((part) => part.functionCall !== undefined);
    if (answered.length !== called.length) {
      return wrong("the number of function response parts must equal that of the function call parts before");
    }
    if (called.length > 0 && called[0]?.thoughtSignature !== "c2lnbmVk") {
      return wrong("Function call is missing a thought_signature in functionCall parts");
    }
  }
  return null;
}

async function answer(response: ServerResponse, asked: GeminiAsked, reply: ModelReply): Promise<void> {
  if (reply.after === "hang" && !asked.stream) return;
  if (reply.error) return sendJson(response, reply.error.status, reply.error.body, reply.error.headers);
  const usageMetadata = {
    promptTokenCount: reply.inputTokens ?? 5,
    candidatesTokenCount: reply.outputTokens ?? 7,
    totalTokenCount: (reply.inputTokens ?? 5) + (reply.outputTokens ?? 7),
  };
  const chunk = (parts: object[], finishReason?: string): object => ({
    candidates: [
      {
        content: { role: "model", parts },
        ...reply.found,
        ...(finishReason === undefined ? {} : { finishReason }),
        index: 0,
      },
    ],
    usageMetadata,
    modelVersion: asked.model,
  });
  const finish = reply.finish === null ? undefined : (reply.finish ?? "STOP");
  const thoughts = (reply.reasoning ?? []).map((text) => ({ text, thought: true }));
  const calls = (reply.calls ?? []).map(({ id, name, input }, index) => ({
    functionCall: { ...(id === undefined ? {} : { id }), name, args: input },
    // The first of parallel ones is signed.
    ...(index === 0 ? { thoughtSignature: "c2lnbmVk" } : {}),
  }));
  const texts = [...(reply.text ?? []).map((text) => ({ text })), ...calls];
  if (reply.refusal !== undefined) {
    const blocked = { promptFeedback: { blockReason: reply.refusal }, usageMetadata };
    return asked.stream ? void event(response, blocked).end() : sendJson(response, 200, blocked);
  }
  if (!asked.stream && reply.garbage !== undefined) return sendText(response, reply.garbage);
  if (!asked.stream) return sendJson(response, 200, chunk([...thoughts, ...texts], finish));
  const events = [...thoughts, ...texts].map((part) => chunk([part]));
  if (finish !== undefined) events.push(chunk([{ text: "" }], finish));
  if (reply.errorEvent !== undefined) events.push({ error: reply.errorEvent });
  const lines = events.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`);
  if (reply.garbage !== undefined) lines.splice(1, 0, `data: ${reply.garbage}\r\n\r\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  await writePackets(response, lines.join(""), reply);
  await endAs(response, reply);
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json" }).end(text);
}

function event(response: ServerResponse, data: object): ServerResponse {
  response.writeHead(200, { "content-type": "text/event-stream" }).write(`data: ${JSON.stringify(data)}\r\n\r\n`);
  return response;
}
