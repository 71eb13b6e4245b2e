import type { JsonObject } from "../../runtime/ir/json.ts";
import type { Answer } from "./http.ts";

/** What was made, with where it is: under its id in the collection. */
export function located(answer: Answer, collection: string): Answer {
  if (answer.status === "streamed" || !("body" in answer)) return answer;
  const { id } = answer.body as JsonObject;
  return { ...answer, headers: { ...answer.headers, location: `${collection}/${encodeURIComponent(String(id))}` } };
}
