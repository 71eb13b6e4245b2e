import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../runtime/ir/manifest.ts";
import {
  documentNames,
  findDocument,
  findDocumentByDigest,
  listOwnActivities,
  secretNames,
  type ActivityRow,
  type Database,
  type DocumentRow,
  type TenantLimits,
  type TenantReader,
  type Tx,
} from "../../runtime/store/index.ts";
import type { RunLimits, Translation } from "../../runtime/translator/index.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { KnownDocument } from "./document-tasks.ts";
import { findMentions } from "./stored-callers.ts";
import type { DocumentSource } from "./document-source.ts";
import { invalidDocument } from "./submission.ts";

export interface Translator {
  /**
   * Everything that the tenant has is looked up first, since the translator itself asks nobody. `storeAs`: the document
   * will be this name's newest, and stored ones that run it and will not fit are warned of.
   */
  translate(tenant: string, document: DocumentSource, storeAs?: string): Promise<Translation>;
  /** @throws ApiError `invalid-document` with every diagnostic */
  demand(tenant: string, document: DocumentSource, storeAs?: string): Promise<Extract<Translation, { ok: true }>>;
}

/** Deeper than documents may nest, so that the translator can say so; and no more than a plan may hold. */
const MAX_LEVELS = 10;
const MAX_DOCUMENTS = 200;

export function makeTranslator(
  database: Database,
  reader: DocumentReader,
  manifests: ReadonlyMap<string, ActivityManifest>,
  tenants: TenantReader,
  passes?: readonly string[],
): Translator {
  const translateFor: Translator["translate"] = async (tenant, document, storeAs) => {
    const callers = storeAs === undefined ? [] : await findCallers(tenant, storeAs);
    const references = await reader.references([document, ...callers]);
    const documents = await fetchDocuments(tenant, references);
    const missing = references.some((reference) => !documents.has(reference));
    const { secrets, names, own } = await database.withTenant(tenant, async (tx) => ({
      secrets: await secretNames(tx),
      own: await listOwnActivities(tx),
      names: missing ? await documentNames(tx) : [],
    }));
    const { limits } = await tenants.of(tenant);
    return reader.translate({
      document,
      tenant,
      documents,
      callers,
      secrets: new Set(secrets),
      limits: runLimits(limits),
      now: Date.now(),
      ...(passes === undefined ? {} : { passes }),
      ...(missing ? { documentNames: new Set(names) } : {}),
      ...(manifests === BUILT_IN_MANIFESTS && own.length === 0 ? {} : { manifests: withOwn(manifests, own) }),
    });
  };

  /** Stored documents, in their newest version, that run the newest version of `name`. */
  const findCallers = async (tenant: string, name: string): Promise<KnownDocument[]> => {
    const mentions = await database.withTenant(tenant, (tx) => findMentions(tx, name));
    const callers: KnownDocument[] = [];
    for (const row of mentions) {
      const caller = known(row);
      if ((await reader.references([caller])).includes(name)) callers.push(caller);
    }
    return callers;
  };

  /** All that the references lead to, level by level. */
  const fetchDocuments = async (tenant: string, references: readonly string[]): Promise<Map<string, KnownDocument>> => {
    const found = new Map<string, KnownDocument>();
    let wanted = references;
    for (let level = 0; level < MAX_LEVELS && wanted.length > 0 && found.size < MAX_DOCUMENTS; level += 1) {
      const fresh = wanted.filter((reference) => !found.has(reference)).slice(0, MAX_DOCUMENTS - found.size);
      const rows = await database.withTenant(tenant, (tx) => resolveAll(tx, fresh));
      for (const [reference, row] of rows) found.set(reference, known(row));
      wanted = await reader.references([...rows.values()].map(known));
    }
    return found;
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

/** What a document is refused for at submit; a run cannot take more than its document could. */
function runLimits({ steps, history_events: historyEvents }: TenantLimits): Partial<RunLimits> {
  return { steps, historyEvents };
}

/** The built-in ones, and those of the tenant's own workers. */
export function withOwn(
  manifests: ReadonlyMap<string, ActivityManifest>,
  own: readonly ActivityRow[],
): ReadonlyMap<string, ActivityManifest> {
  return own.length === 0
    ? manifests
    : new Map([...manifests, ...own.map(({ manifest }) => [manifest.name, manifest] as const)]);
}

/** A stored document by `name` (the newest), `name@3` or `sha256:…`; null where the tenant has none such. */
export function resolveReference(tx: Tx, reference: string): Promise<DocumentRow | null> {
  return reference.startsWith("sha256:") ? findDocumentByDigest(tx, reference) : findDocument(tx, reference);
}

async function resolveAll(tx: Tx, references: readonly string[]): Promise<Map<string, DocumentRow>> {
  const rows = new Map<string, DocumentRow>();
  for (const reference of references) {
    const row = await resolveReference(tx, reference);
    if (row !== null) rows.set(reference, row);
  }
  return rows;
}

function known({ name, version, digest, source, format }: DocumentRow): KnownDocument {
  return { name, version, digest, source, format };
}
