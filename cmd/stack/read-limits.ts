import { isIP } from "node:net";
import { nearest } from "../../runtime/ir/near-miss.ts";
import { TENANT_LIMITS, type TenantLimit, type TenantLimits } from "../../runtime/store/index.ts";
import type { Reader } from "./environment.ts";

const MOST = 1_000_000_000_000;

/** `WATCHLOOM_LIMITS`: `runs_at_once=200,requests_per_minute=600`, for tenants that have no figure of their own. */
export function readTenantLimits({ list, problems }: Reader): Partial<TenantLimits> {
  const limits: { [name in TenantLimit]?: number } = {};
  for (const entry of list("WATCHLOOM_LIMITS")) {
    const [name = "", text = ""] = entry.split("=");
    const known = TENANT_LIMITS.find((limit) => limit === name);
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (known === undefined) {
      const near = nearest(name, TENANT_LIMITS);
      const hint = near === undefined ? `one of ${TENANT_LIMITS.join(", ")}` : `did you mean "${near}"?`;
      problems.push(`WATCHLOOM_LIMITS has "${entry}", and "${name}" is no limit; ${hint}`);
    } else if (!(value <= MOST)) {
      problems.push(`WATCHLOOM_LIMITS has "${entry}"; write ${known}=<whole number from 0 to ${MOST}>`);
    } else {
      limits[known] = value;
    }
  }
  return limits;
}

/** Addresses and CIDRs whose X-Forwarded-For is believed. */
export function readTrustedProxies({ list, problems }: Reader): string[] {
  const proxies = list("WATCHLOOM_TRUSTED_PROXIES");
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (most >= 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))) continue;
    problems.push(`WATCHLOOM_TRUSTED_PROXIES has "${proxy}", which is no address and no CIDR such as 10.0.0.0/8`);
  }
  return proxies;
}
