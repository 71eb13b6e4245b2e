import type { ServerResponse } from "node:http";
import { makeHttpSite, sendJson, type HttpSite, type RecordedRequest } from "./http-site.ts";
import { endAs, writePackets, type ModelReply } from "./model-script.ts";

export interface GeminiAsked {
  readonly model: string;
  readonly stream: boolean;
  readonly body: {
    readonly contents: { readonly parts: { readonly text: string }[] }[];
    readonly systemInstruction?: { readonly parts: { readonly text: string }[] };
    readonly generationConfig?: { readonly responseMimeType?: string; readonly responseJsonSchema?: unknown };
  };
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
  if (!Array.isArray((JSON.parse(request.body) as { contents?: unknown }).contents)) {
    return { code: 400, status: "INVALID_ARGUMENT", message: "contents is required" };
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
      { content: { role: "model", parts }, ...(finishReason === undefined ? {} : { finishReason }), index: 0 },
    ],
    usageMetadata,
    modelVersion: asked.model,
  });
  const finish = reply.finish === null ? undefined : (reply.finish ?? "STOP");
  const thoughts = (reply.reasoning ?? []).map((text) => ({ text, thought: true }));
  const texts = (reply.text ?? []).map((text) => ({ text }));
  if (reply.refusal !== undefined) {
    const blocked = { promptFeedback: { blockReason: reply.refusal }, usageMetadata };
    return asked.stream ? void event(response, blocked).end() : sendJson(response, 200, blocked);
  }
  if (!asked.stream) return sendJson(response, 200, chunk([...thoughts, ...texts], finish));
  const events = [...thoughts, ...texts].map((part) => chunk([part]));
  if (finish !== undefined) events.push(chunk([{ text: "" }], finish));
  if (reply.errorEvent !== undefined) events.push({ error: reply.errorEvent });
  response.writeHead(200, { "content-type": "text/event-stream" });
  await writePackets(response, events.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join(""), reply);
  await endAs(response, reply);
}

function event(response: ServerResponse, data: object): ServerResponse {
  response.writeHead(200, { "content-type": "text/event-stream" }).write(`data: ${JSON.stringify(data)}\r\n\r\n`);
  return response;
}
