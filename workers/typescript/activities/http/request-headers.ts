import { activityFailure } from "../../activity.ts";

/** They belong to the connection, or would let a request pose as one to another host. */
const NOT_YOURS = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export interface RequestHeaders {
  get(name: string): string | undefined;
  /** `secret`: dropped on a redirect to another origin. */
  set(name: string, value: string, secret: boolean): void;
  /** Leaves it out, a default too. */
  remove(name: string): void;
  byDefault(name: string, value: string): void;
  all(): Record<string, string>;
  sensitive(): ReadonlySet<string>;
}

/** Throws `activity.invalid_input` for what no header can be; values are never told, they may be secrets. */
export function makeHeaders(): RequestHeaders {
  const values = new Map<string, string | null>();
  const secrets = new Set<string>();
  return {
    get: (name) => values.get(name) ?? undefined,
    set(name, value, secret) {
      const key = checkedName(name);
      if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        throw activityFailure("activity.invalid_input", `The header "${name}" holds a character that no header can`);
      }
      values.set(key, value);
      if (secret) secrets.add(key);
    },
    remove: (name) => void values.set(checkedName(name), null),
    byDefault(name, value) {
      if (!values.has(name)) values.set(name, value);
    },
    all: () => Object.fromEntries([...values].filter((entry): entry is [string, string] => entry[1] !== null)),
    sensitive: () => secrets,
  };
}

function checkedName(name: string): string {
  const key = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(key)) {
    throw activityFailure("activity.invalid_input", `"${name}" is not the name of a header`);
  }
  if (NOT_YOURS.has(key)) {
    throw activityFailure("activity.invalid_input", `The header "${name}" cannot be set by a document`);
  }
  return key;
}
