import type { Json } from "../../ir/json.ts";
import { appendPointer } from "../../ir/pointer.ts";
import { buildTree } from "./build-yaml-tree.ts";
import { composeYaml } from "./compose-yaml.ts";
import { hopelesslyDeepAt } from "./depth.ts";
import { mendLines } from "./mend-yaml.ts";
import type { Draft } from "./mend-yaml.ts";
import { tooDeep } from "./problems.ts";
import type { ParseProblem } from "./problems.ts";
import { silentTraps } from "./silent-traps.ts";
import { makeSourceText } from "./source-tree.ts";
import type { SourceNode, SourceText } from "./source-tree.ts";
import { syntaxProblem } from "./yaml-messages.ts";

export interface YamlReading {
  readonly source: SourceText;
  readonly value: Json;
  readonly root: SourceNode | null;
  readonly problems: readonly ParseProblem[];
}

/** How often a text is mended and read again, each round every line that is complained of; a long one less often. */
const MAX_ROUNDS = 6;
const MAX_READ = 512 * 1024;

/**
 * Reads YAML 1.2. A line that falls into one of YAML's traps (an expression without quotes, …) is reported with the
 * line as it was meant; the meant line is read, so that the rest of the document is still looked at.
 */
export function readYaml(given: string): YamlReading {
  const problems: ParseProblem[] = [];
  const deep = hopelesslyDeepAt(given);
  if (deep !== -1) return { source: makeSourceText(given), value: null, root: null, problems: [tooDeep(deep)] };
  const rounds = Math.min(MAX_ROUNDS, Math.floor(MAX_READ / given.length));
  let draft: Draft = { text: given, origin: undefined };
  for (let round = 0; ; round += 1) {
    const source = makeSourceText(draft.text, given, draft.origin);
    const composed = composeYaml(draft.text);
    if (!composed.ok) return { source, value: null, root: null, problems: [...problems, composed.problem] };
    const { document } = composed;
    const [error] = document.errors;
    const complaints =
      error === undefined ? silentTraps(document, draft.text) : document.errors.map(({ pos }) => pos[0]);
    const mended = complaints.length === 0 || round >= rounds ? null : mendLines(draft, complaints);
    if (mended !== null) {
      problems.push(...mended.problems);
      draft = mended.draft;
    } else if (error !== undefined) {
      return { source, value: null, root: null, problems: [...problems, syntaxProblem(error, draft.text)] };
    } else {
      const tree = buildTree(document, source);
      const found = [...problems, ...composed.problems].map((problem) => placed(problem, tree.root, source));
      return { source, ...tree, problems: [...found, ...tree.problems] };
    }
  }
}

/** The same with the pointer of the innermost value at its place. */
function placed(problem: ParseProblem, root: SourceNode, source: SourceText): ParseProblem {
  const at = problem.isGiven === true ? problem.from : source.toGiven(problem.from);
  const holds = (node: SourceNode): boolean =>
    source.toGiven((node.key ?? node).from) <= at && at < source.toGiven(node.to);
  let pointer = "";
  for (let node: SourceNode | undefined = root; node !== undefined;) {
    const inside: [string | number, SourceNode][] = [...(node.entries ?? []), ...(node.items ?? []).entries()];
    const next = inside.find(([, part]) => holds(part));
    if (next !== undefined) pointer = appendPointer(pointer, next[0]);
    node = next?.[1];
  }
  return { ...problem, pointer };
}
