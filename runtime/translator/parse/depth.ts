/**
 * Where brackets of JSON first stand more than `limit` deep, before anything is parsed: JSON.parse takes 500,000
 * levels, but nothing after it does. Brackets in double-quoted strings do not count. -1: nowhere.
 */
export function tooDeepAt(text: string, limit: number): number {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) {
      inString = true;
    } else if (code === OPEN_LIST || code === OPEN_MAP) {
      depth += 1;
      if (depth > limit) return at;
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) {
      depth -= 1;
    }
  }
  return -1;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** Levels that are refused before YAML is read at all; the exact limit is held against its tokens. */
const MAX_SIGNS = 256;

/**
 * Where YAML is hopelessly deep: brackets that are opened and not closed (whether in quotes or not), or dashes and
 * question marks in front of each other. Reading such a text would take a second; -1: nowhere.
 */
export function hopelesslyDeepAt(text: string): number {
  const steps = new RegExp(`^[ \\t]*(?:[-?][ \\t]+){${MAX_SIGNS}}`, "m").exec(text);
  if (steps !== null) return steps.index;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_LIST || code === OPEN_MAP) {
      depth += 1;
      if (depth > MAX_SIGNS) return at;
    } else if ((code === CLOSE_LIST || code === CLOSE_MAP) && depth > 0) {
      depth -= 1;
    }
  }
  return -1;
}
