import type { Json } from "../../ir/json.ts";
import type { MarkdownText } from "../../ir/markdown-text.ts";
import { plainText, type Draft } from "./draft.ts";

/** A notification that was held back, oldest first. */
export interface Held {
  /** RFC 3339: when what it tells happened. */
  readonly at: string;
  readonly draft: Draft;
  readonly value: Json;
  /** Its condition has become false since. */
  readonly noLongerTrue: boolean;
}

/** What is sent, of one draft or of several. */
export interface Message {
  readonly title: MarkdownText;
  readonly message: MarkdownText;
  readonly to: Draft["to"];
  /** One entry a notification that was held back; empty where nothing was. */
  readonly held: readonly { readonly [key: string]: Json }[];
}

/** `asHeld`: it waited, though it is alone. */
export function mergeHeld(held: readonly Held[], asHeld: boolean): Message {
  const newest = held.at(-1);
  if (newest === undefined) throw new Error("invariant: nothing was held");
  const { draft } = newest;
  const lines = held.flatMap((one) => one.draft.lines);
  const shown = lines.slice(0, draft.max);
  const more = lines.length - shown.length + held.reduce((sum, one) => sum + one.draft.more, 0);
  const waited = asHeld || held.length > 1;
  return {
    title: draft.title,
    message: paragraphs([
      draft.message,
      listed(shown, more),
      newest.noLongerTrue ? ["*This is no longer true.*"] : [],
      held.length > 1 && lines.length === 0 ? earlier(held.slice(0, -1)) : [],
    ]),
    to: draft.to,
    held: waited
      ? held.map(({ at, draft: { title, was, folded }, value, noLongerTrue }) => ({
          at,
          ...(was ?? { title: plainText(title), value }),
          ...(folded === undefined ? {} : { and_more: folded }),
          ...(noLongerTrue ? { no_longer_true: true } : {}),
        }))
      : [],
  };
}

/** A draft that goes at once. */
export function messageOf(draft: Draft): Message {
  return mergeHeld([{ at: "", draft, value: null, noLongerTrue: false }], false);
}

function listed(lines: readonly MarkdownText[], more: number): MarkdownText {
  const list = lines.flatMap((line, index): MarkdownText => [index === 0 ? "- " : "\n- ", ...line]);
  return more > 0 ? [...list, `${lines.length === 0 ? "" : "\n"}… and ${more} more`] : list;
}

const MOST_EARLIER = 20;

function earlier(held: readonly Held[]): MarkdownText {
  const shown = held.slice(-MOST_EARLIER);
  const lines = shown.map(({ at, draft, noLongerTrue }): MarkdownText => [
    `${at.slice(0, 16).replace("T", " ")} UTC: `,
    ...(draft.was === undefined ? draft.title : [{ v: draft.was.title }]),
    ...(noLongerTrue ? [" *(no longer true)*"] : []),
  ]);
  return ["Held back before:\n", ...listed(lines, held.length - shown.length)];
}

function paragraphs(parts: readonly MarkdownText[]): MarkdownText {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): MarkdownText => (index === 0 ? part : ["\n\n", ...part]));
}
