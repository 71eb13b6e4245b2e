import type { Dispatcher } from "undici";
import { isJsonObject, type Json, type JsonObject } from "../../../../runtime/ir/json.ts";
import { makeOpenAi, refusesSchema, usageOf } from "../llm/openai.ts";
import { ENDPOINT, postChat, refuseError, type OpenAiOptions } from "../llm/openai-endpoint.ts";
import { brokenOff, tooLong } from "../llm/provider-failure.ts";
import { schemaInstruction } from "../llm/structured.ts";
import { activityFailure } from "../../activity.ts";
import type { Spending } from "../llm/within-budget.ts";
import type { Found, FoundPage, SearchEngine, SearchQuestion } from "./found.ts";

/** What the model is to answer, so that it says how sure it is. */
const ANSWER: JsonObject = {
  type: "object",
  required: ["answer", "confidence"],
  additionalProperties: false,
  properties: {
    answer: { type: "string", description: "The answer." },
    confidence: {
      type: "number",
      minimum: 0,
      maximum: 1,
      description: "How well the pages that were found support it: 1 plainly, 0 not at all.",
    },
  },
};
const MAX_BODY_BYTES = 2 << 20;
/** Perplexity takes no more. */
const MAX_FILTERED = 20;

/** Any endpoint that speaks OpenAI's chat completions and searches the web, such as Perplexity's. */
export function makeOpenAiSearch(options: OpenAiOptions): SearchEngine {
  const ask = (question: SearchQuestion, { maxOutputTokens, onProgress }: Spending, structured: boolean) =>
    postChat(options, bodyOf(question, maxOutputTokens, structured), question.signal, async (body) => {
      const text = await readText(body, onProgress);
      const event = JSON.parse(text) as Json;
      if (!isJsonObject(event)) throw brokenOff(ENDPOINT);
      refuseError(options, event, text);
      return foundIn(event);
    });
  let structured = true;
  return {
    model: makeOpenAi(options),
    async search(question, spending) {
      try {
        return await ask(question, spending, structured);
      } catch (error) {
        if (!structured || !refusesSchema(error)) throw error;
        structured = false;
        return ask(question, spending, structured);
      }
    },
  };
}

function bodyOf(question: SearchQuestion, maxOutputTokens: number | undefined, structured: boolean): JsonObject {
  const { model, system, prompt, allowDomains, denyDomains } = question;
  // It takes one kind or the other; what it returns is held against both anyhow.
  const filter = allowDomains.length > 0 ? [...allowDomains] : denyDomains.map((domain) => `-${domain}`);
  return {
    model,
    messages: [
      { role: "system", content: `${system}\n\n${schemaInstruction(ANSWER)}` },
      { role: "user", content: prompt },
    ],
    ...(structured
      ? { response_format: { type: "json_schema", json_schema: { name: "answer", schema: ANSWER } } }
      : {}),
    ...(filter.length > 0 && filter.length <= MAX_FILTERED ? { search_domain_filter: filter } : {}),
    ...(maxOutputTokens === undefined ? {} : { max_tokens: maxOutputTokens }),
  };
}

async function readText(body: Dispatcher.ResponseData["body"], onProgress: () => void): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    onProgress();
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLong(ENDPOINT, MAX_BODY_BYTES);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function foundIn(event: JsonObject): Found {
  const choice = Array.isArray(event["choices"]) ? event["choices"][0] : undefined;
  const message = isJsonObject(choice) ? choice["message"] : undefined;
  if (!isJsonObject(choice) || !isJsonObject(message)) throw brokenOff(ENDPOINT);
  if (choice["finish_reason"] === "content_filter" || typeof message["refusal"] === "string") {
    throw activityFailure("llm.refused", "The search endpoint refused to answer");
  }
  const text = typeof message["content"] === "string" ? message["content"] : "";
  return {
    ...readAnswer(text),
    pages: [...pagesIn(event["search_results"]), ...citedIn(event["citations"]), ...annotatedIn(message)],
    supports: [],
    usage: usageOf(event["usage"]),
  };
}

/** An endpoint that takes no schema answers in its own way, and says nothing of how sure it is. */
function readAnswer(text: string): Pick<Found, "answer" | "stated"> {
  const json = /^\s*(?:<think>[\s\S]*?<\/think>\s*)?(?:```(?:json)?\s*\n)?(\{[\s\S]*\})\s*(?:```)?\s*$/.exec(text)?.[1];
  try {
    const read = JSON.parse(json ?? "null") as Json;
    if (isJsonObject(read) && typeof read["answer"] === "string") {
      const { answer, confidence } = read;
      return typeof confidence === "number" ? { answer, stated: Math.min(1, Math.max(0, confidence)) } : { answer };
    }
  } catch {
    // It is the answer itself.
  }
  return { answer: text };
}

function pagesIn(results: Json | undefined): FoundPage[] {
  return (Array.isArray(results) ? results : []).flatMap((one) =>
    isJsonObject(one) && typeof one["url"] === "string" ? [pageOf(one["url"], one["title"])] : [],
  );
}

function citedIn(citations: Json | undefined): FoundPage[] {
  return (Array.isArray(citations) ? citations : []).flatMap((url) =>
    typeof url === "string" ? [pageOf(url, undefined)] : [],
  );
}

/** As OpenAI's own search models tell them. */
function annotatedIn({ annotations }: JsonObject): FoundPage[] {
  return pagesIn(
    (Array.isArray(annotations) ? annotations : []).map((one) =>
      isJsonObject(one) ? (one["url_citation"] ?? null) : null,
    ),
  );
}

function pageOf(url: string, title: Json | undefined): FoundPage {
  return { url, title: typeof title === "string" && title !== "" ? title : null };
}
