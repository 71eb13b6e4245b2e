import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import type { DemoSite } from "../stack/demo/site.ts";
import type { Client } from "./client.ts";
import type { Context } from "./context.ts";
import { safeText } from "./terminal.ts";

const FILES = ["keyboard-price.yaml", "news.yaml"] as const;
/** As the files write it; the demo's own address stands for it where that is another one. */
const WRITTEN = "http://127.0.0.1:8490";
const SHOWN_MS = 60_000;

/** Creates the demo's monitors and shows their checks until each has told something, at most a minute; they go on. */
export async function showMonitors(
  context: Context,
  client: Client,
  site: DemoSite,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { out, paint } = context;
  const told = new Set<string>();
  site.onHook((path, body) => {
    told.add(path);
    const data = isJsonObject(body) && isJsonObject(body["data"]) ? body["data"] : {};
    const [title, message] = [data["title"], data["message"]].map((text) => safeText(String(text ?? "")));
    out(`  ${paint.green("✉")} ${paint.bold(title ?? "")} ${paint.dim("came to the webhook")}\n`);
    for (const line of (message ?? "").split("\n")) out(`    ${line}\n`);
  });
  const ids: string[] = [];
  for (const file of FILES) {
    out(`\n${paint.bold(`examples/monitors/${file}`)} ${paint.dim("checks every 10 s, by itself")}\n`);
    ids.push(await create(client, site, file));
  }
  const seen = new Set<string>();
  const until = Date.now() + SHOWN_MS;
  for (let done = false; !signal.aborted && !done;) {
    // A webhook comes as soon as its check has committed, before the run has ended: one more look.
    done = told.size === FILES.length || Date.now() >= until;
    await pause(700, undefined, { signal }).catch(() => undefined);
    for (const [index, id] of ids.entries()) await showChecks(context, client, FILES[index] ?? "", id, seen);
  }
  return ids;
}

async function create(client: Client, site: DemoSite, file: string): Promise<string> {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "examples", "monitors", file), "utf8");
  const name = /^name: (\S+)$/m.exec(text)?.[1] ?? "";
  // What an earlier demo left would have told already.
  for (const old of dataOf(await client.request("GET", `/monitors?name=${name}`)))
    await client.request("DELETE", `/monitors/${String(old["id"])}`);
  const made = await client.request("POST", "/monitors", {
    body: text.replaceAll(WRITTEN, site.url),
    contentType: "application/yaml",
  });
  return isJsonObject(made) ? String(made["id"]) : "";
}

async function showChecks(
  { out, paint }: Context,
  client: Client,
  file: string,
  id: string,
  seen: Set<string>,
): Promise<void> {
  const checks = dataOf(await client.request("GET", `/monitors/${id}/checks`)).toReversed();
  for (const check of checks) {
    const runId = String(check["run_id"]);
    if (check["outcome"] === null || seen.has(runId)) continue;
    seen.add(runId);
    const outcome = String(check["outcome"]);
    const diff = isJsonObject(check["diff"] ?? null) ? (check["diff"] as JsonObject) : {};
    const change = typeof diff["markdown"] === "string" ? safeText(diff["markdown"].replaceAll("\n", " ")) : "";
    const mark = outcome === "changed" ? paint.yellow("Δ") : outcome === "failed" ? paint.red("✗") : paint.dim("·");
    const { error } = check;
    const why = isJsonObject(error ?? null) ? safeText(String((error as JsonObject)["message"])) : undefined;
    const value = why ?? (change === "" ? shortly(check["value"] ?? null) : change);
    const name = file.replace(".yaml", "");
    out(`  ${mark} ${name} ${outcome} ${paint.dim(value)}${check["told"] === true ? paint.green(" → told") : ""}\n`);
  }
}

function shortly(value: Json): string {
  if (Array.isArray(value)) return `${value.length} items`;
  return safeText(JSON.stringify(value) ?? "").slice(0, 80);
}

function dataOf(page: Json): JsonObject[] {
  return isJsonObject(page) && Array.isArray(page["data"]) ? page["data"].filter(isJsonObject) : [];
}
