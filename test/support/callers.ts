import type { Caller } from "../../cmd/api/caller.ts";

/** Somebody who came with an API key called `lead`. */
export const KEY_CALLER: Caller = {
  tenant: "t",
  actor: "key:lead",
  kind: "key",
  keyId: "k",
  keyName: "lead",
  roles: [],
  scopes: ["runs:write", "documents:read"],
};
