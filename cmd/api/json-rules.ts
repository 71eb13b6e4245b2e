const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Of a key or a number, in a message. */
const SHOWN = 40;

/**
 * What JSON.parse takes and nothing after it should: a key that reaches a prototype, or stands twice (readers disagree
 * on which one counts), a number that becomes Infinity, characters that cannot be stored. `text` is JSON already, so
 * its tokens are found without looking at grammar. Undefined: nothing.
 */
export function mistakeInJson(text: string): string | undefined {
  /** Of each open list or map the keys so far; null: a list. */
  const open: (Set<string> | null)[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found;
    const first = token[0] as string;
    if (first === "{") open.push(new Set());
    else if (first === "[") open.push(null);
    else if (first === "}" || first === "]") open.pop();
    else {
      const mistake =
        first === '"' ? mistakeInString(text, token, TOKEN.lastIndex, open.at(-1) ?? null) : tooLarge(token);
      if (mistake !== undefined) return mistake;
    }
  }
  return undefined;
}

const TOKEN = /[{}[\]]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

function mistakeInString(text: string, token: string, end: number, keys: Set<string> | null): string | undefined {
  const value = token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
  if (value.includes("\0")) return "the character U+0000 is not allowed: it cannot be stored";
  if (!value.isWellFormed()) return "half of a surrogate pair is not allowed: it is no character";
  if (keys === null || !isKey(text, end)) return undefined;
  if (FORBIDDEN_KEYS.has(value)) return `the key "${value}" is not allowed anywhere`;
  if (keys.has(value)) return `the key "${shown(value)}" stands twice in one object`;
  keys.add(value);
  return undefined;
}

/** Strings in a map are keys where a colon follows. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (" \t\r\n".includes(text[at] ?? "x")) at += 1;
  return text[at] === ":";
}

function tooLarge(token: string): string | undefined {
  return Number.isFinite(Number(token)) ? undefined : `the number ${shown(token)} is larger than numbers can be`;
}

function shown(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN).toWellFormed()}…`;
}
