import type { IncomingMessage } from "node:http";
import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { parseDocument } from "../../runtime/translator/parse/index.ts";
import { MAX_BODY_BYTES } from "./config.ts";
import { mistakeInJson } from "./json-rules.ts";
import { ApiError } from "./problems.ts";

export interface BodyText {
  readonly text: string;
  readonly format: "json" | "yaml";
  /** Where a document's bytes are no text: why. */
  readonly diagnostics?: readonly Diagnostic[];
}

const YAML_TYPES = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

/** Reads a body within the limits; null where none came. @throws ApiError 400, 413, 415 */
export async function readBody(
  request: IncomingMessage,
  takesYaml: boolean,
  maxBytes = MAX_BODY_BYTES,
): Promise<BodyText | null> {
  const declared = Number(request.headers["content-length"] ?? Number.NaN);
  if (declared > maxBytes) throw refuseRest(request, maxBytes);
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    throw new ApiError(
      "unsupported-media-type",
      `the body's Content-Encoding "${encoding}" is not taken; send it plain`,
    );
  }
  const coding = request.headers["transfer-encoding"];
  if (coding !== undefined && coding.trim().toLowerCase() !== "chunked") {
    throw new ApiError(
      "unsupported-media-type",
      `the body's Transfer-Encoding "${coding}" is not taken; send it plain`,
    );
  }
  const bytes = await collect(request, maxBytes);
  if (bytes.length === 0) return null;
  const format = readFormat(request.headers["content-type"], takesYaml);
  const text = decode(bytes);
  if (text === null) {
    if (!takesYaml) throw new ApiError("invalid-request", "the body is not UTF-8");
    const parsed = parseDocument(bytes, format);
    return { text: "", format, diagnostics: parsed.ok ? [] : parsed.diagnostics };
  }
  // Of a document it is the translator's to say.
  if (text.startsWith("\ufeff") && !takesYaml) {
    throw new ApiError("invalid-request", "the body begins with a byte order mark; send UTF-8 without one");
  }
  return { text, format };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** So much of a body that is refused is still taken, unread: a client that is cut while it sends never sees why. */
const MAX_DISCARDED_BYTES = 16 * 1024 * 1024;

function refuseRest(request: IncomingMessage, maxBytes: number): ApiError {
  let discarded = 0;
  request.removeAllListeners("data");
  request.on("data", (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > MAX_DISCARDED_BYTES) request.destroy();
  });
  return new ApiError("document-too-large", `the body is larger than ${maxBytes / 1024} KiB`);
}

function collect(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) reject(refuseRest(request, maxBytes));
    else chunks.push(chunk);
  });
  request.on("end", () => resolve(Buffer.concat(chunks)));
  const brokeOff = (): void => reject(new ApiError("invalid-request", "the body broke off"));
  request.on("error", brokeOff);
  request.on("close", brokeOff);
  return promise;
}

function readFormat(contentType: string | undefined, takesYaml: boolean): "json" | "yaml" {
  const allowed = takesYaml ? '"application/json" or "application/yaml"' : '"application/json"';
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const name = type.trim();
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) {
    throw new ApiError("unsupported-media-type", `the body's ${charset} is not taken; send UTF-8`);
  }
  if (name === "application/json-patch+json") {
    throw new ApiError("unsupported-media-type", `a JSON Patch is not taken; send a JSON Merge Patch (RFC 7396)`, {
      headers: { "accept-patch": "application/merge-patch+json, application/json" },
    });
  }
  if (name === "application/json" || /^application\/[a-z0-9.-]+\+json$/.test(name)) return "json";
  if (takesYaml && (YAML_TYPES.includes(name) || name.endsWith("+yaml"))) return "yaml";
  const what =
    contentType === undefined ? "the body has no Content-Type" : `the Content-Type "${contentType}" is not taken`;
  throw new ApiError("unsupported-media-type", `${what}; send ${allowed}`);
}

const MAX_DEPTH = 64;
/** More than 256 KiB can hold; for the few operations that take larger bodies. */
const MAX_VALUES = 200_000;

/** JSON that is no document: a payload, an envelope of a message. @throws ApiError `invalid-request` */
export function parseJson(text: string): Json {
  checkShape(text);
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw new ApiError("invalid-request", `the body is not JSON: ${(error as Error).message}`);
  }
  const mistake = mistakeInJson(text);
  if (mistake !== undefined) throw new ApiError("invalid-request", mistake);
  return value;
}

/**
 * Before `JSON.parse`, which takes arrays 500,000 deep that nothing after it survives, and seconds for the millions of
 * values that a large body can hold.
 */
function checkShape(text: string): void {
  let depth = 0;
  let commas = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 92) index += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > MAX_DEPTH)
        throw new ApiError("invalid-request", `the body is nested deeper than ${MAX_DEPTH} levels`);
    } else if (code === 93 || code === 125) depth -= 1;
    else if (code === 44) commas += 1;
  }
  if (commas >= MAX_VALUES) throw new ApiError("invalid-request", `the body holds more than ${MAX_VALUES} values`);
}
