/* What no request of a document can be, whatever the operator allows: told when it is posted, and held to when it runs. */

const LONGEST_URL = 8192;
// White space, control characters and `\` are read in different ways by different parsers of URLs, and in a host also
// characters that nobody sees.
const AMBIGUOUS = /[\s\p{Cc}\p{Z}\\]|^[a-z]+:\/\/[^/?#]*\p{Cf}/iu;

/** Why nothing can be requested of it, as a sentence; null where it may be asked for. */
export function urlProblem(text: string): string | null {
  if (text.length > LONGEST_URL) return `The URL is longer than ${LONGEST_URL} characters`;
  if (AMBIGUOUS.test(text)) {
    return `The URL "${text}" holds white space, a control character or a "\\"; percent-encode it`;
  }
  const url = URL.parse(text);
  if (url === null) return `"${text}" is not an absolute URL`;
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `"${url.protocol}" is not allowed; use "http:" or "https:"`;
  }
  // `https:/host` and `https:host` mean something else to other parsers.
  if (!/^https?:\/\/[^/]/i.test(text)) return `"${text}" needs "//" and a host after "${url.protocol}"`;
  if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(text)) {
    return 'A URL with a user or a password in it is not allowed; use "auth"';
  }
  return null;
}

/** They belong to the connection, or would let a request pose as one to another host. */
const NOT_YOURS = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Why no header can be called so; null where one can. */
export function headerNameProblem(name: string): string | null {
  const key = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(key)) return `"${name}" is not the name of a header`;
  return NOT_YOURS.has(key) ? `The header "${name}" cannot be set by a document` : null;
}

/** Of the header `name`; the value is not told, it may be a secret. */
export function headerValueProblem(name: string, value: string): string | null {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? null : `The header "${name}" holds a character that no header can`;
}
