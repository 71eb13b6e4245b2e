import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import type { LookSettings } from "../../../runtime/ir/monitor.ts";
import { activityFailure, type ActivityContext } from "../activity.ts";

/** What a source gave, of whatever kind it is. */
export interface Given {
  /** The site says that nothing has changed since it was asked last. */
  readonly notModified: boolean;
  /** Text, HTML or JSON. */
  readonly body: Json;
  /** Of a PDF, whose text is read first. */
  readonly pdf?: Uint8Array;
  readonly url: string | null;
  readonly sources: readonly { readonly url: string; readonly title: string | null }[];
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const NOTHING = { notModified: false, url: null, sources: [], etag: null, lastModified: null };

export async function readGiven(
  source: LookSettings["source"],
  given: Json,
  context: Pick<ActivityContext, "blobs">,
): Promise<Given> {
  const answer = isJsonObject(given) ? given : {};
  switch (source) {
    case "http":
      return readAnswer(answer, context);
    case "feed": {
      const url = textOr(answer["url"]);
      return {
        notModified: answer["notModified"] === true,
        body: answer["items"] ?? [],
        url,
        sources: url === null ? [] : [{ url, title: textOr(answer["title"]) }],
        etag: textOr(answer["etag"]),
        lastModified: textOr(answer["lastModified"]),
      };
    }
    case "search":
      return { ...NOTHING, body: given, sources: sourcesOf(answer["sources"]) };
    default:
      return { ...NOTHING, body: given };
  }
}

async function readAnswer(
  answer: { readonly [name: string]: Json },
  { blobs }: Pick<ActivityContext, "blobs">,
): Promise<Given> {
  const headers = isJsonObject(answer["headers"] ?? null) ? (answer["headers"] as { [name: string]: Json }) : {};
  const url = textOr(answer["url"]);
  const common = {
    notModified: answer["status"] === 304,
    url,
    sources: url === null ? [] : [{ url, title: null }],
    etag: textOr(headers["etag"]),
    lastModified: textOr(headers["last-modified"]),
  };
  const { body = null } = answer;
  if (!isJsonObject(body) || typeof body["$blob"] !== "string") return { ...common, body };
  const { media_type: mediaType, $blob: digest } = body;
  if (mediaType !== "application/pdf") {
    throw activityFailure("http.invalid_body", `A monitor reads text, HTML, JSON and PDF, not ${String(mediaType)}`);
  }
  const pdf = await blobs.get(digest);
  if (pdf === null) throw activityFailure("http.invalid_body", "The document that was fetched is gone");
  return { ...common, body: null, pdf };
}

function sourcesOf(sources: Json | undefined): Given["sources"] {
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((source) =>
    isJsonObject(source) && typeof source["url"] === "string"
      ? [{ url: source["url"], title: textOr(source["title"]) }]
      : [],
  );
}

function textOr(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
