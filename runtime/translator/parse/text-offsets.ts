/** How a string is written: JSON and YAML double quotes, YAML single quotes, plain or a block (`|`, `>`). */
export type TextStyle = "double" | "single" | "plain" | "block";

/** One decoded unit of the source: its text (empty for an escaped line break) and where it is written. */
interface Unit {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Written by an escape: never folded away. */
  readonly isEscape: boolean;
}

/**
 * For each UTF-16 unit of `value`, its offset in `source` (the text as it is written, quotes and block header
 * included), and last the offset behind the text. Null where the two do not fit together.
 *
 * Line folding, indentation and chomping change white space only, so that the two are aligned greedily: units that
 * are equal belong together, a line break may stand for a space, and other white space of the source is skipped.
 */
export function alignText(source: string, style: TextStyle, value: string): number[] | null {
  const units = unitsOf(source, style);
  const offsets: number[] = [];
  let at = 0;
  let v = 0;
  while (v < value.length) {
    const unit = units[at];
    if (unit === undefined) {
      // What a block's chomping adds has no place of its own.
      if (!/^\s*$/.test(value.slice(v))) return null;
      offsets.push(units.at(-1)?.to ?? 0);
      v += 1;
    } else if (unit.text !== "" && value.startsWith(unit.text, v)) {
      for (let i = 0; i < unit.text.length; i += 1) offsets.push(unit.from);
      v += unit.text.length;
      at += 1;
    } else if (!unit.isEscape && unit.text === "\n" && value[v] === " ") {
      offsets.push(unit.from);
      v += 1;
      at += 1;
    } else if (unit.text === "" || (!unit.isEscape && /^[ \t\r\n]$/.test(unit.text))) {
      at += 1;
    } else {
      return null;
    }
  }
  const behind = units.slice(at).find((unit) => unit.isEscape || !/^\s*$/.test(unit.text));
  if (behind !== undefined) return null;
  offsets.push(at === 0 ? (units[0]?.from ?? 0) : units[at - 1]!.to);
  return offsets;
}

function unitsOf(source: string, style: TextStyle): Unit[] {
  switch (style) {
    case "double":
      return quotedUnits(source, '"', escapeAt);
    case "single":
      return quotedUnits(source, "'", (text, at) => (text.startsWith("''", at) ? { text: "'", to: at + 2 } : null));
    case "plain":
      return rawUnits(source, 0);
    case "block": {
      const header = source.indexOf("\n");
      return header === -1 ? [] : rawUnits(source, header + 1);
    }
  }
}

function rawUnits(source: string, from: number): Unit[] {
  const units: Unit[] = [];
  for (let at = from; at < source.length; at += 1)
    units.push({ text: source[at]!, from: at, to: at + 1, isEscape: false });
  return units;
}

type Escape = (source: string, at: number) => { readonly text: string; readonly to: number } | null;

function quotedUnits(source: string, quote: string, escape: Escape): Unit[] {
  const units: Unit[] = [];
  for (let at = 1; at < source.length;) {
    const escaped = escape(source, at);
    if (escaped !== null) {
      units.push({ text: escaped.text, from: at, to: escaped.to, isEscape: true });
      at = escaped.to;
    } else {
      if (source[at] === quote) break;
      units.push({ text: source[at]!, from: at, to: at + 1, isEscape: false });
      at += 1;
    }
  }
  return units;
}

const SIMPLE: { readonly [letter: string]: string } = {
  "0": "\0",
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};
const HEX_WIDTH: { readonly [letter: string]: number } = { x: 2, u: 4, U: 8 };

/** The escapes of YAML's double quotes, which hold JSON's. */
function escapeAt(source: string, at: number): { text: string; to: number } | null {
  if (source[at] !== "\\") return null;
  const letter = source[at + 1] ?? "";
  const width = HEX_WIDTH[letter];
  if (width !== undefined) {
    const to = at + 2 + width;
    const code = Number.parseInt(source.slice(at + 2, to), 16);
    return { text: code <= 0x10ffff ? String.fromCodePoint(code) : "", to };
  }
  if (letter === "\n" || source.startsWith("\r\n", at + 1)) {
    const start = at + (letter === "\n" ? 2 : 3);
    const indent = /^[ \t]*/.exec(source.slice(start))![0].length;
    return { text: "", to: start + indent };
  }
  return { text: SIMPLE[letter] ?? letter, to: at + 2 };
}
