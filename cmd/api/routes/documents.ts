import { createHash } from "node:crypto";
import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import {
  appendAudit,
  deleteDocument,
  findDocument,
  listDocuments,
  listDocumentVersions,
  lockDocument,
  putDocument,
  type Database,
  type DocumentRow,
  type DocumentSummary,
} from "../../../runtime/store/index.ts";
import { parseDocument } from "../../../runtime/translator/parse/index.ts";
import { documentNotFound } from "../document-not-found.ts";
import type { Contract, Operation } from "../contract.ts";
import { checkMatch, checkNoneMatch, etagOf, isUnchanged, type Edited } from "../etag.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import type { DocumentSource } from "../document-source.ts";
import { demandDocument, readSubmission } from "../submission.ts";
import type { Translator } from "../translation.ts";

export interface DocumentsDeps {
  readonly database: Database;
  readonly contract: Contract;
  readonly translator: Translator;
  readonly reader: DocumentReader;
}

/** Documents by name: each change is a version, and versions stay, since runs refer to them. */
export function documentRoutes(deps: DocumentsDeps): Route[] {
  const { database } = deps;
  return [
    {
      operation: "putDocument",
      scope: "documents:write",
      body: "document",
      async handle(request) {
        const { tenant } = request.caller;
        const name = readName(request.params["name"]);
        const operation = deps.contract.operations.get("putDocument") as Operation;
        const source = demandDocument(await readSubmission(request.document, operation, deps.reader));
        const { plan, diagnostics } = await deps.translator.demand(tenant, source, name);
        if (plan.name !== name) throw nameDiffers(plan.name, name);
        const format = formatOf(source);
        const text = asFile(source.source, format);
        const actor = request.caller.actor;
        const { document, created } = await database.withTenant(tenant, async (tx) => {
          const before = edited(name, await lockDocument(tx, name));
          checkMatch(request.header("if-match"), before);
          checkNoneMatch(request.header("if-none-match"), before);
          const stored = await putDocument(tx, {
            name,
            digest: plan.digest,
            sourceDigest: `sha256:${createHash("sha256").update(text).digest("hex")}`,
            kind: plan.kind,
            format,
            source: text,
            labels: plan.labels,
            createdBy: actor,
          });
          if (stored.created) {
            const detail = { version: stored.document.version };
            await appendAudit(tx, { actor, action: "document.put", target: name, detail });
          }
          return stored;
        });
        const body = { ...viewDocument(document), diagnostics };
        const etag = etagOfRow(document);
        return created
          ? { status: 201, headers: { etag, location: `/documents/${name}?version=${document.version}` }, body }
          : { status: 200, headers: { etag }, body };
      },
    },
    {
      operation: "getDocument",
      scope: "documents:read",
      async handle(request) {
        const name = demandName(request.params["name"]);
        const version = request.query["version"] as number | undefined;
        const reference = version === undefined ? name : `${name}@${version}`;
        const row = await database.withTenant(request.caller.tenant, (tx) => findDocument(tx, reference));
        if (row === null) throw await documentNotFound(database, request.caller.tenant, reference);
        const etag = etagOfRow(row);
        if (isUnchanged(request.header("if-none-match"), etag)) return { status: 304, headers: { etag } };
        return { status: 200, headers: { etag }, body: viewDocument(row) };
      },
    },
    {
      operation: "deleteDocument",
      scope: "documents:write",
      async handle(request) {
        const name = demandName(request.params["name"]);
        const gone = await database.withTenant(request.caller.tenant, async (tx) => {
          const before = await lockDocument(tx, name);
          if (before === null) return false;
          checkMatch(request.header("if-match"), edited(name, before));
          const deleted = await deleteDocument(tx, name);
          const actor = request.caller.actor;
          if (deleted) await appendAudit(tx, { actor, action: "document.delete", target: name });
          return deleted;
        });
        if (!gone) throw await documentNotFound(database, request.caller.tenant, name);
        return { status: 204 };
      },
    },
    {
      operation: "listDocuments",
      scope: "documents:read",
      async handle(request) {
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listDocuments(tx, {}, (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows.map(viewSummary), next_cursor: page.next } };
      },
    },
    {
      operation: "listDocumentVersions",
      scope: "documents:read",
      async handle(request) {
        const name = demandName(request.params["name"]);
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listDocumentVersions(tx, name, (cursor as string | undefined) ?? null, limit as number),
        );
        if (page.rows.length === 0 && cursor === undefined) {
          throw await documentNotFound(database, request.caller.tenant, name);
        }
        return { status: 200, body: { data: page.rows.map(viewSummary), next_cursor: page.next } };
      },
    },
  ];
}

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Of a document that is to be stored. */
function readName(name = ""): string {
  if (NAME.test(name)) return name;
  const form = "lower-case letters, digits and hyphens, a letter first, at most 63";
  throw new ApiError("invalid-request", `"${name}" is no document's name: ${form}`);
}

/** A name that no document can have is one that none has. */
function demandName(name: string | undefined): string {
  if (name !== undefined && NAME.test(name)) return name;
  throw new ApiError("document-not-found", `no document is "${name ?? ""}"`);
}

function nameDiffers(written: string, address: string): ApiError {
  const detail = `the document's name is "${written}", and it is to be stored as "${address}"`;
  return new ApiError("invalid-request", detail, {
    members: { errors: [{ pointer: "/name", detail: `is not "${address}"`, code: "const" }] },
  });
}

/** The text as a file of its own: out of an envelope, YAML stands as far to the right as it stood there. */
function asFile(text: string, format: "json" | "yaml"): string {
  const trimmed = text.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
  if (format === "json") return trimmed.trimStart();
  const indent = /^ */.exec(trimmed)?.[0] ?? "";
  return trimmed
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join("\n");
}

function formatOf({ format, source }: DocumentSource): "json" | "yaml" {
  if (format !== "auto") return format;
  return source.trimStart().startsWith("{") ? "json" : "yaml";
}

const etagOfRow = ({ name, version }: DocumentSummary): string => etagOf(`${name}@${version}`);

function edited(name: string, row: DocumentSummary | null): Edited {
  return { what: `the document "${name}"`, etag: row === null ? null : etagOfRow(row) };
}

function viewSummary(row: DocumentSummary): JsonObject {
  return { name: row.name, version: row.version, digest: row.digest, created_at: row.created_at };
}

function viewDocument(row: DocumentRow): JsonObject {
  const parsed = parseDocument(row.source, row.format);
  const document: Json = parsed.sourced?.value ?? null;
  return { ...viewSummary(row), document, source: row.source };
}
