const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Of a key or a number, in a message. */
const SHOWN = 40;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const COLON = 0x3a;
const MINUS = 0x2d;

/**
 * What JSON.parse takes and nothing after it should: a key that reaches a prototype, or stands twice (readers disagree
 * on which one counts), a number that becomes Infinity, characters that cannot be stored. `text` is JSON already, so
 * its tokens are found without looking at grammar, once through. Undefined: nothing.
 */
export function mistakeInJson(text: string): string | undefined {
  /** Of each open list or map the keys so far; a list has none. */
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const mistake = mistakeInString(text, at, end, open.at(-1));
      if (mistake !== undefined) return mistake;
      at = end;
    } else if (code === OPEN_MAP || code === OPEN_LIST) open.push(new Set());
    else if (code === CLOSE_MAP || code === CLOSE_LIST) open.pop();
    else if (code === MINUS || isDigit(code)) {
      const end = endOfNumber(text, at);
      const mistake = mistakeInNumber(text, at, end);
      if (mistake !== undefined) return mistake;
      at = end - 1;
    }
  }
  return undefined;
}

function mistakeInString(text: string, from: number, to: number, keys: Set<string> | undefined): string | undefined {
  const isKey = keys !== undefined && isBeforeColon(text, to + 1);
  const written = text.slice(from, to + 1);
  const isEscaped = written.includes("\\");
  // What is not escaped came through UTF-8, and is no control character.
  if (!isKey && !isEscaped) return undefined;
  const value = isEscaped ? (JSON.parse(written) as string) : written.slice(1, -1);
  if (value.includes("\0")) return "the character U+0000 is not allowed: it cannot be stored";
  if (!value.isWellFormed()) return "half of a surrogate pair is not allowed: it is no character";
  if (!isKey) return undefined;
  if (FORBIDDEN_KEYS.has(value)) return `the key "${value}" is not allowed anywhere`;
  if (keys.has(value)) return `the key "${shown(value)}" stands twice in one object`;
  keys.add(value);
  return undefined;
}

function mistakeInNumber(text: string, from: number, to: number): string | undefined {
  const token = text.slice(from, to);
  return Number.isFinite(Number(token)) ? undefined : `the number ${shown(token)} is larger than numbers can be`;
}

/** Where the string ends that begins at `from`: its closing quote. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); ; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isOfNumber(text.charCodeAt(at))) at += 1;
  return at;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Digits, `+`, `-`, `.`, `e`, `E`. */
const isOfNumber = (code: number): boolean =>
  isDigit(code) || code === 0x2b || code === MINUS || code === 0x2e || code === 0x65 || code === 0x45;

function isBeforeColon(text: string, from: number): boolean {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).toWellFormed()}…`;
}
