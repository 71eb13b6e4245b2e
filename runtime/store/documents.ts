import { invariant } from "../ir/invariant.ts";
import { cursorKey, toPage, type Page } from "./paging.ts";
import type { Parameter, Tx } from "./transaction.ts";

/** One version of a named document. */
export interface DocumentRow {
  readonly name: string;
  readonly version: number;
  /** Of the plan. */
  readonly digest: string;
  /** Of the text. */
  readonly source_digest: string;
  readonly kind: "Workflow" | "Monitor";
  readonly format: "json" | "yaml";
  readonly source: string;
  readonly labels: { readonly [name: string]: string };
  readonly created_at: string;
  readonly created_by: string | null;
  readonly deleted_at: string | null;
}
/** Without the text. */
export type DocumentSummary = Omit<DocumentRow, "source">;

export interface NewDocument {
  readonly name: string;
  readonly digest: string;
  readonly sourceDigest: string;
  readonly kind: "Workflow" | "Monitor";
  readonly format: "json" | "yaml";
  readonly source: string;
  readonly labels?: { readonly [name: string]: string };
  readonly createdBy?: string;
}

const SUMMARY = "name, version, digest, source_digest, kind, format, labels, created_at, created_by, deleted_at";

/** Nobody else changes the document until the transaction ends; its newest version, null where there is none. */
export async function lockDocument(tx: Tx, name: string): Promise<DocumentRow | null> {
  invariant(tx.tenant !== null, "a document belongs to a tenant");
  await tx.query("select pg_advisory_xact_lock(hashtextextended('wl.document/' || $1 || '/' || $2, 2))", [
    tx.tenant,
    name,
  ]);
  return findDocument(tx, name);
}

/** Stores a new version, unless the newest one has the same text and the same plan. */
export async function putDocument(
  tx: Tx,
  document: NewDocument,
): Promise<{ readonly document: DocumentRow; readonly created: boolean }> {
  // Two at a time would take the same number.
  await lockDocument(tx, document.name);
  const [newest] = await tx.query<DocumentRow>(
    `select ${SUMMARY}, source from wl.documents where tenant = $1 and name = $2 order by version desc limit 1`,
    [tx.tenant, document.name],
  );
  if (
    newest &&
    newest.deleted_at === null &&
    newest.source_digest === document.sourceDigest &&
    newest.digest === document.digest
  ) {
    return { document: newest, created: false };
  }
  const [made] = await tx.query<DocumentRow>(
    `insert into wl.documents (tenant, name, version, digest, source_digest, kind, format, source, labels, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${SUMMARY}, source`,
    [
      tx.tenant,
      document.name,
      (newest?.version ?? 0) + 1,
      document.digest,
      document.sourceDigest,
      document.kind,
      document.format,
      document.source,
      JSON.stringify(document.labels ?? {}),
      document.createdBy ?? null,
    ],
  );
  return { document: made!, created: true };
}

/** `name` (the newest), `name@3`, `name@sha256:…`: those in use are found by digest even when deleted. */
export async function findDocument(tx: Tx, reference: string): Promise<DocumentRow | null> {
  const at = reference.indexOf("@");
  const name = at < 0 ? reference : reference.slice(0, at);
  const wanted = at < 0 ? null : reference.slice(at + 1);
  const values: Parameter[] = [tx.tenant, name];
  let where = "deleted_at is null";
  if (wanted !== null && /^[1-9][0-9]{0,8}$/.test(wanted)) {
    where += ` and version = $${values.push(Number(wanted))}`;
  } else if (wanted !== null) {
    where = `digest = $${values.push(wanted)}`;
  }
  const [row] = await tx.query<DocumentRow>(
    `select ${SUMMARY}, source from wl.documents where tenant = $1 and name = $2 and ${where}
      order by version desc limit 1`,
    values,
  );
  return row ?? null;
}

/** By the digest of the plan, whatever its name. */
export async function findDocumentByDigest(tx: Tx, digest: string): Promise<DocumentRow | null> {
  const [row] = await tx.query<DocumentRow>(
    `select ${SUMMARY}, source from wl.documents where tenant = $1 and digest = $2 order by version desc limit 1`,
    [tx.tenant, digest],
  );
  return row ?? null;
}

/** The newest version of each document that is not deleted, by name. @throws InvalidCursorError */
export async function listDocuments(
  tx: Tx,
  filter: { readonly kind?: "Workflow" | "Monitor" },
  cursor: string | null,
  limit: number,
): Promise<Page<DocumentSummary>> {
  const key = cursorKey(cursor, 1);
  const rows = await tx.query<DocumentSummary>(
    `select ${SUMMARY} from (
       select distinct on (name) ${SUMMARY} from wl.documents
        where tenant = $1 and name > $2 order by name, version desc) d
      where deleted_at is null and ($3::text is null or kind = $3) order by name limit $4`,
    [tx.tenant, key?.[0] ?? "", filter.kind ?? null, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.name]);
}

/** Nobody has so many that a near miss beyond them matters. */
const MAX_NAMES = 2000;

/** The names in use, for near misses. */
export async function documentNames(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    "select distinct name from wl.documents where tenant = $1 and deleted_at is null order by name limit $2",
    [tx.tenant, MAX_NAMES],
  );
  return rows.map((row) => row.name);
}

/** All versions of one document, the newest first. @throws InvalidCursorError */
export async function listDocumentVersions(
  tx: Tx,
  name: string,
  cursor: string | null,
  limit: number,
): Promise<Page<DocumentSummary>> {
  const before = cursorKey(cursor, 1)?.[0];
  const rows = await tx.query<DocumentSummary>(
    `select ${SUMMARY} from wl.documents
      where tenant = $1 and name = $2 and deleted_at is null and version < coalesce($3::integer, 2147483647)
      order by version desc limit $4`,
    [tx.tenant, name, before === undefined ? null : Number(before) || 0, limit + 1],
  );
  return toPage(rows, limit, (row) => [String(row.version)]);
}

/** All its versions are offered no more. False: there is no such document. */
export async function deleteDocument(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.query(
    `update wl.documents set deleted_at = clock_timestamp()
      where tenant = $1 and name = $2 and deleted_at is null returning version`,
    [tx.tenant, name],
  );
  return rows.length > 0;
}
