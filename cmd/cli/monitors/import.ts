import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { ImportFormat } from "../../../runtime/monitors/import/index.ts";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { EXIT, type Context } from "../context.ts";
import { unreadable } from "../document-file.ts";
import { oneLine, type Paint } from "../terminal.ts";

export interface ImportOptions {
  /** Absent: the content tells. */
  readonly format: ImportFormat | undefined;
  readonly dryRun: boolean;
}

/** What became of one entry of the file. */
interface Entry {
  readonly from: string;
  readonly outcome: string;
  readonly name: string | null;
  readonly paused: boolean;
  readonly notes: readonly string[];
  readonly secrets: readonly string[];
  /** Why it was skipped. */
  readonly reason: string | null;
}

const LONGEST = 300;

/** `watchloom monitors import FILE`: from other tools and from an export; 1 where nothing was imported. */
export async function importFile(context: Context, path: string, options: ImportOptions): Promise<number> {
  const bytes = readBytes(path);
  const body = {
    ...(isUtf8(bytes) ? { content: bytes.toString("utf8") } : { content_base64: bytes.toString("base64") }),
    ...(options.format === undefined ? {} : { format: options.format }),
    dry_run: options.dryRun,
  };
  const answer = await context.client().request("POST", "/monitors/import", { body: JSON.stringify(body) });
  const { imported, format, data } = answer as JsonObject as unknown as Answer;
  if (context.json) context.out(`${JSON.stringify(answer)}\n`);
  else {
    for (const entry of data) context.out(showEntry(context.paint, entry));
    context.out(`${summary(context.paint, data, options.dryRun)} ${context.paint.dim(`(read as ${format})`)}\n`);
  }
  return imported > 0 ? EXIT.ok : EXIT.failed;
}

interface Answer {
  readonly imported: number;
  readonly format: string;
  readonly data: readonly Entry[];
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function showEntry(paint: Paint, { from, outcome, name, paused, notes, secrets, reason }: Entry): string {
  const origin = oneLine(from, LONGEST);
  const lines =
    outcome === "imported"
      ? [`${paint.green("✓")} ${paint.bold(oneLine(name ?? "", LONGEST))} ${paint.dim(`from ${origin}`)}`]
      : [`${paint.yellow("∅")} ${origin} ${paint.yellow("skipped:")} ${oneLine(reason ?? "", LONGEST)}`];
  if (paused) lines.push(`  ${paint.yellow("paused")}`);
  for (const note of notes) lines.push(`  ${paint.dim("note:")} ${oneLine(note, LONGEST)}`);
  if (secrets.length > 0) lines.push(`  ${paint.dim("secrets:")} ${secrets.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function summary(paint: Paint, entries: readonly Entry[], dryRun: boolean): string {
  const imported = entries.filter(({ outcome }) => outcome === "imported");
  const paused = imported.filter((entry) => entry.paused).length;
  const skipped = entries.length - imported.length;
  const counts = [`${imported.length} ${dryRun ? "could be imported" : "imported"}`];
  if (paused > 0) counts.push(`${paused} of them paused`);
  if (skipped > 0) counts.push(`${skipped} skipped`);
  return imported.length > 0 ? paint.green(counts.join(", ")) : paint.red(counts.join(", "));
}
