import { appendPointer } from "../../ir/pointer.ts";

/** `pointer` with more tokens. */
export function join(pointer: string, ...tokens: readonly (string | number)[]): string {
  return tokens.reduce<string>(appendPointer, pointer);
}

/** Whether `pointer` is `ancestor` or stands inside it. */
export function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
