/** A code of the catalogue: stable, never reused. The examples stand in a document over the inputs of {@link EXAMPLE_INPUTS}. */
export interface ExpressionCodeEntry {
  readonly severity: "error" | "warning";
  readonly title: string;
  readonly explanation: string;
  readonly broken: string;
  readonly fixed: string;
}

const error = (title: string, explanation: string, broken: string, fixed: string): ExpressionCodeEntry => ({
  severity: "error",
  title,
  explanation,
  broken,
  fixed,
});
const warning = (title: string, explanation: string, broken: string, fixed: string): ExpressionCodeEntry => ({
  severity: "warning",
  title,
  explanation,
  broken,
  fixed,
});

/** The `inputs` schema that the examples of the catalogue are written for. */
export const EXAMPLE_INPUTS = {
  type: "object",
  required: ["count", "name", "tags", "orders", "kind", "due"],
  additionalProperties: false,
  properties: {
    count: { type: "number" },
    name: { type: "string" },
    kind: { enum: ["book", "record"] },
    due: { type: "string" },
    note: { type: "string" },
    data: {},
    tags: { type: "array", items: { type: "string" } },
    orders: {
      type: "array",
      items: {
        type: "object",
        required: ["price", "items"],
        properties: {
          price: { type: "number" },
          comment: { type: ["string", "null"] },
          items: { type: "array", items: { type: "string" } },
        },
      },
    },
  },
} as const;

