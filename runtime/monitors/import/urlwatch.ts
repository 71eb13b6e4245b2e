import { LineCounter, parseAllDocuments } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { readAddress, shorten } from "./address.ts";
import { ImportError, MOST_MONITORS, type Imported, type ImportedMonitor, type Skipped } from "./imported.ts";
import { makeNames } from "./names.ts";
import { pageMonitor } from "./page-monitor.ts";
import { importHeaders, makeSecretKeeper, type SecretKeeper } from "./secret-keeper.ts";
import { isText, literal } from "./text.ts";
import { readFilters } from "./urlwatch-filters.ts";
import { yamlMistake } from "./yaml-mistake.ts";

/** An alias may repeat at most so many nodes: a short file must not become a long one. */
const MAX_ALIASES = 100;

/** `urls.yaml` of urlwatch or webchanges: jobs between `---`. */
export function importUrlwatch(text: string): Imported {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: "silent" });
  if ("empty" in documents) return { format: "urlwatch", monitors: [], skipped: [] };
  if (documents.length > MOST_MONITORS) throw new ImportError(`the file has more than ${MOST_MONITORS} jobs`);
  const nameOf = makeNames();
  const monitors: ImportedMonitor[] = [];
  const skipped: Skipped[] = [];
  for (const [index, document] of documents.entries()) {
    const from = `job ${index + 1}`;
    const [error] = document.errors;
    if (error !== undefined) {
      skipped.push({ from, reason: `it is no YAML: ${yamlMistake(error)}` });
      continue;
    }
    const job = toJson(() => document.toJS({ maxAliasCount: MAX_ALIASES }) as Json);
    if (job === null) continue;
    if (!isJsonObject(job)) {
      skipped.push({ from, reason: "it is no map of keys and values" });
      continue;
    }
    const read = readJob(job, from, nameOf);
    if ("reason" in read) skipped.push(read);
    else monitors.push(read);
  }
  return { format: "urlwatch", monitors, skipped };
}

function toJson(work: () => Json): Json {
  try {
    return work();
  } catch {
    return "too many aliases";
  }
}

function readJob(job: JsonObject, place: string, nameOf: (wanted: string) => string): ImportedMonitor | Skipped {
  const title = isText(job["name"]) ? job["name"] : "";
  const written = job["url"] ?? job["navigate"];
  const from = shorten(title === "" ? (isText(written) ? written : place) : title);
  if (isText(job["command"])) return { from, reason: "it runs a shell command, which a monitor does not" };
  if (!isText(written)) return { from, reason: 'it has no "url"' };
  const address = readAddress(written.trim());
  if ("problem" in address) return { from, reason: address.problem };
  const name = nameOf(title === "" ? address.url : title);
  const secrets = makeSecretKeeper(name);
  const notes: string[] = [];
  const unsure: string[] = [];
  if (job["navigate"] !== undefined || job["use_browser"] === true) {
    unsure.push("it was fetched by a browser, and the page as it is sent may lack what was watched");
  }
  const select = readFilters(job["filter"], unsure);
  noteWhatIsLost(job, notes, unsure);
  const tries = Number(job["max_tries"]);
  return {
    from,
    document: pageMonitor({
      name,
      url: address.url,
      ...(title === "" ? {} : { description: title }),
      http: httpOf(job, address.host, secrets, notes),
      select: select.length === 0 ? ["text"] : select,
      ...(job["treat_new_as_changed"] === true ? { condition: { trigger: "change", firstRun: "notify" } } : {}),
      ...(Number.isInteger(tries) && tries > 0 ? { health: { failures: Math.min(tries, 100) } } : {}),
    }),
    paused: unsure.length > 0 || job["enabled"] === false,
    notes: [...unsure, ...notes],
    secrets: secrets.kept,
  };
}

function httpOf(job: JsonObject, host: string, secrets: SecretKeeper, notes: string[]): JsonObject {
  const data = job["data"];
  const asked = isText(job["method"]) ? job["method"].toUpperCase() : data === undefined ? "GET" : "POST";
  const known = ["GET", "HEAD", "POST"].includes(asked);
  if (!known) notes.push(`the method ${asked} is none that a source has; GET is used`);
  const headers = textsOf(job["headers"]);
  const cookies = Object.entries(textsOf(job["cookies"])).map(([name, value]) => `${name}=${value}`);
  if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
  const accept = acceptOf(job["ignore_http_error_codes"]);
  return {
    ...(known && asked !== "GET" ? { method: asked } : {}),
    ...(Object.keys(headers).length === 0 ? {} : { headers: importHeaders(headers, host, secrets, literal) }),
    ...(asked === "POST" && data !== undefined ? { body: bodyOf(data) } : {}),
    ...(accept === null ? {} : { accept }),
  };
}

/** A map is sent as a form, as urlwatch does. */
function bodyOf(data: Json): Json {
  if (!isJsonObject(data)) return literal(String(data));
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) form.append(name, String(value));
  return literal(form.toString());
}

function textsOf(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  const texts: Record<string, string> = {};
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === "string" || typeof one === "number") texts[name] = String(one);
  }
  return texts;
}

/** `404`, `404, 503`, `5xx`: what is no error beside success. */
function acceptOf(value: Json | undefined): Json[] | null {
  const listed = String(value ?? "")
    .split(/[\s,]+/)
    .filter((code) => /^[1-5](\d\d|xx)$/.test(code))
    .map((code): Json => (code.endsWith("xx") ? code : Number(code)));
  return listed.length === 0 ? null : ["2xx", ...listed];
}

function noteWhatIsLost(job: JsonObject, notes: string[], unsure: string[]): void {
  if (job["diff_filter"] !== undefined) unsure.push("its filter of the difference was left out");
  if (job["diff_tool"] !== undefined || job["differ"] !== undefined)
    notes.push("its way of showing differences was left out");
  if (job["http_proxy"] !== undefined || job["https_proxy"] !== undefined) notes.push("its proxy was left out");
  if (job["ssl_no_verify"] === true) notes.push("certificates are checked, which it did not ask for");
  if (Number(job["compared_versions"]) > 1) {
    notes.push(
      "it compared with several versions; `compare.confirm` asks for the same value in several checks instead",
    );
  }
  if (job["additions_only"] === true || job["deletions_only"] === true) {
    unsure.push('it told of one kind of change only: say `when: "${size(diff.added) > 0}"`');
  }
  notes.push("urlwatch does not say how often: it is checked every hour, and tells nobody until `notify.to` is set");
}
