import type { ApiBlobs } from "../blob-port.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";

/** Large values by their content; a tenant reaches its own alone, since the tenant is in the key. */
export function blobRoutes(blobs: ApiBlobs): Route[] {
  return [
    {
      operation: "getBlob",
      scope: "runs:read",
      async handle(request) {
        const digest = request.params["digest"] as string;
        const bytes = /^sha256:[0-9a-f]{64}$/.test(digest) ? await blobs.get(request.caller.tenant, digest) : null;
        if (bytes === null) throw new ApiError("blob-not-found", `no blob is "${digest}"`);
        return {
          status: 200,
          bytes,
          type: "application/octet-stream",
        };
      },
    },
  ];
}
