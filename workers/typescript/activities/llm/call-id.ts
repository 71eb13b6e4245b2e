/** Of a tool call to which the model gave no id; `index` counts the turn's. */
export function ownCallId(index: number): string {
  return `call-${index}`;
}

/** An id that the model does not know. */
export function isOwnCallId(id: string): boolean {
  return /^call-\d+$/.test(id);
}
