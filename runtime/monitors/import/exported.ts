import { parseAllDocuments } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { shorten } from "./address.ts";
import { ImportError, type Imported, type ImportedMonitor, type Skipped } from "./imported.ts";
import { yamlMistake } from "./yaml-mistake.ts";

/** What an export is, as data. */
export interface Export {
  readonly watchloom_export: 1;
  readonly monitors: readonly { readonly document: JsonObject; readonly paused: boolean }[];
}

/** An export of ours, or Monitor documents as they are: one, a list, or several between `---`. */
export function importWatchloom(value: Json): Imported {
  const entries = entriesOf(value);
  const monitors: ImportedMonitor[] = [];
  const skipped: Skipped[] = [];
  for (const [index, { document, paused }] of entries.entries()) {
    const name = isJsonObject(document) ? document["name"] : undefined;
    const from = typeof name === "string" ? shorten(name) : `entry ${index + 1}`;
    if (!isJsonObject(document) || document["kind"] !== "Monitor") {
      skipped.push({ from, reason: "it is no Monitor document" });
    } else monitors.push({ from, document, paused, notes: [], secrets: [] });
  }
  return { format: "watchloom", monitors, skipped };
}

function entriesOf(value: Json): { readonly document: Json; readonly paused: boolean }[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf);
  if (!isJsonObject(value)) throw new ImportError("the file holds no documents");
  const { monitors } = value;
  if (value["watchloom_export"] === undefined || !Array.isArray(monitors)) return [{ document: value, paused: false }];
  return monitors.map((entry) => ({
    document: isJsonObject(entry) ? (entry["document"] ?? null) : null,
    paused: isJsonObject(entry) && entry["paused"] === true,
  }));
}

/** Every document of a YAML or JSON file. @throws ImportError */
export function readYaml(text: string): Json {
  const documents = parseAllDocuments(text, { logLevel: "silent" });
  if ("empty" in documents) return [];
  return documents.map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new ImportError(`the file is no YAML: ${yamlMistake(error)}`);
    return document.toJS({ maxAliasCount: 100 }) as Json;
  });
}
