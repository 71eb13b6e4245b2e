const REPEAT = /^\{(\d{1,5})(?:,(\d{0,5}))?\}/;

/**
 * About how many instructions an RE2 pattern compiles to, from its text alone: repetitions multiply what they repeat, and
 * compiling does that before anybody can look at the size. A pattern that is none has a size too.
 */
export function patternSize(pattern: string): number {
  // Of each open group: what stands in it so far, and how much of that the last part is.
  const open: { total: number; last: number }[] = [{ total: 0, last: 0 }];
  const put = (size: number): void => {
    const group = open.at(-1)!;
    group.total += size;
    group.last = size;
  };
  for (let at = 0; at < pattern.length;) {
    const sign = pattern[at]!;
    const repeat = sign === "{" ? REPEAT.exec(pattern.slice(at, at + 13)) : null;
    if (repeat !== null) {
      const group = open.at(-1)!;
      const times = Math.max(Number(repeat[1]), Number(repeat[2] ?? 0), 1);
      group.total += group.last * (times - 1);
      group.last *= times;
      at += repeat[0].length;
    } else if (sign === "(") {
      open.push({ total: 0, last: 0 });
      at += 1;
    } else if (sign === ")" && open.length > 1) {
      put(open.pop()!.total + 2);
      at += 1;
    } else if (sign === "[") {
      const end = endOfClass(pattern, at);
      put(end - at);
      at = end;
    } else if (sign === "\\") {
      put(1);
      at += 2;
    } else {
      put(1);
      at += 1;
    }
  }
  return open.reduce((sum, { total }) => sum + total, 0);
}

/** After `]`, which as the first sign of a class is itself. */
function endOfClass(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === "^") at += 1;
  if (pattern[at] === "]") at += 1;
  while (at < pattern.length && pattern[at] !== "]") at += pattern[at] === "\\" ? 2 : 1;
  return Math.min(pattern.length, at + 1);
}
