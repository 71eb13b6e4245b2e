import { writeFileSync } from "node:fs";
import type { JsonObject } from "../../../runtime/ir/json.ts";
import { EXIT, type Context } from "../context.ts";
import { FileError } from "../document-file.ts";

/** `watchloom monitors export [FILE]`: every monitor's document, as an import takes it back. */
export async function exportTo(context: Context, path: string | undefined): Promise<number> {
  const exported = (await context.client().request("GET", "/monitors/export")) as JsonObject;
  if (path === undefined || path === "-") {
    context.out(`${context.json ? JSON.stringify(exported) : JSON.stringify(exported, null, 2)}\n`);
    return EXIT.ok;
  }
  try {
    writeFileSync(path, `${JSON.stringify(exported, null, 2)}\n`);
  } catch (error) {
    throw new FileError(`cannot write ${path}: ${(error as Error).message}`);
  }
  const { length } = exported["monitors"] as readonly unknown[];
  if (context.json) context.out(`${JSON.stringify({ file: path, monitors: length })}\n`);
  else context.out(`${length} monitor${length === 1 ? "" : "s"} in ${path}\n`);
  return EXIT.ok;
}
