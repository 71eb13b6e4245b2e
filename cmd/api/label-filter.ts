import { ApiError } from "./problems.ts";

/** `name=value` as often as it stood in the query; all must match. @throws ApiError `invalid-request` where none can */
export function readLabelFilter(labels: readonly string[]): { readonly [name: string]: string } {
  const wanted = new Map<string, string>();
  for (const label of labels) {
    const at = label.indexOf("=");
    const [name, value] = [label.slice(0, at), label.slice(at + 1)];
    const before = wanted.get(name);
    if (before !== undefined && before !== value) {
      const values = `"${before}" and "${value}"`;
      throw new ApiError("invalid-request", `nothing has the label "${name}" twice, and all must match: ${values}`);
    }
    wanted.set(name, value);
  }
  return Object.fromEntries(wanted);
}
