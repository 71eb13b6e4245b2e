import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { jqPath } from "./changedetection-select.ts";
import { isPattern, isText } from "./text.ts";

/** Filters of urlwatch and webchanges as select operations; `unsure` gains those that have no counterpart. */
export function readFilters(filters: Json | undefined, unsure: string[]): Json[] {
  const ops: Json[] = [];
  for (const { name, value } of listed(filters)) {
    const read = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    const made = read === undefined ? null : read(value);
    if (made === null) unsure.push(leftOut(name, value));
    else ops.push(...made);
  }
  return keepMarkup(ops);
}

function leftOut(name: string, value: Json): string {
  const pattern = isJsonObject(value) ? value["pattern"] : value;
  if (name.startsWith("re.") && isText(pattern) && !isPattern(pattern))
    return `the pattern ${pattern} of its filter "${name}" is none that RE2 reads, and the filter was left out`;
  return `its filter "${name}" has no counterpart, and was left out`;
}

interface Filter {
  readonly name: string;
  readonly value: Json;
}

/** `html2text,strip` (old), or a list of names and of maps with one key. */
function listed(filters: Json | undefined): Filter[] {
  if (typeof filters === "string") {
    return filters.split(",").map((part) => {
      const [name = "", ...rest] = part.trim().split(":");
      return { name, value: rest.length === 0 ? null : rest.join(":") };
    });
  }
  const list = Array.isArray(filters) ? filters : isJsonObject(filters) ? [filters] : [];
  return list.flatMap((one) => {
    if (typeof one === "string") return [{ name: one, value: null }];
    return isJsonObject(one) ? Object.entries(one).map(([name, value]) => ({ name, value })) : [];
  });
}

/** Null: the filter says something that an operation cannot. */
const FILTERS: Readonly<Record<string, (value: Json) => Json[] | null>> = {
  css: (value) => selector("css", value, "selector"),
  xpath: (value) => selector("xpath", value, "path"),
  "element-by-id": (value) => element(value, "id", (id) => `[id=${JSON.stringify(id)}]`),
  "element-by-class": (value) => element(value, "class", (name) => `.${name}`),
  "element-by-tag": (value) => element(value, "tag", (name) => name),
  html2text: () => ["text"],
  beautify: () => [],
  "pretty-xml": () => [],
  "format-json": () => [],
  format_json: () => [],
  pdf2text: () => [],
  grep: (value) => kept("containing", value),
  keep_lines_containing: (value) => kept("containing", value),
  grepi: (value) => kept("not", value),
  delete_lines_containing: (value) => kept("not", value),
  strip: () => ["trim"],
  striplines: () => ["trim"],
  strip_each_line: () => ["trim"],
  sort: (value) => (value === null ? ["sort"] : null),
  "remove-duplicate-lines": () => ["unique"],
  remove_repeated: () => ["unique"],
  "re.sub": (value) => substitution(value),
  "re.findall": (value) => (isText(value) && isPattern(value) ? [{ regex: { pattern: value, all: true } }] : null),
  jq: (value) => {
    const path = jqPath(isText(value) ? value : isJsonObject(value) && isText(value["query"]) ? value["query"] : "");
    return path === null ? null : [{ jsonpath: { select: path, all: true } }];
  },
};

function selector(op: "css" | "xpath", value: Json, key: string): Json[] | null {
  const options: JsonObject = isJsonObject(value) ? value : { [key]: value };
  const select = options[key];
  if (!isText(select) || options["method"] === "xml" || options["namespaces"] !== undefined) return null;
  if (Number(options["skip"] ?? 0) > 0) return null;
  const exclude = options["exclude"];
  if (exclude !== undefined && (!isText(exclude) || op === "xpath")) return null;
  const most = Number(options["maxitems"]);
  return [
    ...(isText(exclude) ? [{ remove: [exclude] }] : []),
    { [op]: { select, all: true, ...(Number.isInteger(most) && most > 0 ? { max: most } : {}) } },
  ];
}

function element(value: Json, key: string, css: (name: string) => string): Json[] | null {
  const name = isJsonObject(value) ? value[key] : value;
  return isText(name) ? [{ css: { select: css(name), all: true } }] : null;
}

/** A pattern that is plain text is a text that lines hold; any other has no counterpart. */
function kept(how: "containing" | "not", value: Json): Json[] | null {
  const text = isJsonObject(value) ? (value["text"] ?? value["re"]) : value;
  if (!isText(text) || /[\\^$.|?*+()[\]{}]/.test(text)) return null;
  return [{ lines: { [how]: text } }];
}

function substitution(value: Json): Json[] | null {
  const pattern = isJsonObject(value) ? value["pattern"] : value;
  const repl = isJsonObject(value) ? (value["repl"] ?? "") : "";
  if (!isText(pattern) || typeof repl !== "string" || !isPattern(pattern)) return null;
  // Python's \1 and \g<1> are $1 here; a dollar of its own is none.
  const by = repl.replaceAll("$", "\\$").replaceAll(/\\g<(\d+)>|\\(\d+)/g, (_, long, short) => `$${long ?? short}`);
  return [{ replace: { pattern, ...(by === "" ? {} : { with: by }) } }];
}

/** A selection gives text; where another operation reads markup after it, it has to give the markup. */
function keepMarkup(ops: readonly Json[]): Json[] {
  return ops.map((op, index) => {
    const next = ops[index + 1];
    const readsMarkup =
      next === "text" || (isJsonObject(next) && ("css" in next || "xpath" in next || "remove" in next));
    if (!readsMarkup || !isJsonObject(op)) return op;
    const [kind, options] = Object.entries(op)[0] ?? [];
    if ((kind !== "css" && kind !== "xpath") || !isJsonObject(options)) return op;
    return { [kind]: { ...options, html: true } };
  });
}
