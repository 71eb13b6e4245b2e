import type { JsonObject } from "../../ir/json.ts";
import type { ImportedSecret } from "./imported.ts";

/** Takes what must not stand in a document, and gives what stands there instead. */
export interface SecretKeeper {
  /** `purpose` ends the secret's name: `<monitor>.<purpose>`. */
  keep(purpose: string, value: string, host: string): JsonObject;
  readonly kept: readonly ImportedSecret[];
}

/** Names of secrets: at most 63 characters. */
const LONGEST = 63;

export function makeSecretKeeper(monitor: string): SecretKeeper {
  const kept: ImportedSecret[] = [];
  return {
    kept,
    keep(purpose, value, host) {
      const same = kept.find((one) => one.value === value && one.hosts[0] === host);
      if (same !== undefined) return { $secret: same.name };
      for (let n = 1; ; n += 1) {
        const suffix = `.${purpose}${n === 1 ? "" : String(n)}`;
        const name = monitor.slice(0, LONGEST - suffix.length) + suffix;
        if (kept.some((one) => one.name === name)) continue;
        kept.push({ name, value, hosts: [host] });
        return { $secret: name };
      }
    },
  };
}

/** Headers that say who asks. */
const CREDENTIALS = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token|x-access-token)$/i;

/** Headers as a document has them: those that hold credentials are kept as secrets. */
export function importHeaders(
  headers: { readonly [name: string]: string },
  host: string,
  secrets: SecretKeeper,
  literal: (text: string) => string,
): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      CREDENTIALS.test(name) ? secrets.keep(name.toLowerCase(), value, host) : literal(value),
    ]),
  );
}
