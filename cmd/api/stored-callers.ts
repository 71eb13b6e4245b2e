import { findDocument, listDocuments, type DocumentRow, type Tx } from "../../runtime/store/index.ts";

/** So many stored documents are looked through; beyond, an author learns it when the caller is next stored or run. */
const MAX_DOCUMENTS = 500;
const PAGE = 100;

/** Stored documents, in their newest version, whose text has the name in it: those that run it are among them. */
export async function findMentions(tx: Tx, name: string): Promise<DocumentRow[]> {
  const mentions: DocumentRow[] = [];
  let cursor: string | null = null;
  for (let looked = 0; looked < MAX_DOCUMENTS; looked += PAGE) {
    const page: Awaited<ReturnType<typeof listDocuments>> = await listDocuments(tx, { kind: "Workflow" }, cursor, PAGE);
    for (const row of page.rows) {
      const document = row.name === name ? null : await findDocument(tx, row.name);
      if (document !== null && document.source.includes(name)) mentions.push(document);
    }
    if (page.next === null) break;
    cursor = page.next;
  }
  return mentions;
}
