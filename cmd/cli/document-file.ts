import { readFileSync } from "node:fs";
import { extname } from "node:path";

export interface DocumentFile {
  /** As the person named it; `<stdin>` for `-`. */
  readonly name: string;
  readonly text: string;
  readonly format: "json" | "yaml";
}

/** The file cannot be used; the message says why. */
export class FileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "FileError";
  }
}

/** Reads a document from a file, or from standard input for `-`. @throws FileError */
export function readDocumentFile(path: string): DocumentFile {
  const text = readText(path);
  const extension = extname(path).toLowerCase();
  const format = extension === ".json" || (extension === "" && /^\s*\{/.test(text)) ? "json" : "yaml";
  return { name: path === "-" ? "<stdin>" : path, text, format };
}

function readText(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** What a person is told of a file that cannot be read. */
export function unreadable(path: string, error: unknown): FileError {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : (error as Error).message;
  return new FileError(`cannot read ${path}: ${why}`);
}

/**
 * The value of `--input`: JSON, `@FILE` with JSON in it, or `name=value` (repeatable; a value that is JSON is taken as
 * such, else it is text). @throws FileError
 */
export function readInput(parts: readonly string[]): Record<string, unknown> | undefined {
  if (parts.length === 0) return undefined;
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const part of parts) {
    const pair = /^([A-Za-z_][\w-]*)=(.*)$/s.exec(part);
    if (pair !== null && pair[1] !== undefined) {
      input[pair[1]] = jsonOrText(pair[2] ?? "");
      continue;
    }
    const text = part.startsWith("@") ? readText(part.slice(1)) : part;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new FileError(`--input is neither JSON, @FILE nor name=value: ${(error as Error).message}`);
    }
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new FileError("--input is not a JSON object");
    Object.assign(input, value);
  }
  return { ...input };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
