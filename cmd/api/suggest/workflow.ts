import type { JsonObject } from "../../../runtime/ir/json.ts";
import { ASK, MONITOR_GUIDE } from "./guide.ts";

/**
 * How a model is asked: a Workflow document like any other, so that the call is stored, counted and retried by the same
 * machinery. The wish and what was wrong travel as data, which the model is told not to obey.
 */
export const SUGGEST_WORKFLOW: JsonObject = {
  watchloom: "1",
  kind: "Workflow",
  name: "monitor-suggest",
  description: "Asks a model for a Monitor document",
  timeout: "2m",
  inputs: {
    type: "object",
    required: ["wish", "draft", "mistakes"],
    properties: {
      wish: { type: "string", maxLength: 2000 },
      draft: { type: "string", maxLength: 65_536 },
      mistakes: { type: "string", maxLength: 65_536 },
    },
  },
  steps: [
    {
      id: "answer",
      call: "llm.generate",
      with: {
        system: MONITOR_GUIDE.replaceAll("${", () => "$${"),
        prompt: ASK,
        data: { wish: "${inputs.wish}", draft: "${inputs.draft}", mistakes: "${inputs.mistakes}" },
        schema: {
          type: "object",
          required: ["document"],
          properties: { document: { type: "string", description: "The Monitor document, as YAML." } },
        },
      },
      timeout: "45s",
      retry: { attempts: 2 },
    },
  ],
  output: "${steps.answer.data.document}",
};
