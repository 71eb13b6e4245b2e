import type { Json } from "../../ir/json.ts";
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
        ...part(
          "Changed",
          diff.changed.map(({ before, after }) => `${itemText(before)} → ${itemText(after)}`),
        ),
      ].join("\n");
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

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title} (${lines.length}):`, ...cutLines(lines.map((line) => `- ${line}`))];
}

function cutLines(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES
    ? [...lines]
    : [...lines.slice(0, MOST_LINES), `… and ${lines.length - MOST_LINES} more`];
}

/** Its title with its address, as items of feeds and pages have them, else all of it. */
function itemText(item: Json): string {
  if (!isJsonObject(item)) return short(item);
  const { title, name, url } = item;
  const shown = typeof title === "string" && title !== "" ? title : name;
  if (typeof shown !== "string" || shown === "") return short(item);
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
