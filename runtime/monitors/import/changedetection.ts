import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { readAddress, shorten } from "./address.ts";
import { importApprise } from "./apprise.ts";
import { conditionOf } from "./changedetection-condition.ts";
import { selectionOf } from "./changedetection-select.ts";
import { scheduleOf } from "./changedetection-schedule.ts";
import { ImportError, type Imported, type ImportedMonitor, type Skipped } from "./imported.ts";
import { labelValue, makeNames } from "./names.ts";
import { pageMonitor } from "./page-monitor.ts";
import { importHeaders, makeSecretKeeper, type SecretKeeper } from "./secret-keeper.ts";
import { isText, literal, readPerlPatterns, texts } from "./text.ts";

/** What a watch inherits. */
interface Defaults {
  readonly between: Json | undefined;
  readonly timezone: string | undefined;
  readonly notificationUrls: readonly string[];
  readonly ignore: readonly string[];
  readonly remove: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
}

/** `url-watches.json` of changedetection.io, or the watches of its backup's folders. */
export function importChangedetection(store: Json): Imported {
  const watching = isJsonObject(store) ? store["watching"] : undefined;
  if (!isJsonObject(store) || !isJsonObject(watching)) {
    throw new ImportError('the file is no store of changedetection.io: it has no "watching"');
  }
  const defaults = readDefaults(store);
  const nameOf = makeNames();
  const monitors: ImportedMonitor[] = [];
  const skipped: Skipped[] = [];
  for (const [id, watch] of Object.entries(watching)) {
    if (!isJsonObject(watch)) continue;
    const title = isText(watch["title"]) ? watch["title"] : isText(watch["page_title"]) ? watch["page_title"] : "";
    const url = typeof watch["url"] === "string" ? watch["url"] : "";
    const from = shorten(title === "" ? (url === "" ? id : url) : title);
    const address = readAddress(url);
    if ("problem" in address) {
      skipped.push({ from, reason: address.problem });
      continue;
    }
    monitors.push(readWatch(watch, { from, title, ...address, name: nameOf(title === "" ? url : title), defaults }));
  }
  return { format: "changedetection", monitors, skipped };
}

interface Place {
  readonly from: string;
  readonly title: string;
  readonly url: string;
  readonly host: string;
  readonly name: string;
  readonly defaults: Defaults;
}

function readWatch(watch: JsonObject, { from, title, url, host, name, defaults }: Place): ImportedMonitor {
  const secrets = makeSecretKeeper(name);
  const notes: string[] = [];
  const unsure: string[] = [];
  const select = selectionOf(watch, defaults.remove, unsure);
  const condition = conditionOf(watch, select.gives, notes, unsure);
  const schedule = scheduleOf(watch, defaults, notes);
  const tags = tagsOf(watch, defaults.tags);
  const ignore = readPerlPatterns([...defaults.ignore, ...texts(watch["ignore_text"])], unsure);
  noteWhatIsLost(watch, notes, unsure);
  const to = channelsOf(watch, defaults, secrets, notes);
  const document = pageMonitor({
    name,
    url,
    ...(title === "" ? {} : { description: title }),
    ...(tags === "" ? {} : { labels: { tags } }),
    schedule,
    http: httpOf(watch, host, secrets, notes),
    select: select.ops,
    ...(ignore.length === 0 ? {} : { compare: { ignore } }),
    ...(condition === null ? {} : { condition }),
    to,
  });
  return {
    from,
    document,
    paused: watch["paused"] === true || unsure.length > 0,
    notes: [...unsure, ...notes],
    secrets: secrets.kept,
  };
}

