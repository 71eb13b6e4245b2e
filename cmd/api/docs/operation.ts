import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import { curlOf } from "./curl.ts";
import { details, escape, paragraphs, pre, prose, table, text } from "./html.ts";
import { examplesOf, resolve, type ShownOperation } from "./reading.ts";
import { renderFields, renderMeaning, renderType } from "./shapes.ts";

/** One operation: what it is, what it takes, what it answers, and how it is called. `scope`: what a key needs for it. */
export function renderOperation(contract: JsonObject, operation: ShownOperation, scope: string | undefined): string {
  const { id, method, path, node } = operation;
  const needs = scope === undefined ? "" : scope === "public" ? "no key" : `a key with <code>${escape(scope)}</code>`;
  return `<article id="${escape(id)}">
<h3>${escape(text(node["summary"]))}</h3>
<p class="call">${badge(method)} <code>${escape(path)}</code> <span class="note">${escape(id)}${needs === "" ? "" : `, needs ${needs}`}</span></p>
${paragraphs(text(node["description"]))}
${renderParameters(contract, operation)}${renderBody(contract, node)}${renderAnswers(contract, node)}
${details("curl", pre(curlOf(contract, operation)))}
</article>`;
}

export function badge(method: string): string {
  return `<span class="method ${escape(method)}">${escape(method.toUpperCase())}</span>`;
}

function renderParameters(contract: JsonObject, { parameters }: ShownOperation): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map((parameter) => {
    const must = parameter["required"] === true ? '<span class="must">required</span>' : "";
    const shown = examplesOf(contract, parameter)[0]?.[1];
    const example =
      shown === undefined ? "" : ` <span class="note">Such as <code>${escape(inline(shown))}</code>.</span>`;
    const schema = (parameter["schema"] ?? {}) as JsonObject;
    return [
      `<code>${escape(text(parameter["name"]))}</code>${must}`,
      `<span class="note">${escape(text(parameter["in"]))}</span>`,
      renderType(schema),
      `${renderMeaning(contract, schema, parameter["description"])}${example}`,
    ];
  });
  return `<h4>Parameters</h4>${table(["name", "in", "type", ""], rows)}`;
}

function renderBody(contract: JsonObject, node: JsonObject): string {
  const body = resolve(contract, node["requestBody"]);
  const content = (body["content"] ?? {}) as { [type: string]: JsonObject };
  const types = [...Object.keys(content), ...(body["x-yaml"] === true ? ["application/yaml"] : [])];
  if (types.length === 0) return "";
  const note = `${types.map((type) => `<code>${escape(type)}</code>`).join(" or ")}${body["required"] === true ? "" : ", may be absent"}`;
  return `<h4>Body</h4><p class="note">${note}. ${prose(text(body["description"]))}</p>${Object.values(content)
    .map((media) => renderMedia(contract, media, true))
    .join("")}`;
}

function renderAnswers(contract: JsonObject, node: JsonObject): string {
  const responses = node["responses"] as { [status: string]: JsonObject };
  const empty = Object.values(responses).find((answer) => "x-no-content" in answer);
  const answers = [
    ...Object.entries(responses).filter(([status]) => /^\d+$/.test(status)),
    ...(empty === undefined ? [] : [["204", { description: empty["x-no-content"] as Json }] as const]),
  ];
  return `<h4>Answers</h4>${answers.map(([status, response]) => renderAnswer(contract, status, response)).join("")}
<p class="note">Otherwise a <a href="#schema-Problem">Problem</a>, <code>application/problem+json</code>.</p>`;
}

function renderAnswer(contract: JsonObject, status: string, response: Json): string {
  const answer = resolve(contract, response);
  const content = Object.entries((answer["content"] ?? {}) as { [type: string]: JsonObject });
  const types = content
    .map(([type, media]) => `${renderType(media["schema"])} <code>${escape(type)}</code>`)
    .join(", ");
  const headers = Object.entries((answer["headers"] ?? {}) as JsonObject).map(
    ([name, header]) => `<code>${escape(name)}</code> ${prose(text(resolve(contract, header)["description"]))}`,
  );
  const more = headers.length === 0 ? "" : `<p class="note">Headers: ${headers.join(" · ")}</p>`;
  return `<p><span class="status ok">${status}</span> ${prose(text(answer["description"]))} ${types}</p>${more}${content
    .map(([, media]) => renderMedia(contract, media, false))
    .join("")}`;
}

/** The fields, where they are asked for, and every example. */
function renderMedia(contract: JsonObject, media: JsonObject, withFields: boolean): string {
  const fields = withFields ? renderFields(contract, resolve(contract, media["schema"])) : "";
  const examples = examplesOf(contract, media).map(([summary, value]) =>
    details(summary === "" ? "Example" : `Example: ${prose(summary)}`, pre(shown(value))),
  );
  return `${fields}${examples.join("")}`;
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function inline(value: Json): string {
  if (Array.isArray(value)) return value.map(inline).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
