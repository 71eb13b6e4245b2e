import type { SpecOperation } from "./spec.ts";
import type { Tools } from "./tools.ts";

export interface LanguageInput {
  readonly tools: Tools;
  /** The contract's own file: what reads YAML reads it as it is. */
  readonly whole: string;
  /** The same without streams: what the shipped client of TypeScript and Python is made of. */
  readonly calls: string;
  readonly operations: readonly SpecOperation[];
  /** An empty folder for what is only checked. */
  readonly scratch: string;
}

/** A client in one language: made, compiled, counted. */
export interface Language {
  readonly name: string;
  /** What is wrong, in words; nothing: the client in `clients/` is made and compiles. */
  readonly make: (input: LanguageInput) => Promise<string[]>;
}

/** Operations of the contract that a generator left out. */
export function missing(
  who: string,
  operations: readonly SpecOperation[],
  has: (operation: SpecOperation) => boolean,
): string[] {
  const left = operations.filter((operation) => !has(operation)).map(({ id }) => id);
  return left.length === 0
    ? []
    : [`${who} left out ${left.length} of ${operations.length} operations: ${left.join(", ")}`];
}

/** A generator that says more than it says on a good day has left something out, whatever it ends with. */
export function unexpected(who: string, said: string, expected: RegExp): string[] {
  const lines = said.split("\n").filter((line) => line.trim() !== "" && !expected.test(line));
  return lines.length === 0 ? [] : [`${who} warns:\n${lines.join("\n")}`];
}
