import { extname } from "node:path";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { ProblemError, type Client } from "../client.ts";
import { EXIT, type Context } from "../context.ts";
import { readDocumentFile } from "../document-file.ts";
import { showRefusal } from "../refusal.ts";
import { monitorPath } from "./find.ts";
import { followPreview } from "./follow-preview.ts";

/** `watchloom monitors preview NAME|ID|FILE`: one check that keeps nothing and tells nobody, to its end. */
export async function preview(context: Context, target: string): Promise<number> {
  const client = context.client();
  if (!isFile(target)) {
    const run = await client.request("POST", `${await monitorPath(client, target)}/preview`);
    return followPreview(context, client, String((run as JsonObject)["id"]));
  }
  const file = readDocumentFile(target);
  try {
    return await followPreview(context, client, await checkOnce(client, file.text));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== "invalid-document") throw error;
    showRefusal(context, file, error);
    return EXIT.failed;
  }
}

/** Names and ids have neither a dot nor a slash. */
function isFile(target: string): boolean {
  return target === "-" || target.includes("/") || target.includes("\\") || extname(target) !== "";
}

/** The document as the file has it, so that a refusal's places are the file's. */
async function checkOnce(client: Client, document: string): Promise<string> {
  const run = await client.request("POST", "/runs", { body: JSON.stringify({ document, notify: false }) });
  return String((run as JsonObject)["id"]);
}
