import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import {
  findDocument,
  findDocumentByDigest,
  secretNames,
  type Database,
  type DocumentRow,
  type Tx,
} from "../../runtime/store/index.ts";
import { documentReferences, translate, type Translation } from "../../runtime/translator/index.ts";
import { findCallers } from "./stored-callers.ts";
import { invalidDocument, type DocumentSource } from "./submission.ts";

export interface Translator {
  /** Everything that the tenant has is looked up first, since the translator itself asks nobody. */
  translate(tenant: string, document: DocumentSource): Promise<Translation>;
  /** @throws ApiError `invalid-document` with every diagnostic */
  demand(tenant: string, document: DocumentSource, storeAs?: string): Promise<Extract<Translation, { ok: true }>>;
}

/** Deeper than documents may nest, so that the translator can say so; and no more than a plan may hold. */
const MAX_LEVELS = 10;
const MAX_DOCUMENTS = 200;

export function makeTranslator(database: Database, manifests: ReadonlyMap<string, ActivityManifest>): Translator {
  /** `storeAs`: the document will be this name's newest; stored ones that run it and will not fit are warned of. */
  const translateFor = async (tenant: string, document: DocumentSource, storeAs?: string): Promise<Translation> => {
    const { source, format } = document;
    const found = await database.withTenant(tenant, async (tx) => {
      const callers = storeAs === undefined ? [] : await findCallers(tx, storeAs);
      const references = [document, ...callers].flatMap((each) => documentReferences(each.source, each.format));
      return { callers, documents: await fetchDocuments(tx, references), secrets: new Set(await secretNames(tx)) };
    });
    const { callers, documents, secrets } = found;
    return translate(source, { format, manifests, documents: (ref) => documents.get(ref), secrets, tenant, callers });
  };
  return {
    translate: translateFor,
    async demand(tenant, document, storeAs) {
      const translation = await translateFor(tenant, document, storeAs);
      if (!translation.ok) throw invalidDocument(translation.diagnostics);
      return translation;
    },
  };
}

/** A stored document by `name` (the newest), `name@3` or `sha256:…`; null where the tenant has none such. */
export function resolveReference(tx: Tx, reference: string): Promise<DocumentRow | null> {
  return reference.startsWith("sha256:") ? findDocumentByDigest(tx, reference) : findDocument(tx, reference);
}

/** All that the references lead to, level by level. */
async function fetchDocuments(tx: Tx, references: readonly string[]): Promise<Map<string, DocumentRow>> {
  const found = new Map<string, DocumentRow>();
  let wanted = [...new Set(references)];
  for (let level = 0; level < MAX_LEVELS && wanted.length > 0; level += 1) {
    const next = new Set<string>();
    for (const reference of wanted) {
      if (found.size >= MAX_DOCUMENTS) return found;
      const row = await resolveReference(tx, reference);
      if (row === null) continue;
      found.set(reference, row);
      for (const inner of documentReferences(row.source, row.format)) if (!found.has(inner)) next.add(inner);
    }
    wanted = [...next];
  }
  return found;
}
