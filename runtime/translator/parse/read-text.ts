import { MAX_DOCUMENT_BYTES } from "./limits.ts";
import type { ParseProblem } from "./problems.ts";

/** The text of a document's bytes, or why they are none: too many, not UTF-8, a byte order mark, NUL. */
export function readText(source: string | Uint8Array): { text: string; problem: ParseProblem | null } {
  const size = typeof source === "string" ? utf8Size(source) : source.byteLength;
  if (size > MAX_DOCUMENT_BYTES) {
    return refuse("", {
      code: "parse.too_large",
      from: 0,
      to: 0,
      message: `The document has ${size} bytes; at most ${MAX_DOCUMENT_BYTES} (256 KiB) are allowed`,
    });
  }
  let text: string;
  if (typeof source === "string") {
    text = source;
    if (!text.isWellFormed()) return refuse(text, notUtf8("text", firstLoneSurrogate(text)));
  } else {
    const decoded = decode(source);
    if (decoded === null) {
      const lossy = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
      return refuse(lossy, notUtf8("bytes", Math.max(0, lossy.indexOf("\ufffd")), utf16Hint(source)));
    }
    text = decoded;
  }
  if (text.startsWith("\ufeff")) {
    return refuse(text, {
      code: "parse.byte_order_mark",
      from: 0,
      to: 1,
      message: "The document begins with a byte order mark",
      hint: 'save the file as "UTF-8" without BOM',
    });
  }
  const nul = text.indexOf("\0");
  if (nul !== -1) {
    return refuse(text, { code: "parse.nul", from: nul, to: nul + 1, message: "The document holds a NUL character" });
  }
  return { text, problem: null };
}

function refuse(text: string, problem: ParseProblem): { text: string; problem: ParseProblem } {
  return { text, problem };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notUtf8(what: "bytes" | "text", at: number, hint?: string): ParseProblem {
  const message = what === "bytes" ? "The document is not valid UTF-8" : "The document holds half of a surrogate pair";
  const problem = { code: "parse.not_utf8", from: at, to: at + 1, message } as const;
  return hint === undefined ? problem : { ...problem, hint };
}

function utf16Hint(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? 'the file is UTF-16; save it as "UTF-8"' : undefined;
}

function firstLoneSurrogate(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    else if (code >= 0xd800 && code <= 0xdfff) return at;
  }
  return 0;
}

function utf8Size(text: string): number {
  let size = 0;
  for (let at = 0; at < text.length && size <= MAX_DOCUMENT_BYTES; at += 1) {
    const code = text.codePointAt(at)!;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (code > 0xffff) at += 1;
  }
  return size <= MAX_DOCUMENT_BYTES ? size : Math.max(size, text.length);
}
