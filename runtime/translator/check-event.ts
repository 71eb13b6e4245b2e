import { validate } from "./generated/event.cjs";

/** Why a value is no event as `schemas/event.schema.json` says; null where it is one. */
export function eventProblem(value: unknown): { readonly pointer: string; readonly detail: string } | null {
  if (validate(value)) return null;
  const [first] = validate.errors ?? [];
  return { pointer: first?.instancePath ?? "", detail: first?.message ?? "is no event" };
}
