import { types, type CustomTypesConfig } from "pg";

const INT8 = 20;
const TIMESTAMPTZ = 1184;
type Parser = (text: string) => unknown;
/** Without the enum of `@types/pg`: ids of types are plain numbers. */
const parserOf = types.getTypeParser as (oid: number, format?: string) => Parser;

/**
 * How columns become values: `int8` a number (our counters stay far below 2^53), times the text that the API shows,
 * `xid8` text. Given to each connection, so that no other user of `pg` in the process is changed.
 */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string): Parser => {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return rfc3339;
    return parserOf(oid, format);
  }) as typeof types.getTypeParser,
};

const parseTime = parserOf(TIMESTAMPTZ, "text");

function rfc3339(text: string): string {
  const time = parseTime(text);
  return time instanceof Date ? time.toISOString() : text;
}
