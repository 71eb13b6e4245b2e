import { unzipSync } from "fflate";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { ImportError } from "./imported.ts";

/** Unpacked, of one file and of all that are read: a short zip must not become a long one. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_FILES = 10_000;

/**
 * The store in a backup of changedetection.io: `url-watches.json` or, in newer versions, `changedetection.json` with a
 * `watch.json` or `tag.json` in the folder of each. Pages and screenshots are left packed. @throws ImportError
 */
export function readBackup(bytes: Uint8Array): Json {
  let total = 0;
  let count = 0;
  const wanted = /(^|\/)(url-watches|changedetection|watch|tag)\.json$/;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted.test(name)) return false;
        total += originalSize;
        count += 1;
        if (originalSize > MAX_FILE_BYTES || total > MAX_BYTES || count > MAX_FILES) {
          throw new ImportError("the backup is too large when unpacked");
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`the zip file cannot be read: ${(error as Error).message}`);
  }
  const store = storeOf(files);
  if (store === null)
    throw new ImportError("the zip file is no backup of changedetection.io: it has no url-watches.json");
  return store;
}

function storeOf(files: Record<string, Uint8Array>): JsonObject | null {
  const read = Object.entries(files).map(([name, bytes]) => ({ name, value: parse(name, bytes) }));
  const named = (file: string): Json | undefined =>
    read.find(({ name }) => name === file || name.endsWith(`/${file}`))?.value;
  const inFolders = (file: string): JsonObject =>
    Object.fromEntries(
      read.flatMap(({ name, value }) => {
        const [folder, last] = name.split("/").slice(-2);
        return last === file && folder !== undefined ? [[folder, value]] : [];
      }),
    );
  const settings = named("changedetection.json");
  const watches = inFolders("watch.json");
  // The old index is left behind by an upgrade, and is out of date then.
  if (isJsonObject(settings)) return withTags({ ...settings, watching: watches }, inFolders("tag.json"));
  const index = named("url-watches.json");
  if (isJsonObject(index)) return index;
  return Object.keys(watches).length === 0 ? null : { watching: watches };
}

function withTags(store: JsonObject, tags: JsonObject): JsonObject {
  const settings = objectAt(store, "settings");
  const application = objectAt(settings, "application");
  const all = { ...objectAt(application, "tags"), ...tags };
  return { ...store, settings: { ...settings, application: { ...application, tags: all } } };
}

function objectAt(of: JsonObject, key: string): JsonObject {
  const value = of[key];
  return isJsonObject(value) ? value : {};
}

function parse(name: string, bytes: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch (error) {
    throw new ImportError(`"${name}" in the zip file is no JSON: ${(error as Error).message}`);
  }
}
