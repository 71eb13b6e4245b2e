import { createHash } from "node:crypto";
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PayloadStore } from "../../runtime/bridge/index.ts";
import type { Blobs } from "../../workers/typescript/segment/ports.ts";

export interface TestBlobs extends Blobs, PayloadStore {
  readonly folder: string;
  /** Tenants that have payloads. */
  payloadTenants(): Promise<string[]>;
  dispose(): Promise<void>;
}
export async function makeTestBlobs(): Promise<TestBlobs> {
  return openTestBlobs(await mkdtemp(join(tmpdir(), "watchloom-blobs-")));
}

/** Those of another process. */
export function openTestBlobs(folder: string): TestBlobs {
  const read = (path: string) =>
    readFile(path).then(
      (bytes) => new Uint8Array(bytes),
      () => null,
    );
  const write = async (path: string, bytes: Uint8Array) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  };
  return {
    folder,
    async put(tenant, bytes, mediaType) {
      const hex = createHash("sha256").update(bytes).digest("hex");
      await write(join(folder, "values", tenant, hex), bytes);
      return { digest: `sha256:${hex}`, size: bytes.length, mediaType };
    },
    get: (tenant, digest) => read(join(folder, "values", tenant, digest.slice(7))),
    putPayload: (tenant, digest, bytes) => write(join(folder, "payloads", tenant, digest), bytes),
    getPayload: (tenant, digest) => read(join(folder, "payloads", tenant, digest)),
    payloadTenants: () => readdir(join(folder, "payloads")),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
