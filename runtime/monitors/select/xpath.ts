import { hasChildren, isComment, isTag, isText, type AnyNode, type Element } from "domhandler";
import { evaluateXPath } from "fontoxpath/dist/fontoxpath.esm.js";
import type { Json } from "../../ir/json.ts";
import { readXPath, XPATH_OPTIONS, xpathReason } from "../syntax/index.ts";
import { pageOf, readGive } from "./css.ts";
import { each, SelectionError, type SelectOp } from "./op.ts";
import { readOptions, readText } from "./options.ts";
import type { HtmlPiece, Piece } from "./piece.ts";

/** `xpath`: as css, by an XPath expression; one that gives no nodes (`count(//a)`) gives its value. */
export const xpath: SelectOp = (options, compiling) => {
  const read = readOptions(options, ["select", "all", "attr", "html", "max"], compiling, "select");
  const expression = readText(read, "select", compiling);
  if (expression === undefined) compiling.problem('"select" is missing: an XPath expression');
  else compiling.read(readXPath(expression, compiling.budget), "/select");
  const give = readGive(read, compiling);
  return (input, place) =>
    each(input, (piece) => {
      const page = pageOf(piece);
      const found = evaluate(expression ?? ".", page);
      const nodes = found.filter(
        (one): one is LightNode => typeof one === "object" && one !== null && "nodeType" in one,
      );
      if (nodes.length === 0) return fromValues(found.filter(isPlain));
      const attributes = nodes.filter((one) => one.nodeType === ATTRIBUTE);
      if (attributes.length > 0)
        return fromValues(read["all"] === true ? attributes.map(valueOf) : [valueOf(attributes[0]!)]);
      return give(
        nodes.flatMap((one) => one.of ?? []),
        page,
        place,
      );
    });
};

function fromValues(values: readonly (string | number | boolean)[]): Piece | null {
  const pieces = values.map((value): Piece =>
    typeof value === "string" ? { is: "text", text: value } : { is: "json", json: value as Json },
  );
  return pieces.length === 0 ? null : pieces.length === 1 ? pieces[0]! : { is: "list", items: pieces };
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function evaluate(expression: string, page: HtmlPiece): (LightNode | string | number | boolean | null)[] {
  try {
    const context = makeDocument(page.scope().toArray());
    return evaluateXPath(expression, context, null, null, evaluateXPath.ALL_RESULTS_TYPE, XPATH_OPTIONS) as (
      LightNode | string | number | boolean | null
    )[];
  } catch (error) {
    throw new SelectionError(`xpath: ${xpathReason((error as Error).message)}`);
  }
}

const ELEMENT = 1;
const ATTRIBUTE = 2;
const TEXT = 3;
const COMMENT = 8;
const DOCUMENT = 9;

/** As much of a DOM as the engine reads; `of` is the node that it stands for. */
interface LightNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly localName?: string;
  readonly namespaceURI: null;
  readonly prefix: null;
  readonly attributes?: LightNode[];
  readonly childNodes: LightNode[];
  readonly name?: string;
  readonly value?: string;
  readonly data?: string;
  readonly nodeValue?: string;
  readonly of?: AnyNode;
  readonly ownerElement?: LightNode;
  parentNode: LightNode | null;
  firstChild: LightNode | null;
  lastChild: LightNode | null;
  nextSibling: LightNode | null;
  previousSibling: LightNode | null;
}

function valueOf(attribute: LightNode): string {
  return attribute.value ?? "";
}

function makeNode(nodeType: number, nodeName: string, more: Partial<LightNode>): LightNode {
  return {
    nodeType,
    nodeName,
    namespaceURI: null,
    prefix: null,
    childNodes: [],
    parentNode: null,
    firstChild: null,
    lastChild: null,
    nextSibling: null,
    previousSibling: null,
    ...more,
  };
}

function append(parent: LightNode, child: LightNode): void {
  child.parentNode = parent;
  child.previousSibling = parent.lastChild;
  if (parent.lastChild) parent.lastChild.nextSibling = child;
  else parent.firstChild = child;
  parent.lastChild = child;
  parent.childNodes.push(child);
}

/** A document with these nodes in it; nothing of the page around them. */
function makeDocument(roots: readonly AnyNode[]): LightNode {
  const document = makeNode(DOCUMENT, "#document", {});
  const work: [AnyNode, LightNode][] = roots.map((node): [AnyNode, LightNode] => [node, document]).reverse();
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const [node, parent] = next;
    if (isText(node)) append(parent, makeNode(TEXT, "#text", { data: node.data, nodeValue: node.data, of: node }));
    else if (isComment(node))
      append(parent, makeNode(COMMENT, "#comment", { data: node.data, nodeValue: node.data, of: node }));
    else if (hasChildren(node)) {
      const made = isTag(node) ? makeElement(node) : parent;
      if (made !== parent) append(parent, made);
      for (let index = node.children.length - 1; index >= 0; index--) work.push([node.children[index]!, made]);
    }
  }
  return document;
}

function makeElement(element: Element): LightNode {
  const attributes: LightNode[] = [];
  const made = makeNode(ELEMENT, element.name, { localName: element.name, attributes, of: element });
  for (const [name, value] of Object.entries(element.attribs)) {
    attributes.push(makeNode(ATTRIBUTE, name, { name, localName: name, value, nodeValue: value, ownerElement: made }));
  }
  return made;
}
