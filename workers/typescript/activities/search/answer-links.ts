import { sameUrl, type Source } from "./sources.ts";

const REMOVED = "[link removed]";

/**
 * "It cites only URLs that the tools returned": any other is taken out of the answer, for a model can make one up, and
 * a page can talk it into one. The words of a link stay.
 */
export function keepFoundLinks(answer: string, sources: readonly Source[]): string {
  const found = new Set(sources.map(({ url }) => sameUrl(url)));
  const isFound = (url: string): boolean => found.has(sameUrl(url));
  return answer
    .replace(/!?\[([^\]\n]*)\]\(\s*<?([^)\s>]+)>?[^)\n]*\)/g, (link, words: string, url: string) =>
      isFound(url) ? link : words,
    )
    .replace(/(?:https?|ftp):\/\/[^\s<>"'`()[\]{}]+/gi, (url) => {
      const bare = url.replace(/[.,;:!?]+$/, "");
      return isFound(bare) ? url : REMOVED + url.slice(bare.length);
    });
}
