/** A page of a list: `next` is given back for the page after it; null: there is none. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Opaque to callers: what the last row of a page was sorted by. */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** Null where it is none of ours. */
export function readCursor(cursor: string, length: number): readonly string[] | null {
  try {
    const key = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown;
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === "string")) return key;
  } catch {
    // None of ours.
  }
  return null;
}

/** Thrown for a cursor that this list did not give. */
export class InvalidCursorError extends Error {
  constructor() {
    super("the cursor is not one that this list gave");
    this.name = "InvalidCursorError";
  }
}

/** Reads one row more than is shown, so as to know whether there is a next page. */
export function toPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => readonly string[]): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

/** The key of the row that a cursor stands behind; null: from the start. @throws InvalidCursorError */
export function cursorKey(cursor: string | null, length: number): readonly string[] | null {
  if (cursor === null) return null;
  const key = readCursor(cursor, length);
  if (key === null) throw new InvalidCursorError();
  return key;
}

/** Drops the column that only the cursor needs: times are shown in milliseconds and sorted in microseconds. */
export function withoutExact<Row extends { exact: string }>(row: Row): Omit<Row, "exact"> {
  const shown: Partial<Row> = { ...row };
  delete shown.exact;
  return shown as Omit<Row, "exact">;
}
