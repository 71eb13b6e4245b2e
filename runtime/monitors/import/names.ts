import { sha256Hex } from "../../ir/sha256.ts";

/** Names of documents: lower-case letters, digits and hyphens, a letter first, at most 63. */
const LONGEST = 63;

/** Gives each monitor of an import a name of its own, made of what it was called; the same file gives the same names. */
export function makeNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = slug(wanted);
    for (let n = 1; ; n += 1) {
      const suffix = n === 1 ? "" : `-${n}`;
      const name = `${base.slice(0, LONGEST - suffix.length).replace(/-+$/, "")}${suffix}`;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
}

function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/^https?:\/\/(www\.)?/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (plain === "") return `monitor-${sha256Hex(text).slice(0, 8)}`;
  return /^[a-z]/.test(plain) ? plain : `m-${plain}`;
}

/** A label's value, at most 128 characters. */
export function labelValue(text: string): string {
  return Array.from(text.trim()).slice(0, 128).join("");
}
