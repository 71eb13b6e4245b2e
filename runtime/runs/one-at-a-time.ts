/** Does what concerns one key one after another, and what concerns different keys side by side. */
export interface OneAtATime {
  <T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * In front of a lock in the database: there each one who waits holds a connection, and a tenant that posts a hundred
 * runs of one key at once would hold them all.
 */
export function makeOneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
