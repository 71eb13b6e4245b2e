import iconv from "iconv-lite";

/** Shorter ones would take common words out of everything that a run says. */
export const SHORTEST = 6;

/**
 * A secret in each form in which it tends to come back: as it is, URL-encoded, JSON- and HTML-escaped (each as the
 * common libraries do it), in base64 and base64url, also in the middle of a longer text, in hexadecimal, and in lower
 * case, as it stands in the host of a URL. Of a value of several lines each longer line counts too, and one with white space at its ends counts without it: no header has any.
 */
export function formsOf(value: string): ReadonlySet<string> {
  const forms = new Set<string>();
  const lines = value.split(/\r?\n/).filter((line, _index, all) => all.length > 1 && line.length >= LINE);
  for (const one of [value, value.trim(), ...lines]) {
    if (one.length < SHORTEST) continue;
    for (const form of [
      one,
      one.toLowerCase(),
      ...percentForms(one),
      ...jsonForms(one),
      ...htmlForms(one),
      ...byteForms(one),
      ...misread(one),
    ]) {
      if (form.length >= SHORTEST) forms.add(form);
    }
  }
  return forms;
}

/** Of several lines a short one may be anything. */
const LINE = 16;

function percentForms(value: string): string[] {
  const well = value.toWellFormed();
  const component = encodeURIComponent(well);
  const strict = component.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const encoded = [component, strict, encodeURI(well), new URLSearchParams({ v: value }).toString().slice(2)];
  const spaces = encoded.map((form) => form.replaceAll("%20", "+"));
  const all = [...encoded, ...spaces];
  return [...all, ...all.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()))];
}

function jsonForms(value: string): string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  const unicode = (text: string, chars: RegExp, upper: boolean): string =>
    text.replace(chars, (char) => {
      const hex = char.charCodeAt(0).toString(16).padStart(4, "0");
      return `\\u${upper ? hex.toUpperCase() : hex}`;
    });
  const forms = [
    escaped,
    escaped.replaceAll("/", "\\/"),
    unicode(escaped, /[\u0080-\uffff]/g, false),
    unicode(escaped, /[\u0080-\uffff]/g, true),
    unicode(escaped, /[<>&\u2028\u2029]/g, false),
    unicode(escaped.replaceAll('\\"', '"'), /["&'+<>`\u0080-\uffff]/g, true),
  ];
  // JSON as a text in JSON.
  return [...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))];
}

function htmlForms(value: string): string[] {
  const text = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quoted = text.replaceAll('"', "&quot;");
  return [
    text,
    quoted,
    ...["&#39;", "&#039;", "&#x27;", "&apos;"].map((quote) => quoted.replaceAll("'", quote)),
    quoted.replaceAll('"', "&#34;").replaceAll("'", "&#39;"),
  ];
}

/** In a header, or behind a wrong charset, bytes of one encoding are read as another's. */
function misread(value: string): string[] {
  if (isWithin(value, 0x7f)) return [];
  const bytes = Buffer.from(value, "utf8");
  const narrow = isWithin(value, 0xff) ? [Buffer.from(value, "latin1").toString("utf8")] : [];
  return [bytes.toString("latin1"), iconv.decode(bytes, "windows-1252"), ...narrow];
}

function isWithin(value: string, last: number): boolean {
  return [...value].every((char) => (char.codePointAt(0) ?? 0) <= last);
}

function byteForms(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const hex = bytes.toString("hex");
  return [hex, hex.toUpperCase(), ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset))];
}

/** The characters of a base64 text that the bytes alone decide, where `offset` bytes stand before them. */
function base64At(bytes: Buffer, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString("base64")
    .replaceAll("=", "");
  const whole = (offset + bytes.length) % 3 === 0 ? encoded : encoded.slice(0, -1);
  const own = whole.slice([0, 2, 3][offset]);
  return [own, own.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(own)];
}
