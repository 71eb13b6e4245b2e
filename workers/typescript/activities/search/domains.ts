import { activityFailure } from "../../activity.ts";

/** Which pages may stand as sources. A domain means its subdomains too. */
export interface DomainRules {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** `host` as in `URL.hostname`; undefined: nobody knows, so only where every host may. */
  admits(host: string | undefined): boolean;
}

/** @throws FailureError `activity.invalid_input` */
export function makeDomainRules(allowDomains: unknown, denyDomains: unknown): DomainRules {
  const allow = domains(allowDomains, "allowDomains");
  const deny = domains(denyDomains, "denyDomains");
  const isOf = (host: string, list: readonly string[]): boolean =>
    list.some((domain) => host === domain || host.endsWith(`.${domain}`));
  return {
    allow,
    deny,
    admits(host) {
      if (host === undefined) return allow.length === 0 && deny.length === 0;
      return !isOf(host, deny) && (allow.length === 0 || isOf(host, allow));
    },
  };
}

function domains(value: unknown, field: string): string[] {
  return (Array.isArray(value) ? value : []).map((given: unknown) => {
    const text = String(given).trim().toLowerCase().replace(/^\*\./, "").replace(/\.$/, "");
    const host = /[/\\@?#:\s]/.test(text) ? undefined : URL.parse(`http://${text}/`)?.hostname;
    if (host === undefined || host === "") {
      throw activityFailure(
        "activity.invalid_input",
        `"${String(given)}" in "${field}" is no domain, such as "example.org"`,
      );
    }
    return host;
  });
}
