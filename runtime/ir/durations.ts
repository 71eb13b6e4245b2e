const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const SHORT = /^(\d{1,12})(ms|s|m|h|d)$/;
const PART = String.raw`(\d{1,12}(?:[.,]\d{1,9})?)`;
const ISO = new RegExp(`^P(?=[0-9T])(?:${PART}W|(?:${PART}D)?(?:T(?=\\d)(?:${PART}H)?(?:${PART}M)?(?:${PART}S)?)?)$`);
/** "The smallest part may have a fraction", and no other. */
const EARLY_FRACTION = /[.,]\d+[DHM].*\d/;
const ISO_UNITS = [7 * UNITS.d, UNITS.d, UNITS.h, UNITS.m, UNITS.s] as const;
const SIZE_UNITS = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 } as const;
const SIZE = /^(\d{1,12})(B|KiB|MiB|GiB)$/;

/**
 * A duration of a document in ms: `500ms`, `30s`, `15m`, `2h`, `7d`, or ISO 8601 without years and months, which have
 * no fixed length. Null where the text is none. Fractions of a millisecond are rounded.
 */
export function parseDuration(text: string): number | null {
  const short = SHORT.exec(text);
  if (short !== null) return Number(short[1]) * UNITS[short[2] as keyof typeof UNITS];
  const iso = ISO.exec(text);
  if (iso === null || EARLY_FRACTION.test(text)) return null;
  const parts = iso.slice(1).map((part: string | undefined) => Number((part ?? "0").replace(",", ".")));
  return Math.round(parts.reduce((ms, part, index) => ms + part * ISO_UNITS[index]!, 0));
}

/** The shortest text of a duration: `90m`, not `1h30m`. `ms` is a whole number of at least 0. */
export function formatDuration(ms: number): string {
  if (ms === 0) return "0s";
  for (const unit of ["d", "h", "m", "s"] as const) {
    if (ms % UNITS[unit] === 0) return `${ms / UNITS[unit]}${unit}`;
  }
  return `${ms}ms`;
}

/** A size of a document in bytes: `500B`, `64KiB`, `5MiB`, `1GiB`. Null where the text is none. */
export function parseSize(text: string): number | null {
  const size = SIZE.exec(text);
  return size === null ? null : Number(size[1]) * SIZE_UNITS[size[2] as keyof typeof SIZE_UNITS];
}
