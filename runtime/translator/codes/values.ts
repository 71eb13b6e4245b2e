import { error } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Mistakes in values: what an activity, a child document or a step takes. */
export const VALUE_CODES = {
  "value.missing": error(
    "check",
    "Something required is missing",
    "The form of the place requires it: of the document, of a step, of the activity's manifest, or of the `inputs` of the document that is run.",
  ),
  "value.unknown_key": error(
    "check",
    "A key that nothing reads",
    "The form of the place does not know it: most likely it is misspelt. It would be ignored, so it is refused. The hint is the nearest name that is known.",
  ),
  "value.wrong_type": error(
    "check",
    "A value of the wrong type",
    "What stands here, or what the expression gives, is of another type than is taken. Convert it in the expression: `string(…)`, `number(…)`, `json(…)`.",
  ),
  "value.not_allowed": error("check", "Not one of the allowed values", "The place takes one of a list of values."),
  "value.out_of_range": error(
    "check",
    "Too small or too large",
    "The place takes numbers, lengths or counts within a range.",
  ),
  "value.wrong_format": error(
    "check",
    "A text of the wrong form",
    "The place takes texts of a form: a name, a time, a duration, a size, a URL, a pattern. The message says it in words.",
  ),
  "value.duplicate": error("check", "A value stands twice", "The place takes each value once."),
  "expr.not_allowed_here": error(
    "check",
    "No expression can stand here",
    "Expressions stand where a run needs a value. Ids, names, limits and schemas are read before any run begins, and map keys are never expressions. A literal `${` is written `$${`.",
  ),
  "expr.not_a_condition": error(
    "check",
    "Not a condition",
    "`if`, `when`, `while` and `match` are exactly one boolean expression, `true` or `false`, with nothing around it. The hint is the mended text.",
  ),
  "duration.too_short": error(
    "check",
    "Too short",
    "Waits, pauses and time limits of a second and more can be kept: durable timers may be a second late.",
  ),
  "duration.too_long": error("check", "Too long", "Nothing lasts longer than 365 days."),
  "retry.initial_over_max": error(
    "check",
    "The first pause is longer than the longest",
    "`retry.max` bounds every pause between attempts, so it is at least `retry.initial`.",
  ),
  "http.bad_url": error(
    "check",
    "An address that nothing can be requested of",
    "An absolute URL with `http:` or `https:`, percent-encoded, without a user or a password in it (`auth` takes them). Whether its network may be reached is decided when it is asked for.",
  ),
  "http.bad_header": error(
    "check",
    "A header that cannot be sent",
    "A name has no blanks, a value no line ends; headers of the connection, such as `host` and `content-length`, are made for you.",
  ),
} as const satisfies Record<string, CodeEntry>;
