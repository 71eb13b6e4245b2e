const UNITS = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
] as const;

/** How long ago, or in how long, in the largest unit that fits: `12 s ago`, `in 3 h`. `now` in ms since the epoch. */
export function relativeTime(iso: string, now: number): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  if (seconds === 0) return "now";
  const [unit, size] = UNITS.find((entry) => Math.abs(seconds) >= entry[1]) ?? UNITS[3];
  const count = `${Math.floor(Math.abs(seconds) / size)} ${unit}`;
  return seconds < 0 ? `${count} ago` : `in ${count}`;
}
