import type { Json } from "../../../../runtime/ir/json.ts";
import { activityFailure, type ActivityContext } from "../../activity.ts";
import type { SafeResponse } from "../../egress/index.ts";
import { decodeText } from "./charset.ts";
import { parseJson } from "./parse-json.ts";

export type Expect = "json" | "text" | "bytes";

/** How a body is read where the document does not say: by its Content-Type; text where there is none. */
export function expectByType(contentType: string | undefined): Expect {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/(.+\+)?json$|^text\/(x-)?json$/.test(type)) return "json";
  if (type === "" || type.startsWith("text/") || /[/+](xml|yaml|x-yaml|toml)$/.test(type)) return "text";
  return /^application\/(javascript|ecmascript|x-www-form-urlencoded|x-ndjson|jsonl|graphql|sql|rtf)$/.test(type)
    ? "text"
    : "bytes";
}

/** The output's `body`. A reference stands in it for `bytes` alone. */
export async function readResponseBody(
  response: SafeResponse,
  expect: Expect | undefined,
  context: ActivityContext,
): Promise<Json> {
  const contentType = response.headers["content-type"];
  const { body, status } = response;
  const effective = expect ?? expectByType(contentType);
  if (body.length === 0 && effective !== "text") {
    // No body is nothing, unless JSON was asked for where there could have been some.
    if (expect !== "json" || status === 204 || status === 205 || status === 304) return null;
  }
  if (effective === "text") return decodeText(body, contentType);
  if (effective === "json") {
    if (body.length === 0) throw activityFailure("http.invalid_body", "The body is empty, and `expect` says json");
    return parseJson(decodeText(body, contentType));
  }
  const type = contentType?.split(";")[0]?.trim() ?? "application/octet-stream";
  const ref = await context.blobs.put(body, type);
  return { $blob: ref.digest, size: ref.size, media_type: ref.mediaType };
}
