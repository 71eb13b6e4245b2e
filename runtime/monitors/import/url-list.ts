import type { Imported, ImportedMonitor, Skipped } from "./imported.ts";
import { readAddress, shorten } from "./address.ts";
import { labelValue, makeNames } from "./names.ts";
import { pageMonitor } from "./page-monitor.ts";

/** A host without the scheme before it, as people write addresses. */
const HOST = /^(?![a-z][a-z0-9+.-]*:\/\/)[^\s/:@?#]+\.[^\s/:@?#]+([:/?#].*)?$/i;

/** A line an address; what follows it is a list of tags between commas. `#` begins a comment. */
export function importUrlList(text: string): Imported {
  const nameOf = makeNames();
  const monitors: ImportedMonitor[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const written = line.trim();
    if (written === "" || written.startsWith("#")) continue;
    const [first = "", ...rest] = written.split(/\s+/);
    const address = readAddress(HOST.test(first) ? `https://${first}` : first);
    if ("problem" in address) {
      skipped.push({ from: shorten(written), reason: address.problem });
      continue;
    }
    if (seen.has(address.url)) {
      skipped.push({ from: shorten(written), reason: "the address stands in the list twice" });
      continue;
    }
    seen.add(address.url);
    const tags = rest
      .join(" ")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== "");
    monitors.push({
      from: shorten(written),
      document: pageMonitor({
        name: nameOf(address.url),
        url: address.url,
        ...(tags.length === 0 ? {} : { labels: { tags: labelValue(tags.join(",")) } }),
      }),
      paused: false,
      notes: [],
      secrets: [],
    });
  }
  return { format: "url-list", monitors, skipped };
}
