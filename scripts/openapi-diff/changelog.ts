import type { Change } from "./change.ts";

/** Places of changes that the changelog does not name: each stands in backticks under the unreleased "Breaking". */
export function unnamed(changes: readonly Change[], changelog: string): string[] {
  const unreleased = section(changelog, /^## \[Unreleased\]$/m, /^## /m);
  const breaking = section(unreleased, /^### Breaking$/m, /^### /m);
  const named = new Set([...breaking.matchAll(/`([^`]+)`/g)].map(([, at]) => at));
  return [...new Set(changes.map(({ at }) => at))].filter((at) => !named.has(at));
}

function section(text: string, begin: RegExp, end: RegExp): string {
  const found = begin.exec(text);
  if (found === null) return "";
  const rest = text.slice(found.index + found[0].length);
  const stop = end.exec(rest);
  return stop === null ? rest : rest.slice(0, stop.index);
}
