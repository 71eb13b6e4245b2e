/** A top-level value of a JSON object, as offsets into its text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the values of a JSON object's own keys stand, without reading what is inside them: a document in an envelope
 * is read by the translator, with its own limits and its own diagnostics. Null where the text is no object as far as
 * its outermost level shows, or has a key twice.
 */
export function topLevelSpans(text: string): ReadonlyMap<string, Span> | null {
  const spans = new Map<string, Span>();
  let at = skipSpace(text, 0);
  if (text[at] !== "{") return null;
  at = skipSpace(text, at + 1);
  if (text[at] === "}") return skipSpace(text, at + 1) === text.length ? spans : null;
  for (;;) {
    const keyEnd = endOfString(text, at);
    if (keyEnd === -1) return null;
    const key = readString(text.slice(at, keyEnd));
    const colon = skipSpace(text, keyEnd);
    if (key === null || text[colon] !== ":" || spans.has(key)) return null;
    const from = skipSpace(text, colon + 1);
    const to = endOfValue(text, from);
    if (to === -1) return null;
    spans.set(key, { from, to });
    at = skipSpace(text, to);
    if (text[at] === "}") return skipSpace(text, at + 1) === text.length ? spans : null;
    if (text[at] !== ",") return null;
    at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\r\n".includes(text[at] as string)) at += 1;
  return at;
}

/** Behind the closing quote; -1 where no string begins here or it does not end. */
function endOfString(text: string, from: number): number {
  if (text[from] !== '"') return -1;
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

/** Behind a value: a string, what stands between brackets that balance, or a bare word. */
function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] as string;
    if (char === '"') {
      const end = endOfString(text, at);
      if (end === -1) return -1;
      at = end - 1;
    } else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      if (depth === 0) return bareEnd(text, from, at);
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (char === "," && depth === 0) return bareEnd(text, from, at);
  }
  return -1;
}

function bareEnd(text: string, from: number, to: number): number {
  const word = text.slice(from, to).trimEnd();
  return word === "" ? -1 : from + word.length;
}

function readString(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}
