import { beforeText, failAt, made, tick, CHARACTERS_A_STEP, type Context } from "../context.ts";
import { findLastText, findText, splitText } from "../find-text.ts";
import { compilePattern } from "../pattern.ts";
import type { ExprTree } from "../../../ir/plan.ts";
import type { Value } from "../value.ts";
import { list, text, whole, wrong, type LanguageFunction } from "./function.ts";

/** What CEL's strings extension trims: Unicode's White_Space. */
const SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

const scan = (context: Context, length: number): void => tick(context, Math.ceil(length / CHARACTERS_A_STEP));

/** Code points, which is what CEL counts and cuts by. */
function points(context: Context, value: string): string[] {
  beforeText(context, value.length);
  return Array.from(value);
}

/** Counts code points without making a list. */
export function pointCount(value: string): number {
  let count = value.length;
  for (let i = 0; i < value.length - 1; i++) {
    const unit = value.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = value.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        count--;
        i++;
      }
    }
  }
  return count;
}

/** A function of two texts that looks through the first. */
const search =
  (look: (subject: string, wanted: string) => boolean): LanguageFunction =>
  (context, node, args) => {
    const subject = text(context, node, args, 0);
    const wanted = text(context, node, args, 1);
    scan(context, subject.length + wanted.length);
    return look(subject, wanted);
  };

/** A function that makes a text of a text, at most twice as long (`ß` in upper case is `SS`, three times at worst). */
const rewrite =
  (make: (subject: string) => string): LanguageFunction =>
  (context, node, args) => {
    const subject = text(context, node, args, 0);
    beforeText(context, subject.length);
    return make(subject);
  };

const ascii = (subject: string, from: RegExp, by: number): string =>
  subject.replace(from, (letter) => String.fromCharCode(letter.charCodeAt(0) + by));

function trim(subject: string): string {
  let from = 0;
  let to = subject.length;
  while (from < to && SPACE.test(subject[from]!)) from++;
  while (to > from && SPACE.test(subject[to - 1]!)) to--;
  return subject.slice(from, to);
}

const matches: LanguageFunction = (context, node, args) => {
  const subject = text(context, node, args, 0);
  const source = text(context, node, args, 1);
  const compiled = compilePattern(source);
  if (!compiled.ok) throw failAt(context, node, compiled.message);
  // A match is linear in the text times the program: charge for that before, since it cannot be stopped.
  tick(context, Math.ceil((subject.length * compiled.pattern.size) / 64));
  return compiled.pattern.matches(subject);
};

const split: LanguageFunction = (context, node, args) => {
  const subject = text(context, node, args, 0);
  const separator = text(context, node, args, 1);
  const limit = args.length > 2 ? whole(context, node, args, 2) : -1;
  scan(context, subject.length);
  if (limit === 0) return made(context, [], 2);
  const parts = separator === "" ? points(context, subject) : splitText(subject, separator);
  const size = subject.length + 3 * parts.length + 2;
  beforeText(context, size);
  tick(context, parts.length);
  if (limit > 0 && parts.length > limit) {
    parts.splice(limit - 1, parts.length, parts.slice(limit - 1).join(separator));
  }
  return made(context, parts, size);
};

const replace: LanguageFunction = (context, node, args) => {
  const subject = text(context, node, args, 0);
  const wanted = text(context, node, args, 1);
  const by = text(context, node, args, 2);
  const limit = args.length > 3 ? whole(context, node, args, 3) : -1;
  scan(context, subject.length);
  const parts = wanted === "" ? ["", ...points(context, subject), ""] : splitText(subject, wanted);
  const count = limit < 0 ? parts.length - 1 : Math.min(limit, parts.length - 1);
  beforeText(context, subject.length + count * Math.max(0, by.length - wanted.length));
  return (
    parts.slice(0, count + 1).join(by) +
    parts
      .slice(count + 1)
      .map((part) => wanted + part)
      .join("")
  );
};

const substring: LanguageFunction = (context, node, args) => {
  const all = points(context, text(context, node, args, 0));
  const from = whole(context, node, args, 1);
  const to = args.length > 2 ? whole(context, node, args, 2) : all.length;
  if (from < 0 || to > all.length || from > to) {
    throw failAt(context, node, `the range ${from} to ${to} is not within a text of ${all.length} characters`);
  }
  return all.slice(from, to).join("");
};

const charAt: LanguageFunction = (context, node, args) => {
  const all = points(context, text(context, node, args, 0));
  const index = whole(context, node, args, 1);
  if (index < 0 || index > all.length) {
    throw failAt(context, node, `index ${index} is outside a text of ${all.length} characters`);
  }
  return all[index] ?? "";
};

/** Positions count code points; the search itself is the engine's, linear. */
const position =
  (find: (subject: string, wanted: string, from: number | undefined) => number): LanguageFunction =>
  (context, node, args) => {
    const subject = text(context, node, args, 0);
    const wanted = text(context, node, args, 1);
    scan(context, 2 * subject.length);
    if (args.length < 3) {
      const found = find(subject, wanted, undefined);
      return found < 0 ? -1 : pointCount(subject.slice(0, found));
    }
    const offset = whole(context, node, args, 2);
    const all = points(context, subject);
    if (offset < 0 || offset > all.length) {
      throw failAt(context, node, `index ${offset} is outside a text of ${all.length} characters`);
    }
    const found = find(subject, wanted, all.slice(0, offset).join("").length);
    return found < 0 ? -1 : pointCount(subject.slice(0, found));
  };

const join: LanguageFunction = (context, node, args) => {
  const items = list(context, node, args, 0);
  const separator = args.length > 1 ? text(context, node, args, 1) : "";
  tick(context, items.length);
  const parts = items.map((item) => scalarText(context, node, item));
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
  beforeText(context, length);
  return parts.join(separator);
};

function scalarText(context: Context, node: ExprTree, value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return JSON.stringify(value);
  throw wrong(context, node, "a list of texts, numbers and booleans", value);
}

export const TEXT_FUNCTIONS: { readonly [name: string]: LanguageFunction } = {
  contains: search((subject, wanted) => findText(subject, wanted) >= 0),
  startsWith: search((subject, wanted) => subject.startsWith(wanted)),
  endsWith: search((subject, wanted) => subject.endsWith(wanted)),
  matches,
  lower: rewrite((subject) => subject.toLowerCase()),
  upper: rewrite((subject) => subject.toUpperCase()),
  lowerAscii: rewrite((subject) => ascii(subject, /[A-Z]/g, 32)),
  upperAscii: rewrite((subject) => ascii(subject, /[a-z]/g, -32)),
  trim: rewrite(trim),
  split,
  join,
  replace,
  substring,
  charAt,
  indexOf: position((subject, wanted, from) => findText(subject, wanted, from)),
  lastIndexOf: position((subject, wanted, from) => findLastText(subject, wanted, from)),
};
