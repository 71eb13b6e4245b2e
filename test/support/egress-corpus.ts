import type { LookupAddress } from "node:dns";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { ResolveAll } from "../../workers/typescript/egress/connector.ts";

export interface EgressCase {
  readonly name: string;
  /** `{port}` is the canary's. */
  readonly url: string;
  /** Refused for its port, so only where ports are not opened for the test. */
  readonly strictPorts?: boolean;
  /** The failure's type; null: the guard lets the address pass. */
  readonly expect: string | null;
}

interface Corpus {
  readonly dns: Readonly<Record<string, readonly (readonly string[])[]>>;
  readonly cases: readonly EgressCase[];
}

const corpus = JSON.parse(readFileSync(new URL("../corpus/egress-urls.json", import.meta.url), "utf8")) as Corpus;

/** Addresses that attack the egress guard, with the canary's port filled in. */
export function egressCases(port: number): readonly EgressCase[] {
  return corpus.cases.map((given) => ({ ...given, url: given.url.replaceAll("{port}", String(port)) }));
}

/** Resolves by the corpus; each look-up of a name takes its next list of answers. */
export function egressResolver(): ResolveAll {
  const seen = new Map<string, number>();
  return (host, _options, callback) => {
    const lists = corpus.dns[host];
    if (lists === undefined) return callback(Object.assign(new Error(`no ${host}`), { code: "ENOTFOUND" }), []);
    const turn = seen.get(host) ?? 0;
    seen.set(host, turn + 1);
    const answers = lists[Math.min(turn, lists.length - 1)] ?? [];
    callback(
      null,
      answers.map((address): LookupAddress => ({ address, family: isIP(address) })),
    );
  };
}

/** What is relative, or is no value of a header, is another case as a redirect's address. */
export function canRedirectTo({ url, expect, strictPorts }: EgressCase): boolean {
  if (expect === null || strictPorts === true || !/^[a-z]+:[^\r\n\0]*$/.test(url)) return false;
  return Buffer.from(url, "utf8").toString("latin1") === url;
}
