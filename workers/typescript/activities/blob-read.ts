import { activityFailure, type Activity } from "../activity.ts";
import { builtInManifest } from "./built-in-manifest.ts";
import { blobDigest, readBlob } from "./http/blob-marker.ts";
import { decodeText } from "./http/charset.ts";
import { parseJson } from "./http/parse-json.ts";

/** `blob.read`: the content of what `expect: bytes` stored, as text or JSON. */
export function makeBlobRead(): Activity {
  const manifest = builtInManifest("blob.read");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run({ ref, as }, context) {
      const digest = blobDigest(ref);
      if (digest === null) throw activityFailure("activity.invalid_input", '"ref" is not a reference to a blob');
      const bytes = await readBlob(digest, context);
      if (bytes.length > context.maxBytes) {
        throw activityFailure("http.too_large", `The blob is larger than ${context.maxBytes} bytes`);
      }
      const type = (ref as { readonly media_type?: unknown }).media_type;
      const text = decodeText(bytes, typeof type === "string" ? type : "text/plain");
      return { output: as === "json" ? parseJson(text) : text };
    },
  };
}
