import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import { examplesOf, resolve, type ShownOperation } from "./reading.ts";

/** A call as a person would type it: `$URL` is the service, `$KEY` the key. */
export function curlOf(contract: JsonObject, operation: ShownOperation): string {
  const { node, method, path, parameters } = operation;
  const example = (parameter: JsonObject): Json => examplesOf(contract, parameter)[0]?.[1] ?? null;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((parameter) => parameter["in"] === "path" && parameter["name"] === name);
    return encodeURIComponent(String(found === undefined ? name : example(found))).replaceAll("%3A", ":");
  });
  const must = parameters.filter((parameter) => parameter["in"] === "query" && parameter["required"] === true);
  const query = must.map((one) => `${String(one["name"])}=${encodeURIComponent(String(example(one)))}`).join("&");
  const answers = Object.values(node["responses"] as JsonObject).map((answer) => resolve(contract, answer));
  const isStream = answers.some((answer) => "text/event-stream" in ((answer["content"] ?? {}) as JsonObject));
  const isPublic = Array.isArray(node["security"]) && node["security"].length === 0;
  const lines = [
    `curl ${isStream ? "-N" : "-s"}${method === "get" ? "" : ` -X ${method.toUpperCase()}`} "$URL${filled}${query === "" ? "" : `?${query}`}"`,
  ];
  if (!isPublic) lines.push(`-H "Authorization: Bearer $KEY"`);
  const content = (resolve(contract, node["requestBody"])["content"] ?? {}) as { [type: string]: JsonObject };
  const [type, media] = Object.entries(content)[0] ?? [];
  if (type !== undefined && media !== undefined) {
    lines.push(
      `-H "Content-Type: ${type}"`,
      `-d ${quoted(JSON.stringify(examplesOf(contract, media)[0]?.[1] ?? null, null, 2))}`,
    );
  }
  return lines.join(" \\\n  ");
}

/** For a POSIX shell. */
function quoted(source: string): string {
  return `'${source.replaceAll("'", `'\\''`)}'`;
}
