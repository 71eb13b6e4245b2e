import { isJsonObject, type Json } from "../../ir/json.ts";
import { readBackup } from "./backup.ts";
import { importChangedetection } from "./changedetection.ts";
import { importWatchloom, readYaml } from "./exported.ts";
import { ImportError, MOST_ENTRIES, MOST_MONITORS, type Imported, type ImportFormat } from "./imported.ts";
import { importOpml } from "./opml.ts";
import { importUrlList } from "./url-list.ts";
import { importUrlwatch } from "./urlwatch.ts";

/** Larger files are refused before they are read. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

/**
 * Reads monitors out of what another tool keeps. `format` absent: told by the content. Names are unique within the
 * file; whether they are in the tenant, the caller finds out.
 * @throws ImportError where the file as a whole cannot be read
 */
export function importMonitors(bytes: Uint8Array, format?: ImportFormat): Imported {
  if (bytes.length > MAX_IMPORT_BYTES) {
    throw new ImportError(`the file has ${bytes.length} bytes; at most ${MAX_IMPORT_BYTES} are read`);
  }
  const found = shallow(() => read(bytes, format));
  const { monitors, skipped } = found;
  if (monitors.length > MOST_MONITORS) {
    throw new ImportError(`the file has ${monitors.length} monitors; at most ${MOST_MONITORS} are read at once`);
  }
  if (monitors.length + skipped.length > MOST_ENTRIES) {
    const count = monitors.length + skipped.length;
    throw new ImportError(`the file has ${count} entries; at most ${MOST_ENTRIES} are looked at`);
  }
  return found;
}

/** Parsers and readers go down by recursion; a file of brackets alone is deeper than any stack. */
function shallow<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError("the file is nested too deep, or too long, to be read");
    throw error;
  }
}

function read(bytes: Uint8Array, format: ImportFormat | undefined): Imported {
  if (isZip(bytes)) {
    if (format !== undefined && format !== "changedetection") throw new ImportError(`a zip file is no ${format}`);
    return importChangedetection(readBackup(bytes));
  }
  const text = decode(bytes);
  const known = format ?? guess(text);
  switch (known) {
    case "changedetection":
      return importChangedetection(readJson(text));
    case "urlwatch":
      return importUrlwatch(text);
    case "opml":
      return importOpml(text);
    case "url-list":
      return importUrlList(text);
    case "watchloom":
      return importWatchloom(text.trimStart().startsWith("{") ? readJson(text) : readYaml(text));
    default:
      return known satisfies never;
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError("the file is neither a zip file nor UTF-8 text");
  }
}

function guess(text: string): ImportFormat {
  const start = text.trimStart();
  if (start.startsWith("<")) return "opml";
  if (start.startsWith("{")) {
    const value = readJson(text);
    return isJsonObject(value) && "watching" in value ? "changedetection" : "watchloom";
  }
  if (/^(watchloom|watchloom_export)\s*:/m.test(text)) return "watchloom";
  if (/^\s*(-\s+)?(url|navigate|command|name|kind)\s*:\s/m.test(text)) return "urlwatch";
  return "url-list";
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new ImportError(`the file is no JSON: ${(error as Error).message}`);
  }
}
