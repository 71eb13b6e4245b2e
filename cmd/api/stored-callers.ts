import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import {
  findDocument,
  listDocuments,
  secretNames,
  type Database,
  type DocumentRow,
  type Tx,
} from "../../runtime/store/index.ts";
import { documentReferences, warnOfCallers } from "../../runtime/translator/index.ts";
import { fetchDocuments } from "./translation.ts";

/** So many stored documents are looked through; beyond, an author learns it when the caller is next stored or run. */
const MAX_DOCUMENTS = 500;
const PAGE = 100;

/** A warning for each stored document that runs this one and, since this version of it, no longer fits. */
export async function findUnfitCallers(
  database: Database,
  manifests: ReadonlyMap<string, ActivityManifest>,
  tenant: string,
  stored: DocumentRow,
): Promise<Diagnostic[]> {
  if (stored.version === 1) return [];
  const found = await database.withTenant(tenant, async (tx) => {
    const callers = await findCallers(tx, stored.name);
    const references = callers.flatMap((caller) => documentReferences(caller.source, caller.format));
    return {
      callers,
      documents: await fetchDocuments(tx, references),
      previous: await findDocument(tx, `${stored.name}@${stored.version - 1}`),
      secrets: new Set(await secretNames(tx)),
    };
  });
  const { callers, documents, previous, secrets } = found;
  if (callers.length === 0) return [];
  const options = { manifests, secrets, tenant, documents: (ref: string) => documents.get(ref) };
  return warnOfCallers(callers, options, (ref) => (ref === stored.name ? (previous ?? undefined) : documents.get(ref)));
}

async function findCallers(tx: Tx, name: string): Promise<DocumentRow[]> {
  const callers: DocumentRow[] = [];
  let cursor: string | null = null;
  for (let looked = 0; looked < MAX_DOCUMENTS; looked += PAGE) {
    const page: Awaited<ReturnType<typeof listDocuments>> = await listDocuments(tx, { kind: "Workflow" }, cursor, PAGE);
    for (const row of page.rows) {
      const document = row.name === name ? null : await findDocument(tx, row.name);
      if (document === null || !document.source.includes(name)) continue;
      if (documentReferences(document.source, document.format).includes(name)) callers.push(document);
    }
    if (page.next === null) break;
    cursor = page.next;
  }
  return callers;
}
