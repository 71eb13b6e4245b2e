import type { Diagnostic } from "../../../runtime/ir/diagnostic.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { ProblemError } from "../client.ts";
import { EXIT, type Context } from "../context.ts";
import { readDocumentFile } from "../document-file.ts";
import { showDiagnostics, showRefusal } from "../refusal.ts";
import { sendDocument } from "./send-document.ts";

/** `watchloom monitors create FILE`: from now on it is checked. */
export async function create(context: Context, path: string): Promise<number> {
  const file = readDocumentFile(path);
  let made: JsonObject;
  try {
    made = await sendDocument(context.client(), "POST", "/monitors", file);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== "invalid-document") throw error;
    showRefusal(context, file, error);
    return EXIT.failed;
  }
  if (context.json) {
    context.out(`${JSON.stringify(made)}\n`);
    return EXIT.ok;
  }
  showDiagnostics(context, file, made["diagnostics"] as unknown as readonly Diagnostic[]);
  context.out(`${String(made["id"])}\n`);
  context.out(`${context.paint.dim(`its checks: watchloom monitors checks ${String(made["name"])}`)}\n`);
  return EXIT.ok;
}
