import { isJsonObject, type JsonObject } from "../../runtime/ir/json.ts";
import type { Client } from "./client.ts";

const PAGE = 100;

/** Every entry of a list of the API, over all its pages; at most `most` of them. */
export async function* listAll(
  client: Client,
  path: string,
  query: URLSearchParams = new URLSearchParams(),
  most = Infinity,
): AsyncGenerator<JsonObject> {
  const asked = new URLSearchParams(query);
  for (let left = most; left > 0;) {
    asked.set("limit", String(Math.min(left, PAGE)));
    const page = await client.request("GET", `${path}?${asked}`);
    if (!isJsonObject(page) || !Array.isArray(page["data"])) return;
    const entries = page["data"].filter(isJsonObject);
    yield* entries;
    left -= entries.length;
    if (typeof page["next_cursor"] !== "string") return;
    asked.set("cursor", page["next_cursor"]);
  }
}
