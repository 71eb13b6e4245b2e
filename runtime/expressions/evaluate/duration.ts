import { durationOf, fraction } from "./timestamp.ts";
import type { Duration } from "./value.ts";

const SECONDS_A_UNIT: { readonly [unit: string]: number } = { d: 86_400, h: 3600, m: 60, s: 1 };
const NANOS_A_UNIT: { readonly [unit: string]: number } = { ms: 1e6, us: 1e3, µs: 1e3, ns: 1 };

/**
 * Reads a duration as CEL has it (`1h30m`, `1.5s`, `-200ms`, `15us`), in days too (`7d`), or in ISO 8601 without years
 * and months (`P1DT12H`); undefined where the text is none, or it is longer than 292 years.
 */
export function parseDuration(text: string): Duration | undefined {
  if (text.length > 64) return undefined;
  const match = /^([+-]?)(.+)$/.exec(text);
  if (match === null) return undefined;
  const sign = match[1] === "-" ? -1 : 1;
  const body = match[2]!;
  if (body === "0") return durationOf(0, 0);
  const terms = body.startsWith("P") ? isoTerms(body) : celTerms(body);
  if (terms === undefined) return undefined;
  let seconds = 0;
  let nanos = 0;
  for (const { whole, part, unit } of terms) {
    const scale = SECONDS_A_UNIT[unit];
    if (scale === undefined) {
      const small = NANOS_A_UNIT[unit]!;
      const inSeconds = Math.floor((whole * small) / 1e9);
      seconds += inSeconds;
      nanos += whole * small - inSeconds * 1e9 + Math.trunc(part * small);
    } else {
      const rest = part * scale;
      seconds += whole * scale + Math.floor(rest);
      nanos += Math.round((rest - Math.floor(rest)) * 1e9);
    }
  }
  return Number.isFinite(seconds) ? durationOf(sign * seconds, sign * nanos) : undefined;
}

interface Term {
  readonly whole: number;
  /** Below 1. */
  readonly part: number;
  readonly unit: string;
}

function celTerms(text: string): Term[] | undefined {
  const terms: Term[] = [];
  let rest = text;
  while (rest !== "") {
    const match = /^(\d*)(?:\.(\d*))?(ns|us|µs|ms|s|m|h|d)/.exec(rest);
    if (match === null || (match[1] === "" && (match[2] ?? "") === "")) return undefined;
    terms.push({ whole: Number(match[1]), part: Number(`0.${match[2] ?? ""}0`), unit: match[3]! });
    rest = rest.slice(match[0].length);
  }
  return terms;
}

function isoTerms(text: string): Term[] | undefined {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/.exec(text);
  if (match === null || text === "P" || text.endsWith("T")) return undefined;
  const [, weeks, days, hours, minutes, seconds, part] = match;
  return [
    { whole: Number(weeks ?? 0) * 7 + Number(days ?? 0), part: 0, unit: "d" },
    { whole: Number(hours ?? 0), part: 0, unit: "h" },
    { whole: Number(minutes ?? 0), part: 0, unit: "m" },
    { whole: Number(seconds ?? 0), part: Number(`0.${part ?? "0"}`), unit: "s" },
  ];
}

/** Seconds, as CEL writes them: `5400s`, `-0.5s`. */
export function durationText({ seconds, nanos }: Duration): string {
  const sign = seconds < 0 || nanos < 0 ? "-" : "";
  return `${sign}${Math.abs(seconds)}${fraction(Math.abs(nanos))}s`;
}
