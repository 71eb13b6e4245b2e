/** What of a text is one of those searched for. */
export interface Found {
  /** `[from, to)` of what is covered, in order; occurrences that overlap are one. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** So many characters at the end are the beginning of one of those searched for. */
  readonly open: number;
}

/** Searches for many texts at once. */
export interface TextSearch {
  find(text: string): Found;
  /** How many characters it searches for: what it takes of memory grows with them. */
  readonly size: number;
}

/**
 * By the automaton of Aho and Corasick: one pass over the text, whatever the texts are, so that neither a tenant's
 * secret nor what a server sends can make a search slow.
 */
export function makeTextSearch(texts: Iterable<string>): TextSearch {
  const wanted = [...texts].filter((text) => text !== "");
  const size = wanted.reduce((sum, text) => sum + text.length, 1);
  const tree = makeTree(size);
  for (const text of wanted) {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) node = tree.ensure(node, text.charCodeAt(at));
    tree.match[node] = text.length;
  }
  const fail = link(tree);
  return { find: (text) => scan(tree, fail, text), size };
}

/** Where `char` leads from `node`; -1: nowhere. Most nodes have one child, kept beside them; the others have a map. */
interface Tree {
  ensure(node: number, char: number): number;
  child(node: number, char: number): number;
  children(node: number): Iterable<readonly [char: number, node: number]>;
  /** The length of the longest text that ends here; 0: none. */
  readonly match: Int32Array;
  readonly depth: Int32Array;
  readonly nodes: () => number;
}

function makeTree(size: number): Tree {
  const onlyChar = new Int32Array(size).fill(-1);
  const onlyChild = new Int32Array(size);
  const more = new Map<number, Map<number, number>>();
  const depth = new Int32Array(size);
  let nodes = 1;
  const child = (node: number, char: number): number =>
    onlyChar[node] === char ? onlyChild[node]! : (more.get(node)?.get(char) ?? -1);
  return {
    match: new Int32Array(size),
    depth,
    nodes: () => nodes,
    child,
    ensure(node, char) {
      const known = child(node, char);
      if (known !== -1) return known;
      const made = nodes;
      nodes += 1;
      depth[made] = depth[node]! + 1;
      if (onlyChar[node] === -1) {
        onlyChar[node] = char;
        onlyChild[node] = made;
      } else {
        const others = more.get(node) ?? new Map<number, number>();
        more.set(node, others.set(char, made));
      }
      return made;
    },
    *children(node) {
      if (onlyChar[node] !== -1) yield [onlyChar[node]!, onlyChild[node]!];
      yield* more.get(node) ?? [];
    },
  };
}

/** For each node, the one of the longest proper end of its text that is a beginning too. Level by level. */
function link(tree: Tree): Int32Array {
  const fail = new Int32Array(tree.nodes());
  const queue = [...tree.children(0)].map(([, node]) => node);
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at]!;
    for (const [char, next] of tree.children(node)) {
      fail[next] = move(tree, fail, fail[node]!, char);
      if (tree.match[next] === 0) tree.match[next] = tree.match[fail[next]!]!;
      queue.push(next);
    }
  }
  return fail;
}

function move(tree: Tree, fail: Int32Array, from: number, char: number): number {
  for (let node = from; ; node = fail[node]!) {
    const next = tree.child(node, char);
    if (next !== -1) return next;
    if (node === 0) return 0;
  }
}

function scan(tree: Tree, fail: Int32Array, text: string): Found {
  const ranges: [number, number][] = [];
  let node = 0;
  for (let at = 0; at < text.length; at += 1) {
    node = move(tree, fail, node, text.charCodeAt(at));
    const length = tree.match[node]!;
    if (length === 0) continue;
    let from = at + 1 - length;
    for (let last = ranges.at(-1); last !== undefined && last[1] > from; last = ranges.at(-1)) {
      from = Math.min(from, last[0]);
      ranges.pop();
    }
    ranges.push([from, at + 1]);
  }
  return { ranges, open: tree.depth[node]! };
}
