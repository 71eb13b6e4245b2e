/**
 * Asserts what only a bug of ours can break. In the API it becomes a 500, in a workflow a failed workflow task that a
 * fix can heal; it is never caught to say something polite.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
