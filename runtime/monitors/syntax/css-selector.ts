import { load } from "cheerio";
import { nearest } from "../../ir/near-miss.ts";
import { tooLong, type Budget } from "./budget.ts";
import { placeOf, quoted, refused, whyOf, type Parsed } from "./mistake.ts";

const LONGEST = 2000;
const nothing = load("");

/** A selector that the engine of checks takes, by that engine itself. */
export function readCssSelector(selector: string, budget: Budget): Parsed<string> {
  const dear = tooLong("selector", selector, LONGEST) ?? budget.take(selector.length);
  if (dear !== null) return dear;
  const wrong = (why: string, more: { hint?: string | undefined; from?: number; to?: number }): Parsed<string> => {
    const { hint, ...place } = more;
    return refused("select.bad_css", `${quoted(selector)} is not a CSS selector: ${why}`, {
      ...place,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  if (selector.trim() === "") return wrong("it is empty", { hint: "`*` takes everything" });
  // The engine would take a slash for a letter of a name, and never find it.
  const slash = plainPart(selector).indexOf("/");
  if (slash !== -1) return wrong('"/" is no part of one', { from: slash, to: slash + 1, hint: AS_XPATH });
  // The engine takes it, and finds nothing.
  const dangling = /[>+~](?=\s*(?:,|$))/.exec(plainPart(selector));
  if (dangling !== null) {
    const [sign] = dangling;
    return wrong(`nothing stands behind "${sign}"`, { from: dangling.index, to: dangling.index + 1 });
  }
  try {
    nothing("html").is(selector);
    return { ok: true, value: selector };
  } catch (error) {
    const why = whyOf(error).replace("not supported by css-select", "no part of a page");
    return wrong(lower(why).replace(/found\s*$/, "found the end"), {
      ...placeIn(selector, why),
      hint: hintFor(selector, why),
    });
  }
}

const AS_XPATH = "an XPath stands under `xpath`";

/** The selector with blanks in place of quotations, attributes, arguments and escapes. */
function plainPart(selector: string): string {
  return selector.replaceAll(/\\.|"[^"]*"|'[^']*'|\[[^\]]*\]|\([^)]*\)/gs, (part) => " ".repeat(part.length));
}

function placeIn(selector: string, why: string): { from?: number; to?: number } {
  const rest = /^(?:Unmatched selector: |Expected name, found )([\s\S]+)$/.exec(why)?.[1];
  if (rest !== undefined) return { from: selector.length - rest.length, to: selector.length };
  const pseudo = /^Unknown pseudo-class (:\S+)/.exec(why)?.[1];
  if (pseudo !== undefined) return placeOf(selector, pseudo);
  if (why.startsWith("Pseudo-elements")) return placeOf(selector, /::[\w-]+/.exec(selector)?.[0] ?? "");
  const rule = /^n-th rule couldn't be parsed \('([\s\S]*)'\)$/.exec(why)?.[1];
  if (rule !== undefined) return placeOf(selector, rule);
  if (why.startsWith("Attribute selector")) return { from: selector.lastIndexOf("["), to: selector.length };
  return placeOf(selector, /[>+~]\s*[>+~]+/.exec(selector)?.[0] ?? "");
}

/** Pseudo-classes that the engine knows and people ask for. */
export const PSEUDO_CLASSES = [
  ..."first-child last-child only-child nth-child nth-last-child first-of-type last-of-type only-of-type".split(" "),
  ..."nth-of-type nth-last-of-type not is where has contains icontains empty root link checked disabled".split(" "),
  ..."enabled selected parent header button input text first last eq gt lt even odd".split(" "),
] as const;

function hintFor(selector: string, why: string): string | undefined {
  const unknown = /^Unknown pseudo-class :([\w-]+)/.exec(why)?.[1];
  if (unknown !== undefined) {
    const near = nearest(unknown, PSEUDO_CLASSES);
    return near === undefined ? undefined : `:${near}`;
  }
  if (/::attr\(/.test(selector)) return "an attribute is asked for beside the selector: {css: a, attr: href}";
  if (/::text/.test(selector)) return "the text is what a selector gives: leave ::text out";
  return undefined;
}

function lower(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}
