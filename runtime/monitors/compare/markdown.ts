import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { valueText } from "../../ir/markdown-text.ts";
import type { AnyDiff } from "./any-diff.ts";

const MOST_LINES = 40;
const LONGEST = 300;

/**
 * A change as Markdown that a channel shows as it is: so all that came from outside is escaped here, or stands in a
 * fence that nothing in it can close.
 */
export function diffMarkdown(diff: AnyDiff): string {
  switch (diff.kind) {
    case "text":
      return diff.empty ? "" : fenced(cutLines(diff.unified.trimEnd().split("\n")).join("\n"));
    case "number": {
      const sign = diff.change > 0 ? "+" : "";
      const percent = diff.percent === null ? "" : `, ${sign}${Math.round(diff.percent * 10) / 10} %`;
      return diff.empty ? "" : `${diff.from} → ${diff.to} (${sign}${diff.change}${percent})`;
    }
    case "list":
      return [
        ...part("Added", diff.added.map(itemText)),
        ...part("Removed", diff.removed.map(itemText)),
        ...part("Changed", diff.changed.map(changeText)),
      ].join("\n\n");
    case "object":
      return Object.entries(diff.changed)
        .slice(0, MOST_LINES)
        .map(([pointer, { before, after }]) => `- ${code(pointer || "/")}: ${short(before)} → ${short(after)}`)
        .join("\n");
    case "facts":
      return diff.added
        .map(({ text, source }) => `- ${escapeMarkdown(text)}${source === null ? "" : ` ${link("source", source)}`}`)
        .join("\n");
  }
}

/** A list of its own: without a blank line what follows it would be a part of its last item. */
function part(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [[`${title} (${lines.length}):`, "", ...cutLines(lines.map((line) => `- ${line}`))].join("\n")];
}

const MOST_FIELDS = 8;

/** What became of an item: of an object, field by field, under its title or its key. */
function changeText({ key, before, after }: ChangedItem): string {
  if (!isJsonObject(before) || !isJsonObject(after)) return `${itemText(before)} → ${itemText(after)}`;
  const [was, is] = [namedText(before), namedText(after)];
  const name = is === undefined ? escapeMarkdown(cut(key)) : was === undefined || was === is ? is : `${was} → ${is}`;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  );
  // What names it was told already.
  const told = is !== undefined && was !== is ? fields.filter((field) => !NAMES.has(field)) : fields;
  const lines = told
    .slice(0, MOST_FIELDS)
    .map((field) => `${escapeMarkdown(cut(field))} ${short(before[field] ?? null)} → ${short(after[field] ?? null)}`);
  if (told.length > MOST_FIELDS) lines.push("…");
  return lines.length === 0 ? name : `${name}: ${lines.join(", ")}`;
}

type ChangedItem = Extract<AnyDiff, { kind: "list" }>["changed"][number];

function cutLines(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more`];
}

/** Its title with its address, as items of feeds and pages have them, else all of it. */
function itemText(item: Json): string {
  return (isJsonObject(item) ? namedText(item) : undefined) ?? short(item);
}

const NAMES: ReadonlySet<string> = new Set(["title", "name", "url"]);

function namedText({ title, name, url }: JsonObject): string | undefined {
  const shown = typeof title === "string" && title !== "" ? title : name;
  if (typeof shown !== "string" || shown === "") return undefined;
  return typeof url === "string" ? link(shown, url) : escapeMarkdown(cut(shown));
}

function short(value: Json): string {
  return escapeMarkdown(cut(value === null ? "null" : valueText(value).replaceAll(/\s+/g, " ")));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}

function link(text: string, url: string): string {
  const shown = escapeMarkdown(cut(text.replaceAll(/\s+/g, " ")));
  // Only what opens as a page may be a link.
  if (!/^https?:\/\/[^\s<>]+$/i.test(url)) return shown;
  return `[${shown}](<${url}>)`;
}

export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#+\-.!|~&]/g, (sign) => `\\${sign}`);
}

function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  return `${fence}${text.startsWith("`") || text.endsWith("`") ? ` ${text} ` : text}${fence}`;
}

function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}diff\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
