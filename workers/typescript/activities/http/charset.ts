import iconv from "iconv-lite";

/** Encodings that hide markup from whoever reads the bytes as ASCII; no browser knows them. */
const REFUSED = /^(utf-?7|unicode-1-1-utf-7|utf7-imap|cesu-?8|utf-?32.*|base64|hex|binary|internal)/;
/** The Encoding Standard: these labels mean windows-1252. */
const LATIN = /^(iso-?8859-1|iso_8859-1|latin-?1|l1|us-ascii|ascii|ansi_x3\.4-1968)$/;

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xfe, 0xff], "utf-16be"],
  [[0xff, 0xfe], "utf-16le"],
];

/**
 * Text from bytes: by the byte order mark, else by the Content-Type's charset, else by what the document says of itself
 * in its first KiB (XML declaration, `<meta charset>`), else UTF-8. Bytes that are none become U+FFFD, as does
 * U+0000, which is no text and which databases refuse.
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, index) => buffer[index] === byte))?.[1];
  const encoding = marked ?? known(charsetOf(contentType)) ?? known(declared(buffer, contentType)) ?? "utf-8";
  return iconv.decode(buffer, encoding).replaceAll("\0", "\ufffd");
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? "")?.[1];
}

function declared(buffer: Buffer, contentType: string | undefined): string | undefined {
  if (!/xml|html/i.test(contentType ?? "xml")) return undefined;
  const head = buffer.subarray(0, 1024).toString("latin1");
  const found =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  // The declaration was read as ASCII, so it cannot be UTF-16, whatever it claims.
  return found !== undefined && /^utf-?16/i.test(found) ? "utf-8" : found;
}

/** The encoding's name if it is one that we decode, else undefined. */
function known(label: string | undefined): string | undefined {
  const name = label?.trim().toLowerCase();
  if (name === undefined || REFUSED.test(name)) return undefined;
  if (LATIN.test(name)) return "windows-1252";
  return iconv.encodingExists(name) ? name : undefined;
}
