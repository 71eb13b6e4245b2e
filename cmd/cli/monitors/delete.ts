import { createInterface } from "node:readline/promises";
import { EXIT, type Context } from "../context.ts";
import { FileError } from "../document-file.ts";
import { readMonitor } from "./find.ts";

/** `watchloom monitors delete NAME|ID`: asks first; where nobody can be asked, `--yes` has to say so. */
export async function remove(context: Context, nameOrId: string, yes: boolean): Promise<number> {
  const client = context.client();
  const { monitor, path } = await readMonitor(client, nameOrId);
  if (!yes && !(await agreed(`Delete the monitor "${monitor.name}"? Its checks stop, its state is lost. [y/N] `))) {
    context.err("nothing was deleted\n");
    return EXIT.failed;
  }
  await client.request("DELETE", path);
  if (context.json) context.out(`${JSON.stringify({ id: monitor.id, name: monitor.name, deleted: true })}\n`);
  else context.out(`${monitor.name} is deleted\n`);
  return EXIT.ok;
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new FileError("nobody can be asked here; --yes deletes without asking");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim());
  } catch (error) {
    // Ctrl-C and Ctrl-D are a no.
    if ((error as Error).name !== "AbortError") throw error;
    process.stderr.write("\n");
    return false;
  } finally {
    terminal.close();
  }
}