/** Every mistake that the language names. The translator merges these into its catalogue of diagnostics. */
export const EXPRESSION_CODES = {
  "expr.unclosed": error(
    "An expression is not closed",
    "`${` opens an expression, which ends at the `}` that balances it; braces inside its strings and maps are counted. Write `$${` where the text itself should say `${`.",
    "${inputs.name",
    "${inputs.name}",
  ),
  "expr.empty": error(
    "An expression is empty",
    "Between `${` and `}` stands exactly one expression. For an empty text write `''`.",
    "${ }",
    "${inputs.name}",
  ),
  "expr.syntax": error(
    "The expression cannot be read",
    "The text does not follow the grammar of CEL. The message says what was expected at this place.",
    "${inputs.count + }",
    "${inputs.count + 1}",
  ),
  "expr.unterminated_string": error(
    "A string is not closed",
    "A string ends at the same quote that opened it, on the same line; strings in `'''` or `\"\"\"` may span lines.",
    "${inputs.name + 'x}",
    "${inputs.name + 'x'}",
  ),
  "expr.bad_escape": error(
    "An escape does not exist",
    "Allowed are \\\\ \\' \\\" \\` \\? \\a \\b \\f \\n \\r \\t \\v, \\xHH, \\uHHHH, \\UHHHHHHHH and three octal digits. In r'…' a backslash is a backslash.",
    "${inputs.name + '\\d'}",
    "${inputs.name + '\\\\d'}",
  ),
  "expr.bad_number": error(
    "A number cannot be held exactly",
    "Numbers are IEEE doubles, as in JSON: whole numbers are exact up to 2^53. Write longer ones, such as ids, as text.",
    "${inputs.name == '' ? 0 : 9007199254740993}",
    "${inputs.name == '' ? 0 : 9007199254740992}",
  ),
  "expr.unsupported": error(
    "CEL has this, the profile has not",
    "The profile is CEL for JSON: no bytes, no unsigned integers, no protobuf messages, no optional syntax. The message names what to write instead.",
    "${inputs.count + 1u}",
    "${inputs.count + 1}",
  ),
  "expr.reserved_word": error(
    "The word is reserved",
    "CEL reserves some words, such as `for`, `if` and `function`; they cannot name a variable. As a field they are allowed: `steps.loop`.",
    "${inputs.tags.map(for, '!')}",
    "${inputs.tags.map(tag, tag + '!')}",
  ),
  "expr.forbidden_key": error(
    "The key is refused",
    "`__proto__`, `constructor` and `prototype` are no keys and no fields of a document's data.",
    "${{'constructor': inputs.name}}",
    "${{'builder': inputs.name}}",
  ),
  "expr.too_long": error(
    "The expression is too long",
    "One expression may have 4 KiB. Compute parts in a `set` step and use its output.",
    "${inputs.name == '' ? '" + "x".repeat(4100) + "' : 'x'}",
    "${inputs.name == '' ? 'long' : 'x'}",
  ),
  "expr.too_complex": error(
    "The expression is too complex",
    "An expression may nest 64 levels deep and have 2,000 parts; macros may nest three deep. Compute parts in a `set` step and use its output.",
    "${" + "(".repeat(80) + "inputs.name" + ")".repeat(80) + "}",
    "${inputs.name}",
  ),
  "expr.unknown_name": error(
    "There is no such variable",
    "Variables are `inputs`, `steps.<id>`, `run`, and where they apply `item`, `index`, `last`, `error`, `output`, `payload`.",
    "${input.name}",
    "${inputs.name}",
  ),
  "expr.not_visible": error(
    "The step or variable is not visible here",
    "A step sees what stands before it in its own list and in the lists around it. The message says where it would be visible.",
    "${steps.later.total}",
    "${inputs.name}",
  ),
  "expr.unknown_function": error(
    "There is no such function",
    "The functions are those of the language reference; a document cannot define its own.",
    "${inputs.name.toUpperCase()}",
    "${inputs.name.upper()}",
  ),
  "expr.wrong_arguments": error(
    "The function takes other arguments",
    "The message shows how the function is called. Each can also be called as a method: `min(list)` is `list.min()`.",
    "${inputs.name.startsWith()}",
    "${inputs.name.startsWith('a')}",
  ),
  "expr.bad_macro": error(
    "The macro is used wrongly",
    "`has(x.y)` takes a field; `list.map(x, …)`, `filter`, `all`, `exists` and `exists_one` take a name and an expression; `default(path, other)` takes a path and what stands in for it.",
    "${inputs.tags.filter(t.size() > 2, t)}",
    "${inputs.tags.filter(t, t.size() > 2)}",
  ),
  "expr.duplicate_key": error(
    "A key stands in a map twice",
    "Each key of a map stands in it once.",
    "${{'a': 1, 'a': inputs.count}}",
    "${{'a': 1, 'b': inputs.count}}",
  ),
  "expr.bad_pattern": error(
    "The pattern cannot be used",
    "`matches` takes a literal RE2 pattern: no look-around, no back-references, at most 512 characters. It is compiled when the document is submitted.",
    "${inputs.name.matches('(')}",
    "${inputs.name.matches('[(]')}",
  ),
  "expr.bad_time": error(
    "The time or duration cannot be read",
    "Times are RFC 3339 (`2026-01-31T12:00:00Z`), durations `90s`, `1h30m` or ISO 8601, zones `UTC` or a fixed offset such as `+02:00`.",
    "${inputs.due < '' ? '' : timestamp('yesterday')}",
    "${inputs.due < '' ? '' : timestamp('2026-01-31T12:00:00Z')}",
  ),
  "expr.maybe_missing": warning(
    "This may be missing",
    "The field may be absent, or the value null: reading it, or reading through it, then fails with `expression.failed`. Ask first with `has(x.y) && …` or `x != null && …`, or use `default(x.y, other)`. In a step, its own `if` counts.",
    "${inputs.note.size()}",
    "${default(inputs.note, '').size()}",
  ),
  "expr.always_missing": error(
    "This is always missing",
    "The value is always null or absent at this place, so reading through it always fails.",
    "${null.name}",
    "${inputs.name}",
  ),
  "type.unknown_field": error(
    "The shape has no such field",
    "A shape with `properties` has the fields that it names, inside `has` too, unless it sets `additionalProperties`.",
    "${inputs.nmae}",
    "${inputs.name}",
  ),
  "type.mismatch": error(
    "The types do not fit",
    "The operator or function does not take values of this type. Convert with `string`, `number`, `timestamp` or `duration`.",
    "${inputs.name + 1}",
    "${inputs.name + string(1)}",
  ),
  "type.maybe_mismatch": warning(
    "The types may not fit",
    "The value may be of several types, and the operator or function takes only some of them: with the others it fails with `expression.failed`.",
    "${(inputs.count > 1 ? 'many' : 1) + 1}",
    "${(inputs.count > 1 ? 2 : 1) + 1}",
  ),
  "type.never_equal": error(
    "These can never be equal",
    "Values of different types are never equal, and a value with `enum` is equal to none but those it lists.",
    "${inputs.count == '5'}",
    "${inputs.count == 5}",
  ),
  "type.unexpected": error(
    "A value of another type is expected here",
    "The place that the expression stands in takes values of another type: `if`, `when`, `while` and `match` take true or false, a field of `with` what the activity's manifest says.",
    "${inputs.count}",
    "${inputs.count > 0}",
  ),
  "type.not_json": error(
    "The result is no JSON",
    "Keys of a JSON object are text, and a type is no value: neither can be the result of an expression.",
    "${{1: inputs.name}}",
    "${{'1': inputs.name}}",
  ),
} as const satisfies { readonly [code: string]: ExpressionCodeEntry };

export type ExpressionCode = keyof typeof EXPRESSION_CODES;
