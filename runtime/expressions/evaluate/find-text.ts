/**
 * Searches that are linear whatever the texts are. The engine's own are not: on a hostile pair of texts they take the
 * product of the two lengths, for minutes at a megabyte. They serve for short words, where that product is harmless.
 */
const SHORT = 16;

/** Where `wanted` first stands in `subject` at or after `from`; -1 where it does not. */
export function findText(subject: string, wanted: string, from = 0): number {
  if (wanted.length <= SHORT) return subject.indexOf(wanted, from);
  for (const at of occurrences(subject, wanted, from, true)) return at;
  return -1;
}

/** Where `wanted` last stands in `subject` at or before `from`; -1 where it does not. */
export function findLastText(subject: string, wanted: string, from = Infinity): number {
  if (wanted.length <= SHORT) return subject.lastIndexOf(wanted, from);
  let last = -1;
  for (const at of occurrences(subject, wanted, 0, true)) {
    if (at > from) break;
    last = at;
  }
  return last;
}

/** The parts between separators, as `String.prototype.split` gives them; the separator is not empty. */
export function splitText(subject: string, separator: string): string[] {
  if (separator.length <= SHORT) return subject.split(separator);
  const parts: string[] = [];
  let from = 0;
  for (const at of occurrences(subject, separator, 0, false)) {
    parts.push(subject.slice(from, at));
    from = at + separator.length;
  }
  parts.push(subject.slice(from));
  return parts;
}

/** Knuth, Morris and Pratt. */
function* occurrences(subject: string, wanted: string, from: number, overlapping: boolean): Generator<number> {
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let i = from; i < subject.length; i++) {
    const unit = subject.charCodeAt(i);
    while (matched > 0 && wanted.charCodeAt(matched) !== unit) matched = borders[matched - 1]!;
    if (wanted.charCodeAt(matched) === unit) matched++;
    if (matched === wanted.length) {
      yield i - matched + 1;
      matched = overlapping ? borders[matched - 1]! : 0;
    }
  }
}

/** For each prefix, the length of the longest proper prefix that also ends it. */
function bordersOf(text: string): Int32Array {
  const borders = new Int32Array(text.length);
  let length = 0;
  for (let i = 1; i < text.length; i++) {
    while (length > 0 && text.charCodeAt(i) !== text.charCodeAt(length)) length = borders[length - 1]!;
    if (text.charCodeAt(i) === text.charCodeAt(length)) length++;
    borders[i] = length;
  }
  return borders;
}
