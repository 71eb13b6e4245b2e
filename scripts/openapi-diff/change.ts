/** A change that breaks who uses the contract today: a program that calls it, or one that a generator made. */
export interface Change {
  /** Where, in words that a changelog can repeat: `getRun.200.output`. */
  readonly at: string;
  readonly text: string;
}

/** `request`: what clients send, and the service must go on to take. `answer`: what they read. */
export type Direction = "request" | "answer";

/** What went and what came, of two sets of names. */
export function namesOf(base: Iterable<string>, head: Iterable<string>): { gone: string[]; new: string[] } {
  const [was, is] = [new Set(base), new Set(head)];
  return { gone: [...was].filter((name) => !is.has(name)), new: [...is].filter((name) => !was.has(name)) };
}
