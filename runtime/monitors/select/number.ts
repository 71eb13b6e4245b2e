import { readLocale } from "../syntax/index.ts";
import { each, type SelectOp } from "./op.ts";
import { readOptions, readText } from "./options.ts";
import { shownText } from "./text.ts";

/** `number`: the first number in the text, as the locale writes numbers. */
export const number: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["locale"], compiling, "locale");
  const locale = readText(read, "locale", compiling);
  const known = locale === undefined ? undefined : compiling.read(readLocale(locale), "/locale");
  const signs = known === undefined ? null : signsOf(known);
  return (input) =>
    each(input, (piece) => {
      if (piece.is === "json" && typeof piece.json === "number") return piece;
      const found = firstNumber(shownText(piece), signs);
      return found === null ? null : { is: "json", json: found };
    });
};

interface Signs {
  readonly decimal: string;
  readonly group: string;
}

function signsOf(locale: string): Signs {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.8);
  const sign = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: sign("decimal"), group: sign("group") };
}

// The sign may stand before a currency; a hyphen behind a letter or a digit joins words and is no sign.
const NUMBER = /(?<![\p{L}\p{N}])([-−–]\s?)?\p{Sc}?\s?(\d+(?:[.,'’٫٬\u00a0\u202f ]\d+)*)/u;

/** The first number in a text; null where there is none. Without a locale its signs tell which is the decimal one. */
export function firstNumber(text: string, signs: Signs | null): number | null {
  const match = NUMBER.exec(plainDigits(text)) ?? /()(\d+(?:[.,'’٫٬\u00a0\u202f ]\d+)*)/.exec(plainDigits(text));
  if (match === null) return null;
  const body = match[2] ?? "";
  const value = signs === null ? guess(body) : byLocale(body, signs);
  return match[1] ? -value : value;
}

const GROUPERS = /['’٬\u00a0\u202f ]/;

function byLocale(body: string, { decimal, group }: Signs): number {
  const same = (a: string, b: string): boolean => a === b || (GROUPERS.test(a) && GROUPERS.test(b));
  let digits = "";
  let inFraction = false;
  for (const [, sign = "", run = ""] of body.matchAll(/(^|[^\d])(\d+)/g)) {
    if (sign === "") digits += run;
    else if (sign === decimal && !inFraction) {
      digits += `.${run}`;
      inFraction = true;
    } else if (!inFraction && same(sign, group) && (run.length === 3 || run.length === 2)) digits += run;
    else break;
  }
  return Number(digits);
}

function guess(body: string): number {
  // Spaces and apostrophes only ever group, and only by three; else another number begins there.
  const parts = body.split(GROUPERS);
  let whole = parts[0] ?? "";
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] ?? "";
    if (!/^\d{3}(?!\d)/.test(part) || /[.,]/.test(whole)) break;
    whole += part;
  }
  const points: string[] = whole.match(/[.,٫]/g) ?? [];
  const last = points.at(-1);
  if (last === undefined) return Number(whole);
  const at = whole.lastIndexOf(last);
  const tail = whole.slice(at + 1);
  const alone = points.indexOf(last) === points.length - 1;
  // 1.234,5 and 1,234.5: the last is the decimal sign. 1.234.567: none is. 1,234: a group of three, by English custom.
  const isDecimal = alone && (points.length > 1 || last !== "," || tail.length !== 3);
  const digits = (text: string): string => text.replace(/\D/g, "");
  return Number(isDecimal ? `${digits(whole.slice(0, at))}.${tail}` : digits(whole));
}

/** Digits of every script as ASCII. */
function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    // Mathematical digits stand in five sets without a gap; all others begin their set after something else.
    if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}
