import { readdirSync, readFileSync } from "node:fs";
import type { Contract } from "../contract.ts";
import { renderDocs } from "../docs/page.ts";
import type { Route } from "../http.ts";
import { toOpenapi32 } from "../openapi-3-2.ts";
import { ApiError, isProblemCode, PROBLEMS } from "../problems.ts";
import { pageOfAll } from "../whole-list.ts";

/**
 * What the service says of itself: its contract, the page made of it, and what its problems mean. `others`: the routes
 * whose scopes the page shows.
 */
export function contractRoutes(contract: Contract, publicUrl: () => string, others: readonly Route[]): Route[] {
  const scopes = new Map(others.map(({ operation, scope }) => [operation, scope]));
  const page = renderDocs(contract.document, scopes);
  const as32 = toOpenapi32(contract.document);
  return [
    {
      operation: "getOpenapi",
      scope: "public",
      handle: async () => ({ status: 200, body: { ...contract.document, servers: [{ url: publicUrl() }] } }),
    },
    {
      operation: "getOpenapi32",
      scope: "public",
      handle: async () => ({ status: 200, body: { ...as32, servers: [{ url: publicUrl() }] } }),
    },
    {
      operation: "getDocs",
      scope: "public",
      handle: async () => ({ status: 200, bytes: page, type: "text/html; charset=utf-8" }),
    },
    {
      operation: "getProblem",
      scope: "public",
      handle: async ({ params }) => {
        const code = params["code"] as string;
        if (!isProblemCode(code)) throw new ApiError("problem-not-found", `no problem has the code "${code}"`);
        const { status, title, explanation } = PROBLEMS[code];
        return { status: 200, body: { code, status, title, explanation } };
      },
    },
  ];
}

const SCHEMAS = new URL("../../../schemas/", import.meta.url);

/** JSON Schemas as files; read once, at start, so that a request never names a path. */
export function schemaRoutes(publicUrl: () => string, folder = SCHEMAS): Route[] {
  const files = readFolder(folder, "");
  const manifests = readFolder(new URL("activities/", folder), "activities/");
  const list = [...files, ...manifests];
  const give = (known: ReadonlyMap<string, string>, file: string, type: string) => {
    const text = known.get(file);
    if (text === undefined) throw new ApiError("schema-not-found", `no schema is at "/schemas/${file}"`);
    return { status: 200, bytes: text, type };
  };
  return [
    {
      operation: "listSchemas",
      scope: "public",
      handle: async ({ query }) => {
        const shown = list.map(([file]) => ({ file, url: `${publicUrl()}/schemas/${file}` }));
        return { status: 200, body: pageOfAll(shown, ({ file }) => file, query) };
      },
    },
    {
      operation: "getSchema",
      scope: "public",
      handle: async ({ params }) => give(files, params["file"] as string, "application/schema+json"),
    },
    {
      operation: "getActivityManifest",
      scope: "public",
      handle: async ({ params }) => give(manifests, `activities/${params["file"] as string}`, "application/json"),
    },
  ];
}

function readFolder(folder: URL, prefix: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(names.sort().map((name) => [`${prefix}${name}`, readFileSync(new URL(name, folder), "utf8")]));
}
