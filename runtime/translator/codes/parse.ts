import { error, warning } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Mistakes of reading: limits, JSON and YAML. */
export const PARSE_CODES = {
  "parse.too_large": error(
    "parse",
    "The document is too large",
    "A document may have 256 KiB as UTF-8. Move data into the input, or parts into documents of their own that `run` names.",
  ),
  "parse.too_deep": error(
    "parse",
    "Too many levels",
    "Lists and maps may stand 32 deep, aliases expanded. Move inner steps into a document of their own that `run` names.",
  ),
  "parse.not_utf8": error(
    "parse",
    "Not UTF-8",
    "Documents are UTF-8; half of a surrogate pair (`\\ud800` alone) is no character either.",
  ),
  "parse.byte_order_mark": error(
    "parse",
    "A byte order mark",
    "Documents begin with their first character. Save the file as UTF-8 without BOM.",
  ),
  "parse.nul": error(
    "parse",
    "A NUL character",
    "The character U+0000 can be stored neither in the journal nor in most systems that a document talks to. Take it away.",
  ),
  "parse.empty": error(
    "parse",
    "Nothing there",
    "The text holds no document. The smallest one has `watchloom`, `kind`, `name` and `steps`.",
  ),
  "parse.not_a_map": error(
    "parse",
    "Not a map",
    "A document is a map of `watchloom`, `kind`, `name` and so on, not a list or a single value.",
  ),
  "parse.syntax": error(
    "parse",
    "Not JSON or YAML",
    "The text breaks a rule of its format, so that what follows cannot be read. Only the first such mistake is told.",
  ),
  "parse.many_documents": error(
    "parse",
    "More than one document",
    "One text is one document. Post what stands behind `---` by itself.",
  ),
  "parse.duplicate_key": error(
    "parse",
    "A key stands twice",
    "Readers disagree on which of two equal keys counts, so neither does. Keep one of them.",
  ),
  "parse.forbidden_key": error(
    "parse",
    "A key that is not allowed",
    "`__proto__`, `constructor` and `prototype` name machinery of JavaScript and are refused anywhere, in data and schemas too.",
  ),
  "parse.key_not_text": error(
    "parse",
    "A key is no text",
    "Keys of JSON are texts. YAML allows lists, maps, aliases and nothing as keys; documents do not.",
  ),
  "parse.number_loses_digits": error(
    "parse",
    "A number loses digits",
    "Numbers are IEEE doubles: whole numbers of more than about 15 digits are not held exactly, and what is too small becomes 0. An identifier or telephone number belongs in quotes.",
  ),
  "parse.number_not_finite": error(
    "parse",
    "A number without end",
    "A number must be finite: no `.inf`, no `.nan`, nothing beyond 1.8e308.",
  ),
  "parse.alias_unknown": error(
    "parse",
    "An alias without an anchor",
    "`*name` stands for what `&name` marked before it. A text that begins with `*` must be quoted.",
  ),
  "parse.too_many_aliases": error(
    "parse",
    "Aliases expand too far",
    "All aliases of a document together may stand for 1,000 values.",
  ),
  "parse.tag": error(
    "parse",
    "A YAML tag",
    "Documents say what JSON can say; tags (`!name`) are refused. A text that begins with `!` must be quoted.",
  ),
  "yaml.unquoted_expression": error(
    "parse",
    "An expression needs quotes in YAML",
    "Inside `{ … }` or `[ … ]`, and where it holds `: ` or ` #`, an expression must be quoted, or YAML reads its signs as its own. The hint is the line as it was meant.",
  ),
  "yaml.unquoted_star": error(
    "parse",
    "A text that begins with `*` needs quotes in YAML",
    "`*` begins an alias, in `cron: */5 * * * *` too. The hint is the line as it was meant.",
  ),
  "yaml.unquoted_hash": error(
    "parse",
    "A text that begins with `#` needs quotes in YAML",
    "`#` begins a comment, so that `css: #price` has no value. The hint is the line as it was meant.",
  ),
  "yaml.unquoted_colon": error(
    "parse",
    "A text that holds `: ` needs quotes in YAML",
    "`question: Book: the hotel` reads as a map in a map. The hint is the line as it was meant.",
  ),
  "yaml.leading_zero": warning(
    "parse",
    "A number begins with a zero",
    "In YAML 1.2 `010` is the number 10, and neither octal nor a text. A postcode or telephone number belongs in quotes; octal is written `0o10`.",
  ),
  "yaml.merge_key": warning(
    "parse",
    "`<<` merges nothing",
    "Merging maps by `<<` was an extension of YAML 1.1. In YAML 1.2 `<<` is a key like any other; write the entries out.",
  ),
  "yaml.unquoted_sign": error(
    "parse",
    "A text that begins with `@`, a backtick or `%` needs quotes in YAML",
    "YAML keeps these signs for itself. The hint is the line as it was meant.",
  ),
} as const satisfies Record<string, CodeEntry>;
