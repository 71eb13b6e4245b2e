import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBlobStore, type BlobStore } from "../../runtime/store/index.ts";

/** A blob store in a folder of the test's own. */
export interface TestBlobs extends BlobStore {
  readonly folder: string;
  /** Tenants that have payloads. */
  payloadTenants(): Promise<string[]>;
  dispose(): Promise<void>;
}

export async function makeTestBlobs(): Promise<TestBlobs> {
  return openTestBlobs(await mkdtemp(join(tmpdir(), "watchloom-blobs-")));
}

/** That of another process. */
export function openTestBlobs(folder: string): TestBlobs {
  return {
    ...makeBlobStore({ directory: folder }),
    folder,
    payloadTenants: () => readdir(join(folder, "payloads")),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
