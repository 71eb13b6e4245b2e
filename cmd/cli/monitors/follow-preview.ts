import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import type { Client } from "../client.ts";
import type { Context } from "../context.ts";
import { exitOf, followRun } from "../follow.ts";
import { oneLine, safeText } from "../terminal.ts";

const LONGEST_WHY = 200;

/** Shows a check that tells nobody to its end, and says what it would have told. */
export async function followPreview(context: Context, client: Client, runId: string): Promise<number> {
  const last = await followRun(context, client, runId);
  if (!context.json && last?.type === "run.completed") context.out(`\n${wouldTell(context, last.data["output"])}\n`);
  return exitOf(last);
}

export function wouldTell({ paint }: Pick<Context, "paint">, output: Json | undefined): string {
  const check: JsonObject = isJsonObject(output ?? null) ? (output as JsonObject) : {};
  const { message = null } = check;
  if (!isJsonObject(message)) return paint.dim(`it would tell nobody${whyNobody(check)}`);
  const { title, message: body } = message;
  const lines = plain(body)
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "");
  return [`it would tell: ${paint.bold(plain(title))}`, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** As far as the check says it. */
function whyNobody({ outcome, unsure, pending, first_run: first, truth, verdict, diff }: JsonObject): string {
  if (outcome === "empty") return ": nothing was found that `select` takes";
  if (typeof unsure === "string") return `: the question was not answered: ${oneLine(unsure, LONGEST_WHY)}`;
  if (isJsonObject(pending ?? null)) {
    const { seen, of } = pending as JsonObject;
    return `: ${String(seen)} of ${String(of)} checks in a row have seen it (\`confirm\`)`;
  }
  if (isJsonObject(verdict ?? null) && (verdict as JsonObject)["met"] === false)
    return `: ${oneLine(String((verdict as JsonObject)["reason"]), LONGEST_WHY)}`;
  if (first === true && truth === true)
    return ": a first check only takes what it sees, to compare the next one with it";
  if (truth === false) return ": the condition does not hold";
  return first === false && diff === null ? ": nothing has changed" : "";
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
