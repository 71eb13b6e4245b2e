import { existsSync, writeFileSync } from "node:fs";
import type { Diagnostic } from "../../../runtime/ir/diagnostic.ts";
import { ProblemError, type Client } from "../client.ts";
import { EXIT, type Context } from "../context.ts";
import { FileError, type DocumentFile } from "../document-file.ts";
import { showDiagnostics, showRefusal } from "../refusal.ts";
import { safeText } from "../terminal.ts";
import { followPreview } from "./follow-preview.ts";

export interface SuggestOptions {
  /** Whether one check of the document runs that tells nobody. */
  readonly preview: boolean;
  /** A file that gets the document; never one that exists. */
  readonly save: string | undefined;
}

interface Suggestion {
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly preview_run_id: string | null;
}

/** `watchloom monitors suggest TEXT…`: a model writes the document; nothing is created of it. */
export async function suggest(
  context: Context,
  words: readonly string[],
  { preview, save }: SuggestOptions,
): Promise<number> {
  // Told before a model is paid.
  if (save !== undefined && existsSync(save)) throw new FileError(`cannot write ${save}: it is there already`);
  const client = context.client();
  const suggested = await ask(context, client, { text: words.join(" "), preview });
  if (suggested === null) return EXIT.failed;
  if (save !== undefined) saveTo(save, suggested.source);
  if (context.json) context.out(`${JSON.stringify(suggested)}\n`);
  else {
    context.out(`${safeText(suggested.source).trimEnd()}\n`);
    showDiagnostics(context, draft(suggested.source), suggested.diagnostics);
    if (save !== undefined) context.err(context.paint.dim(`create it: watchloom monitors create ${save}\n`));
  }
  return suggested.preview_run_id === null ? EXIT.ok : followPreview(context, client, suggested.preview_run_id);
}

/** Null: the model's last draft was refused, and is shown with its mistakes. */
async function ask(
  context: Context,
  client: Client,
  wish: { readonly text: string; readonly preview: boolean },
): Promise<Suggestion | null> {
  try {
    const answer = await client.request("POST", "/monitors/suggest", { body: JSON.stringify(wish) });
    return answer as unknown as Suggestion;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== "suggestion-failed") throw error;
    if (!context.json) context.err(`${error.message}\n\n`);
    showRefusal(context, draft(String(error.problem["source"] ?? "")), error);
    return null;
  }
}

function draft(text: string): DocumentFile {
  return { name: "<suggested>", text, format: "yaml" };
}

function saveTo(path: string, text: string): void {
  try {
    writeFileSync(path, text.endsWith("\n") ? text : `${text}\n`, { flag: "wx" });
  } catch (error) {
    throw new FileError(`cannot write ${path}: ${(error as Error).message}`);
  }
}
