import { DIAGNOSTIC_CODES } from "../../runtime/translator/diagnostic-codes.ts";

const AREAS: readonly (readonly [area: string, title: string, text: string])[] = [
  [
    "parse",
    "Reading",
    "The text is too large, too deep, or not what its format allows. Where it can be read all the same, the other phases go on and tell the rest.",
  ],
  [
    "yaml",
    "Traps of YAML",
    "YAML reads these lines as something that nobody means. The hint is the line as it was meant; it is also what the other phases look at.",
  ],
  ["document", "The head", ""],
  [
    "value",
    "Values",
    "A place takes values of a form: of the schemas of documents, of an activity's manifest, of the `inputs` of a document that is run.",
  ],
  [
    "schema",
    "Schemas in documents",
    "`inputs`, `returns` and `schema` are JSON Schema 2020-12 with a white list of keywords.",
  ],
  [
    "select",
    "Selections",
    "`select` and `compare.ignore` of a Monitor, and the `select` of a call of `html.select`, are read by what runs them. The place is the part of the text that the parser names.",
  ],
  ["http", "Requests", ""],
  ["monitor", "Monitors", ""],
  ["step", "Steps", ""],
  ["expr", "Expressions", ""],
  ["type", "Types of expressions", ""],
];

/** docs/reference/diagnostics.md: an entry for every code of the catalogue. */
export function diagnosticsPage(): string {
  const codes = Object.entries(DIAGNOSTIC_CODES);
  const areaOf = (code: string): string =>
    AREAS.some(([area]) => code.startsWith(`${area}.`)) ? code.split(".")[0]! : "";
  const sections = [...AREAS, ["", "Names, calls, waits and limits", ""] as const].flatMap(([area, title, text]) => {
    const entries = codes.filter(([code]) => areaOf(code) === area);
    if (entries.length === 0) return [];
    return [
      `## ${title}\n`,
      ...(text === "" ? [] : [`${text}\n`]),
      ...entries.map(
        ([code, { severity, title: name, explanation }]) =>
          `### \`${code}\`\n\n**${name}**${severity === "warning" ? " (a warning: the document is accepted)" : ""}. ${explanation}\n`,
      ),
    ];
  });
  return `<!-- Made by scripts/generate.ts from runtime/translator/diagnostic-codes.ts; edit that. -->
# Diagnostics

What \`POST /documents/validate\`, \`watchloom validate\` and every refusal of a document (422, \`invalid-document\`) say. A
diagnostic has a \`code\` that never changes its meaning, \`severity\`, the JSON \`pointer\` of the place, \`line\` and
\`column\` (from 1, in UTF-16 code units), \`message\`, and \`hint\` where there is a nearest name or a mended text. All
mistakes of a document are told at once, at most 100, in the order of the text.

Each code has a broken document and its repair under \`test/diagnostics/\`.

${sections.join("\n")}`;
}
