import { DateTime, IANAZone } from "luxon";
import { nearest } from "../../ir/near-miss.ts";
import { placeOf, quoted, refused, type Parsed } from "./mistake.ts";

const LONGEST = 100;
const SAMPLE = DateTime.fromISO("2026-03-02T15:04:05.678Z", { zone: "utc", locale: "en" });

/** Letters as luxon reads them: `dd.MM.yyyy HH:mm`. What it would write it must be able to read. */
export function readDateFormat(format: string): Parsed<string> {
  const wrong = (why: string, more: { hint?: string; from?: number; to?: number } = {}): Parsed<string> =>
    refused("select.bad_date", `${quoted(format)} is not a format of dates: ${why}`, more);
  if (format.length > LONGEST) return wrong(`it has ${format.length} characters, and at most ${LONGEST} are allowed`);
  const letters = format.replaceAll(/'[^']*'/g, (part) => " ".repeat(part.length));
  const year = /Y+/.exec(letters);
  if (year !== null) {
    return wrong('"Y" is no letter of one', {
      ...placeOf(format, year[0]),
      hint: "a year is yyyy, a month MM, a day dd",
    });
  }
  // Without a year the clock would decide it, and a check would read another date next year.
  if (!/y|kk|D|F|f/.test(letters)) return wrong('it has no year ("yyyy")');
  try {
    const read = DateTime.fromFormat(SAMPLE.toFormat(format), format, { zone: "utc", locale: "en" });
    if (read.isValid) return { ok: true, value: format };
    return wrong("what it writes cannot be read again: names of zones and seconds since 1970 are for writing only");
  } catch (error) {
    return wrong((error as Error).message.replace(/^Can't/, "it can't"));
  }
}

export function readZone(zone: string): Parsed<string> {
  if (IANAZone.isValidZone(zone)) return { ok: true, value: zone };
  const hint = nearest(zone, Intl.supportedValuesOf("timeZone"));
  return refused(
    "select.bad_date",
    `${quoted(zone)} is no time zone of the IANA database, such as "Europe/Berlin"`,
    hint === undefined ? {} : { hint },
  );
}
