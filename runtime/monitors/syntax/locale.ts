import { nearest } from "../../ir/near-miss.ts";
import { quoted, refused, type Parsed } from "./mistake.ts";

const NAMES: { readonly [name: string]: string } = {
  english: "en",
  german: "de",
  deutsch: "de",
  french: "fr",
  spanish: "es",
  italian: "it",
  dutch: "nl",
  polish: "pl",
  portuguese: "pt",
  swedish: "sv",
  uk: "en-GB",
  us: "en-US",
};
const COMMON = "en de fr es it nl pt pl sv da nb fi cs hu ro tr el ru uk ja ko zh ar he hi th vi id".split(" ");

/** A BCP 47 tag of a language that the data of ICU knows. */
export function readLocale(tag: string): Parsed<string> {
  const meant = tag.replaceAll("_", "-");
  if (isKnown(tag)) return { ok: true, value: tag };
  const hint = isKnown(meant) ? meant : (NAMES[tag.toLowerCase()] ?? nearest(tag, COMMON));
  return refused(
    "select.bad_locale",
    `${quoted(tag)} is not a locale that we know, such as "de" or "en-US"`,
    hint === undefined ? {} : { hint },
  );
}

function isKnown(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}
