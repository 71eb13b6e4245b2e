import { DateTime } from "luxon";
import { readDateFormat, readLocale, readZone } from "../syntax/index.ts";
import { each, type SelectOp } from "./op.ts";
import { readOptions, readText } from "./options.ts";
import { shownText } from "./text.ts";

/**
 * `date`: RFC 3339, UTC. By `format` (`dd.MM.yyyy HH:mm`), else ISO 8601, RFC 2822, HTTP and SQL dates; `zone` (IANA,
 * default UTC) is that of a text which names none.
 */
export const date: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["format", "zone", "locale"], compiling, "format");
  const format = readText(read, "format", compiling);
  const zone = readText(read, "zone", compiling) ?? "utc";
  const locale = readText(read, "locale", compiling) ?? "en";
  if (zone !== "utc") compiling.read(readZone(zone), "/zone");
  if (format !== undefined) compiling.read(readDateFormat(format), "/format");
  compiling.read(readLocale(locale), "/locale");
  return (input) =>
    each(input, (piece) => {
      const found = readDate(shownText(piece).trim(), format, { zone, locale });
      return found === null ? null : { is: "text", text: found };
    });
};

const ISO = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/;

function readDate(text: string, format: string | undefined, how: { zone: string; locale: string }): string | null {
  const tries =
    format === undefined
      ? [
          () => DateTime.fromISO(text, how),
          () => DateTime.fromRFC2822(text, how),
          () => DateTime.fromHTTP(text, how),
          () => DateTime.fromSQL(text, how),
          () => DateTime.fromISO((ISO.exec(text)?.[0] ?? "").replace(" ", "T"), how),
        ]
      : [() => DateTime.fromFormat(text, format, how)];
  for (const attempt of tries) {
    const parsed = attempt();
    if (parsed.isValid) return parsed.toUTC().toISO({ suppressMilliseconds: true });
  }
  return null;
}