function httpOf(watch: JsonObject, host: string, secrets: SecretKeeper, notes: string[]): JsonObject {
  const method = typeof watch["method"] === "string" ? watch["method"].toUpperCase() : "GET";
  const known = ["GET", "HEAD", "POST"].includes(method);
  if (!known) notes.push(`the method ${method} is none that a source has; GET is used`);
  const headers = Object.fromEntries(
    Object.entries(isJsonObject(watch["headers"]) ? watch["headers"] : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  return {
    ...(known && method !== "GET" ? { method } : {}),
    ...(Object.keys(headers).length === 0 ? {} : { headers: importHeaders(headers, host, secrets, literal) }),
    ...(isText(watch["body"]) && method === "POST" ? { body: literal(watch["body"]) } : {}),
    ...(watch["ignore_status_codes"] === true ? { accept: ["2xx", "4xx", "5xx"] } : {}),
  };
}

function channelsOf(watch: JsonObject, defaults: Defaults, secrets: SecretKeeper, notes: string[]): JsonObject[] {
  const own = texts(watch["notification_urls"]);
  const channels: JsonObject[] = [];
  if (watch["notification_muted"] === true) {
    notes.push("its notifications were muted: it notifies nobody until `notify.to` is set");
    return channels;
  }
  for (const address of own.length > 0 ? own : defaults.notificationUrls) {
    const read = importApprise(address.trim(), secrets);
    if (read.note !== undefined && !notes.includes(read.note)) notes.push(read.note);
    if ("channel" in read) channels.push(read.channel);
  }
  return channels.slice(0, 20);
}

function tagsOf(watch: JsonObject, known: ReadonlyMap<string, string>): string {
  const listed = Array.isArray(watch["tags"]) ? watch["tags"] : [];
  const titles = listed.flatMap((id) => (typeof id === "string" ? [known.get(id) ?? id] : []));
  const old = isText(watch["tag"]) ? [watch["tag"]] : [];
  return labelValue([...titles, ...old].join(","));
}

function noteWhatIsLost(watch: JsonObject, notes: string[], unsure: string[]): void {
  const backend = watch["fetch_backend"];
  const steps = Array.isArray(watch["browser_steps"])
    ? watch["browser_steps"].filter(
        (step) => isJsonObject(step) && isText(step["operation"]) && step["operation"] !== "Choose one",
      )
    : [];
  if (steps.length > 0) unsure.push("its browser steps have no counterpart");
  else if (isText(backend) && !["system", "html_requests"].includes(backend)) {
    unsure.push("it was fetched by a browser, and the page as it is sent may lack what was watched");
  }
  if (isText(watch["webdriver_js_execute_code"])) unsure.push("its JavaScript has no counterpart");
  if (isText(watch["processor"]) && watch["processor"] !== "text_json_diff") {
    unsure.push(
      `its processor "${watch["processor"]}" has no counterpart: select a price with \`number\`, for example`,
    );
  }
  if (isText(watch["proxy"])) notes.push("its proxy was left out");
  if (watch["check_unique_lines"] === true)
    notes.push("lines are compared with the last version, not with all history");
  if (isText(watch["notification_title"]) || isText(watch["notification_body"])) {
    notes.push(
      "its own title and text of notifications were left out: `notify.title` and `notify.message` give others",
    );
  }
}

function readDefaults(store: JsonObject): Defaults {
  const settings = objectAt(store, "settings");
  const requests = objectAt(settings, "requests");
  const application = objectAt(settings, "application");
  const tags = new Map<string, string>();
  for (const [id, tag] of Object.entries(objectAt(application, "tags"))) {
    if (isJsonObject(tag) && isText(tag["title"])) tags.set(id, tag["title"]);
  }
  const timezone = application["timezone"] ?? application["scheduler_timezone_default"];
  return {
    between: requests["time_between_check"],
    timezone: isText(timezone) ? timezone : undefined,
    notificationUrls: texts(application["notification_urls"]),
    ignore: texts(application["global_ignore_text"]),
    remove: texts(application["global_subtractive_selectors"]),
    tags,
  };
}

function objectAt(of: JsonObject, key: string): JsonObject {
  const value = of[key];
  return isJsonObject(value) ? value : {};
}
