import { nearest } from "../../runtime/ir/near-miss.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings from an environment; each mistake goes to `problems`, and the fallback is given. */
export interface Reader {
  readonly problems: string[];
  /** Without the blanks around it; only blanks is no value. */
  text(name: string): string | undefined;
  number(name: string, fallback: number, min: number, max: number): number;
  /** Without a slash at its end. */
  url(name: string, schemes: readonly string[]): string | undefined;
  /** Parted by commas or blanks. */
  list(name: string): string[];
  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T;
}

/** The setting that a misspelt name means: what all of them begin with says nothing. Undefined where none is near. */
export function nearestSetting(name: string, names: readonly string[], prefix: string): string | undefined {
  const near = nearest(
    name.slice(prefix.length),
    names.filter((known) => known.startsWith(prefix)).map((known) => known.slice(prefix.length)),
  );
  return near === undefined ? undefined : `${prefix}${near}`;
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter((part) => part !== "");
}

export function makeReader(env: Environment, problems: string[]): Reader {
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === undefined || value === "" ? undefined : value;
  };
  return {
    problems,
    text,
    list: (name) => listOf(text(name)),
    number(name, fallback, min, max) {
      const value = text(name);
      if (value === undefined) return fallback;
      const parsed = Number(value);
      if (Number.isFinite(parsed) && parsed >= min && parsed <= max) return parsed;
      problems.push(`${name}="${value}" is not a number from ${min} to ${max}`);
      return fallback;
    },
    url(name, schemes) {
      const value = text(name);
      if (value === undefined) return undefined;
      const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : undefined;
      if (scheme !== undefined && schemes.includes(scheme)) return value.replace(/\/+$/, "");
      problems.push(`${name}="${value}" is not a URL with ${schemes.map((s) => `${s}://`).join(" or ")}`);
      return undefined;
    },
    oneOf(name, allowed, fallback) {
      const value = text(name);
      if (value === undefined) return fallback;
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) problems.push(`${name}="${value}" is none of ${allowed.join(", ")}`);
      return found ?? fallback;
    },
  };
}
