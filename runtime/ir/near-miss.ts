/** Names longer than this are not worth a comparison: nobody mistypes them by a letter. */
const MAX_LENGTH = 64;

/**
 * The candidate most like the word, for a hint ("did you mean"); undefined where none is near. Case and the signs
 * `-`, `_`, `.` count less than letters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const plain = strip(word);
  let best: string | undefined;
  let least = Math.floor((word.length + 1) / 3) + 1;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > MAX_LENGTH) continue;
    const bare = strip(candidate);
    const distance = bare === plain ? 0 : editDistance(plain, bare, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function strip(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]/g, "");
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` where it is at least that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return Math.min(limit, last[b.length]!);
}
