import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Sealer } from "../../runtime/store/index.ts";
import type { AnswerVault } from "./answer-once.ts";

/** No secret has this name: it begins with no letter. */
const NAME = "/api-key";

/** The answer that shows a new key (as `key`) as it is kept for a repeat: the key itself sealed, since a dump of the database has no key. */
export function keyVault(sealer: Sealer, tenant: string): AnswerVault {
  return {
    close(body) {
      const view = body as JsonObject;
      const { bytes, keyId } = sealer.seal(tenant, NAME, view["key"] as string);
      return { ...view, key: { sealed: Buffer.from(bytes).toString("base64"), by: keyId } };
    },
    open(kept): Json {
      const view = kept as JsonObject;
      const { sealed, by } = view["key"] as { sealed: string; by: string };
      return { ...view, key: sealer.open(tenant, NAME, { bytes: Buffer.from(sealed, "base64"), keyId: by }) };
    },
  };
}
