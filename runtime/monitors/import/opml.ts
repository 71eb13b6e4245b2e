import { parseOpml } from "feedsmith";
import { ImportError, type Imported, type ImportedMonitor, type Skipped } from "./imported.ts";
import { readAddress, shorten } from "./address.ts";
import { labelValue, makeNames } from "./names.ts";
import { literal } from "./text.ts";

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** Deeper folders are read as if they lay in this one. */
const DEEPEST = 32;

/** A feed reader's subscriptions: each feed a monitor that tells of new items, its folders as a label. */
export function importOpml(text: string): Imported {
  let outlines: readonly Outline[];
  try {
    outlines = (parseOpml(text).body?.outlines ?? []) as readonly Outline[];
  } catch (error) {
    throw new ImportError(`the file is no OPML: ${(error as Error).message}`);
  }
  const nameOf = makeNames();
  const monitors: ImportedMonitor[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  /** The next one last: a folder can hold more than a call takes arguments. */
  const waiting = outlines.map((outline) => ({ outline, folders: [] as readonly string[] })).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { outline, folders } = next;
    const title = (outline.title ?? outline.text ?? "").trim();
    const children = outline.outlines ?? [];
    if (children.length > 0) {
      const inside = title === "" || folders.length >= DEEPEST ? folders : [...folders, title];
      for (const child of children.toReversed()) waiting.push({ outline: child, folders: inside });
    }
    if (outline.xmlUrl === undefined) {
      if (children.length === 0) skipped.push({ from: shorten(title), reason: "it has no address of a feed (xmlUrl)" });
      continue;
    }
    const address = readAddress(outline.xmlUrl.trim());
    const from = shorten(title === "" ? outline.xmlUrl : title);
    if ("problem" in address) {
      skipped.push({ from, reason: address.problem });
      continue;
    }
    if (seen.has(address.url)) {
      skipped.push({ from, reason: "the feed stands in the file twice" });
      continue;
    }
    seen.add(address.url);
    monitors.push({
      from,
      document: {
        watchloom: "1",
        kind: "Monitor",
        name: nameOf(title === "" ? address.url : title),
        ...(title === "" ? {} : { description: literal(title) }),
        ...(folders.length === 0 ? {} : { labels: { folder: labelValue(folders.join("/")) } }),
        schedule: { adaptive: { min: "30m", max: "24h" } },
        source: { feed: { url: literal(address.url) } },
        compare: { identity: "${item.id}" },
        condition: { when: "${size(diff.added) > 0}", trigger: "change" },
      },
      paused: false,
      notes: [],
      secrets: [],
    });
  }
  return { format: "opml", monitors, skipped };
}
