import { headerNameProblem, headerValueProblem } from "../../../../runtime/ir/http-request.ts";
import { activityFailure } from "../../activity.ts";

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
      const problem = headerValueProblem(name, value);
      if (problem !== null) throw activityFailure("activity.invalid_input", problem);
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
  const problem = headerNameProblem(name);
  if (problem !== null) throw activityFailure("activity.invalid_input", problem);
  return name.toLowerCase();
}
