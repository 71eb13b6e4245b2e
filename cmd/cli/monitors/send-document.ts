import type { JsonObject } from "../../../runtime/ir/json.ts";
import type { Client } from "../client.ts";
import type { DocumentFile } from "../document-file.ts";

/** Sends a document as it stands in the file, so that a refusal's places are the file's. @throws ProblemError */
export async function sendDocument(
  client: Client,
  method: "POST" | "PUT",
  path: string,
  { text, format }: DocumentFile,
  headers: { readonly [name: string]: string } = {},
): Promise<JsonObject> {
  const contentType = format === "json" ? "application/json" : "application/yaml";
  return (await client.request(method, path, { body: text, contentType, headers })) as JsonObject;
}
