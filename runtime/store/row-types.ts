import { types } from "pg";
import type { CustomTypesConfig } from "pg";

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/**
 * How columns become values: `int8` a number (our counters stay far below 2^53), times the text that the API shows,
 * `xid8` text. Given to each connection, so that no other user of `pg` in the process is changed.
 */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return rfc3339;
    return types.getTypeParser(oid, format as "text");
  }) as typeof types.getTypeParser,
};

const parseTime = types.getTypeParser(TIMESTAMPTZ, "text") as (text: string) => Date | number;

function rfc3339(text: string): string {
  const time = parseTime(text);
  return time instanceof Date ? time.toISOString() : text;
}
