import assert from "node:assert/strict";

const AT_ONCE = 8;
const SHOWN = 20;

/** Does the work for each item, a few at once, and fails with all that went wrong, not with the first alone. */
export async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const wrong: string[] = [];
  const left = items.values();
  const strand = async (): Promise<void> => {
    for (const item of left) {
      await work(item).catch((error: unknown) => wrong.push(error instanceof Error ? error.message : String(error)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, strand));
  assert.equal(wrong.length, 0, `${wrong.length} of ${items.length}:\n${wrong.slice(0, SHOWN).join("\n")}`);
}
