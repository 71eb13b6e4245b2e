import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import type { Client } from "../client.ts";
import type { Context } from "../context.ts";
import { exitOf, followRun } from "../follow.ts";
import { safeText } from "../terminal.ts";

/** Shows a check that tells nobody to its end, and says what it would have told. */
export async function followPreview(context: Context, client: Client, runId: string): Promise<number> {
  const last = await followRun(context, client, runId);
  if (!context.json && last?.type === "run.completed") context.out(`\n${wouldTell(context, last.data["output"])}\n`);
  return exitOf(last);
}

function wouldTell({ paint }: Context, output: Json | undefined): string {
  const message = isJsonObject(output ?? null) ? (output as { message?: Json })["message"] : undefined;
  if (!isJsonObject(message ?? null)) return paint.dim("it would tell nobody");
  const { title, message: body } = message as { title?: Json; message?: Json };
  const lines = plain(body)
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "");
  return [`it would tell: ${paint.bold(plain(title))}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** Markdown text as messages carry it: literal parts, and results of expressions as `{v}`. */
function plain(text: Json | undefined): string {
  if (!Array.isArray(text)) return "";
  return safeText(
    text
      .map((part) => {
        const value = isJsonObject(part) ? (part["v"] ?? null) : part;
        return typeof value === "string" ? value : JSON.stringify(value);
      })
      .join(""),
  );
}
