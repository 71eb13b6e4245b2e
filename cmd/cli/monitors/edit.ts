import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ProblemError, type Client } from "../client.ts";
import { EXIT, type Context } from "../context.ts";
import { FileError, readDocumentFile, type DocumentFile } from "../document-file.ts";
import { showRefusal } from "../refusal.ts";
import { openEditor } from "./editor.ts";
import { readMonitor } from "./find.ts";
import type { Monitor } from "./monitor.ts";
import { sendDocument } from "./send-document.ts";

export interface EditOptions {
  /** The new document; absent, the editor is opened on the one that is. */
  readonly file: string | undefined;
  /** A command line, as `$EDITOR` has it. */
  readonly editor: string | undefined;
}

/** `watchloom monitors edit NAME|ID [FILE]`: takes the place of the document that was read, and of no later one. */
export async function edit(context: Context, nameOrId: string, options: EditOptions): Promise<number> {
  const client = context.client();
  const given = options.file === undefined ? undefined : readDocumentFile(options.file);
  const read = await readMonitor(client, nameOrId);
  if (given !== undefined) return replace(context, client, read, given);
  if (options.editor === undefined) {
    throw new FileError("there is no editor: set EDITOR, or name a file that holds the document");
  }
  const draft = writeDraft(read.monitor);
  let done = false;
  try {
    await openEditor(options.editor, draft);
    const code = await replace(context, client, read, readDocumentFile(draft));
    done = code === EXIT.ok;
    return code;
  } finally {
    if (done) rmSync(dirname(draft), { recursive: true, force: true });
    else keep(context, read.monitor, draft);
  }
}

async function replace(
  context: Context,
  client: Client,
  { monitor, etag, path }: Awaited<ReturnType<typeof readMonitor>>,
  file: DocumentFile,
): Promise<number> {
  if (file.text === monitor.source) {
    if (context.json) context.out(`${JSON.stringify(monitor)}\n`);
    else context.out(`nothing was changed; it stays at revision ${monitor.revision}\n`);
    return EXIT.ok;
  }
  try {
    const edited = await sendDocument(client, "PUT", path, file, { "if-match": etag });
    if (context.json) context.out(`${JSON.stringify(edited)}\n`);
    else context.out(`${String(edited["name"])} is at revision ${String(edited["revision"])}\n`);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === "invalid-document") {
      showRefusal(context, file, error);
      return EXIT.failed;
    }
    if (error.code !== "version-mismatch") throw error;
    throw new ProblemError(error.status, {
      ...error.problem,
      detail: `"${monitor.name}" was changed by somebody else meanwhile; nothing was written`,
      hint: `look at it (watchloom monitors show ${monitor.name}), then edit it again`,
    });
  }
}

/** In a folder of its own that only its owner can read. */
function writeDraft({ name, source }: Monitor): string {
  const extension = source.trimStart().startsWith("{") ? "json" : "yaml";
  const draft = join(mkdtempSync(join(tmpdir(), "watchloom-edit-")), `${name}.${extension}`);
  writeFileSync(draft, source, { mode: 0o600 });
  return draft;
}

/** What a person wrote is not lost because it was refused; what nobody changed, or took away, is no loss. */
function keep(context: Context, { source, name }: Monitor, draft: string): void {
  if (!existsSync(draft) || readFileSync(draft, "utf8") === source) {
    rmSync(dirname(draft), { recursive: true, force: true });
    return;
  }
  context.err(`what you wrote is kept: watchloom monitors edit ${name} ${draft}\n`);
}
