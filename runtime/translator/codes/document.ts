import { error, warning } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Mistakes against the form of documents (schemas/) and of the schemas that authors write. */
export const DOCUMENT_CODES = {
  "document.version_not_text": warning(
    "validate",
    "The version is a number",
    'The version of the format is the text `"1"`; the number 1 is taken for it. Put it in quotes.',
  ),
  "step.no_kind": error(
    "validate",
    "A step without a kind",
    "Every step has exactly one kind: `call`, `set`, `switch`, `parallel`, `map`, `loop`, `wait`, `listen`, `approve`, `run`, `try`, `emit`, `return` or `fail`.",
  ),
  "step.two_kinds": error("validate", "A step with several kinds", "A step does one thing. Make a step of each kind."),
  "schedule.invalid": error(
    "check",
    "A schedule that cannot be kept",
    "A cron expression of five fields, a time zone of the IANA database, and a shortest time that is no longer than the longest.",
  ),
  "select.invalid": error(
    "check",
    "A selection that is none",
    "`select` is a list of operations, each with its own options. A group that is asked for must be one of the pattern's; `attr` and `html` exclude one another.",
  ),
  "select.bad_pattern": error(
    "check",
    "A pattern that is not RE2",
    "Patterns are RE2, linear in the text: no look-around, no back references, no possessive repetitions. Match what stands around too, and capture what counts.",
  ),
  "select.bad_css": error(
    "check",
    "A selector that is not CSS",
    "What takes parts of a page is a CSS selector; text and attributes are asked for beside it, and an XPath stands under `xpath`.",
  ),
  "select.bad_xpath": error(
    "check",
    "An expression that is not XPath",
    "An XPath 3.1 expression without variables and namespaces; a CSS selector stands under `css`.",
  ),
  "select.bad_jsonpath": error(
    "check",
    "A path that is not JSONPath",
    "Paths are RFC 9535: they begin with `$`, filters are `[?@.price < 80]`, the last of a list is `[-1]`.",
  ),
  "select.bad_locale": error(
    "check",
    "A locale that is not known",
    "`locale` is a BCP 47 tag of a language, such as `de` or `en-US`; it says how numbers and names of months are written.",
  ),
  "select.bad_date": error(
    "check",
    "A date's format or zone that cannot be read",
    "`format` is made of letters such as `dd.MM.yyyy HH:mm`, has a year, and must be able to read what it writes; `zone` is of the IANA database.",
  ),
  "select.never_matches": error(
    "check",
    "An operation that would never find anything",
    "`css`, `xpath`, `items` and `remove` read HTML. A number, an object or the items of a feed hold none, so that every check would be `empty`. Select before, or take fields by expressions.",
  ),
  "select.too_large": error(
    "check",
    "Patterns, selectors or paths that are too large",
    "A pattern or an XPath has at most 1,000 characters, a selector or a path 2,000, a pattern compiles to 10,000 instructions at most, and what all of a document take together is bounded: they are read before anything is stored.",
  ),
  "activity.internal": error(
    "resolve",
    "An activity of Watchloom's own",
    "Activities named `monitor.…` keep a monitor's state; they stand in the plans of monitors, and no document calls them.",
  ),
  "value.not_one_of": error(
    "validate",
    "Not exactly one of several properties",
    "The form of this place takes exactly one of the properties that the message names.",
  ),
  "schema.too_large": error(
    "validate",
    "A schema that is too large",
    "A JSON Schema in a document may have 16 KiB, 16 levels and 100 defaults, and its references may not multiply: schemas are compiled to code.",
  ),
  "schema.unknown_keyword": error(
    "validate",
    "An unknown keyword of JSON Schema",
    "The keyword is none of JSON Schema 2020-12; a validator would ignore it, so it is refused. The hint is the nearest name that is one.",
  ),
  "schema.forbidden_keyword": error(
    "validate",
    "A keyword that schemas of documents may not use",
    "Schemas of documents have a white list of keywords: what is left out costs too much on hostile data, or reaches outside.",
  ),
  "schema.invalid": error(
    "validate",
    "A keyword with a wrong value",
    "The keyword's value is not what JSON Schema 2020-12 says.",
  ),
  "schema.bad_reference": error(
    "validate",
    "A reference that leads nowhere",
    "`$ref` stays inside its own schema: `#` or `#/$defs/name`.",
  ),
  "schema.bad_pattern": error(
    "validate",
    "A pattern that RE2 does not take",
    "Patterns are RE2, which takes linear time on any text: no look-around, no back references.",
  ),
  "schema.unknown_format": error(
    "validate",
    "An unknown format",
    "Formats are asserted, so an unknown one would be a promise that nobody keeps.",
  ),
  "schema.unbounded_unique": error(
    "validate",
    "`uniqueItems` without `maxItems`",
    "Comparing every item with every other takes too long on a long list; `maxItems` of at most 1,000 bounds it.",
  ),
  "schema.bad_default": error(
    "validate",
    "A default that does not fit",
    "A default is filled in where a value is missing, so it must be valid itself.",
  ),
} as const satisfies Record<string, CodeEntry>;
