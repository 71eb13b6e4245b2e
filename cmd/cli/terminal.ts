/** Colours where a person looks, none in a pipe or with NO_COLOR. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
}

const code = (on: boolean, open: number, close: number) => (text: string) =>
  on ? `\u001b[${open}m${text}\u001b[${close}m` : text;

export function makePaint(on: boolean): Paint {
  return {
    bold: code(on, 1, 22),
    dim: code(on, 2, 22),
    red: code(on, 31, 39),
    green: code(on, 32, 39),
    yellow: code(on, 33, 39),
    blue: code(on, 34, 39),
    cyan: code(on, 36, 39),
  };
}

export function wantsColour(stream: { isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}

/**
 * Text from outside (a page, a model, a payload) with every control character made visible: a terminal must not be
 * steered by what a run fetched.
 */
export function safeText(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Text from outside in one line, cut to `max` characters. */
export function oneLine(text: string, max: number): string {
  const line = safeText(text.replaceAll(/\s+/g, " ").trim());
  const letters = [...line];
  return letters.length > max ? `${letters.slice(0, max - 1).join("")}…` : line;
}
