import type { Json } from "../../../../runtime/ir/json.ts";
import { activityFailure } from "../../activity.ts";

/**
 * Deeper values overflow the stack of whatever walks them (JSON.stringify at about 5,000, jsonb at 20,000), and no
 * honest API comes near.
 */
const MAX_DEPTH = 200;

/**
 * JSON from outside. Throws `http.invalid_body` for what is no JSON, too deep, or holds a `__proto__` key or a number
 * beyond what numbers can be.
 */
export function parseJson(text: string): Json {
  const depth = depthOf(text);
  if (depth > MAX_DEPTH) throw invalid(`is nested more than ${MAX_DEPTH} deep`);
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, "")) as Json;
  } catch (error) {
    // Not the piece of the text that the message may show: half a secret would not be found in it.
    throw invalid(`is not JSON: ${(error as Error).message.replace(/, (\.\.\.)?".*$/s, "")}`);
  }
  // The key is rare and the walk is not free: it is made only where the text can spell it.
  if (/__proto__|\\u005f/i.test(text) && holdsProto(value)) throw invalid('holds the key "__proto__"');
  // As rare: an exponent of three digits, or so many of them.
  if (/[eE]\+?\d{3}|\d{300}/.test(text) && holdsInfinity(value)) throw invalid("holds a number that is not finite");
  return value;
}

function invalid(why: string): Error {
  return activityFailure("http.invalid_body", `The body ${why}`);
}

/** Of brackets outside strings; does not recurse, and holds on text that is no JSON at all. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d || code === 0x5d) depth--;
  }
  return deepest;
}

function holdsInfinity(value: Json): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (value === null || typeof value !== "object") return false;
  return (Array.isArray(value) ? value : Object.values(value)).some(holdsInfinity);
}

function holdsProto(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some(holdsProto);
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(holdsProto);
}
