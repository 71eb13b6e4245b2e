/** RFC 3339, UTC, with milliseconds. Only of a given moment: the interpreter has no clock but `effects.now()`. */
export function toRfc3339(at: number): string {
  return new Date(at).toISOString();
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** ms since the epoch, or null where the text is no RFC 3339 time. */
export function fromRfc3339(text: string): number | null {
  if (!RFC_3339.test(text)) return null;
  const at = Date.parse(text.toUpperCase().replace(" ", "T"));
  return Number.isNaN(at) ? null : at;
}
