import { appendPointer } from "../../ir/pointer.ts";

/** `pointer` with more tokens. */
export function join(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(appendPointer, pointer);
}
