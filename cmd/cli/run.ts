import { isJsonObject, type Json } from "../../runtime/ir/json.ts";
import { ProblemError, type Client } from "./client.ts";
import { EXIT, type Context } from "./context.ts";
import { readDocumentFile, readInput, type DocumentFile } from "./document-file.ts";
import { exitOf, followRun } from "./follow.ts";
import { showRefusal } from "./refusal.ts";

export interface RunOptions {
  readonly input: readonly string[];
  readonly follow: boolean;
  readonly label: readonly string[];
  readonly idempotencyKey: string | undefined;
}

/** Above this, the input travels in the body instead of the query. */
const MAX_QUERY_INPUT = 4000;

/** `watchloom run FILE`: submits a document, and follows its run with `--follow`. */
export async function run(context: Context, path: string, options: RunOptions): Promise<number> {
  const file = readDocumentFile(path);
  const client = context.client();
  let created: Json;
  try {
    created = await submit(client, file, options);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== "invalid-document") throw error;
    showRefusal(context, file, error);
    return EXIT.failed;
  }
  const runId = isJsonObject(created) ? String(created["id"]) : "";
  if (!options.follow) {
    context.out(
      context.json
        ? `${JSON.stringify(created)}\n`
        : `${runId}\n${context.paint.dim(`follow it: watchloom follow ${runId}`)}\n`,
    );
    return EXIT.ok;
  }
  return exitOf(await followRun(context, client, runId));
}

async function submit(client: Client, file: DocumentFile, options: RunOptions): Promise<Json> {
  const input = readInput(options.input);
  const labels = Object.fromEntries(
    options.label.map((text) => [text.split("=")[0] ?? "", text.split("=").slice(1).join("=")]),
  );
  const headers = options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey };
  const inputText = input === undefined ? undefined : JSON.stringify(input);
  if (options.label.length === 0 && (inputText?.length ?? 0) <= MAX_QUERY_INPUT) {
    // As it stands in the file, so that the positions in a refusal are those of the file.
    const query = inputText === undefined ? "" : `?input=${encodeURIComponent(inputText)}`;
    const contentType = file.format === "json" ? "application/json" : "application/yaml";
    return client.request("POST", `/runs${query}`, { body: file.text, contentType, headers });
  }
  const { parseDocument } = await import("../../runtime/translator/parse/index.ts");
  const parsed = parseDocument(file.text, file.format);
  if (!parsed.ok)
    throw new ProblemError(422, {
      code: "invalid-document",
      title: "The document is not valid",
      diagnostics: parsed.diagnostics as unknown as Json,
    });
  const body = JSON.stringify({
    document: parsed.sourced.value,
    ...(input === undefined ? {} : { input }),
    ...(options.label.length === 0 ? {} : { labels }),
  });
  return client.request("POST", "/runs", { body, headers });
}
